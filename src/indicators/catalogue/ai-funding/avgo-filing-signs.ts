import { companyOf } from "../../../market/companies.ts";
import { filingSigns } from "../../filing-signs-family.ts";

export const avgoFilingSigns = filingSigns(companyOf("avgo"));
