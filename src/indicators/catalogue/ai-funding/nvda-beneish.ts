import { companyOf } from "../../../market/companies.ts";
import { beneishScreen } from "../../beneish-family.ts";

export const nvdaBeneish = beneishScreen(companyOf("nvda"));
