import { companyOf } from "../../../market/companies.ts";
import { inventoryGap } from "../../inventory-gap-family.ts";

export const nvdaInventoryGap = inventoryGap(companyOf("nvda"));
