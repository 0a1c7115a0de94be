import { companyOf } from "../../../market/companies.ts";
import { filingSigns } from "../../filing-signs-family.ts";

export const googlFilingSigns = filingSigns(companyOf("googl"));
