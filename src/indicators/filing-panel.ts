/** What is shown of a company's filings: of every company whose filings are stored, also one that is followed by ticker. */
import type { NamedCompany } from "../market/companies.ts";
import { accruals } from "./accruals-family.ts";
import { beneishScreen } from "./beneish-family.ts";
import { type IndicatorDefinition, sections } from "./define.ts";
import { daysOfSales } from "./dso-family.ts";
import { filingSigns } from "./filing-signs-family.ts";
import { inventoryGap } from "./inventory-gap-family.ts";

const panel = [filingSigns, daysOfSales, inventoryGap, accruals, beneishScreen] as const;

/** The indicators of the list and the panels of the companies, each once, in the order of the sections. */
export function withPanels(
  listed: readonly IndicatorDefinition[],
  companies: readonly NamedCompany[],
): readonly IndicatorDefinition[] {
  const known = new Set(listed.map(({ id }) => id));
  const more = companies
    .flatMap((company) => panel.map((define) => define(company)))
    .filter(({ id }) => !known.has(id));
  const place = ({ section }: IndicatorDefinition) => sections.indexOf(section);
  return [...listed, ...more].sort((a, b) => place(a) - place(b));
}
