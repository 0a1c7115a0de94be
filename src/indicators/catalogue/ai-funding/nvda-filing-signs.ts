import { companyOf } from "../../../market/companies.ts";
import { filingSigns } from "../../filing-signs-family.ts";

export const nvdaFilingSigns = filingSigns(companyOf("nvda"));
