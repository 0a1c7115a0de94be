import { companyOf } from "../../../market/companies.ts";
import { accruals } from "../../accruals-family.ts";

export const nvdaAccruals = accruals(companyOf("nvda"));
