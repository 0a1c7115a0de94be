import { companyOf } from "../../../market/companies.ts";
import { daysOfSales } from "../../dso-family.ts";

export const nvdaDso = daysOfSales(companyOf("nvda"));
