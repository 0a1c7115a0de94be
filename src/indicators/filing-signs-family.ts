/** Warning signs in one company's filings: a family, one small file for each company of market/companies.ts; others are followed by ticker (filing-panel.ts). */
import { absent } from "../core/outcome.ts";
import type { NamedCompany } from "../market/companies.ts";
import { byDay } from "./by-day.ts";
import {
  defineIndicator,
  evenStale,
  history,
  type IndicatorDefinition,
  optional,
  reading,
  type SeriesWindow,
} from "./define.ts";
import { filedFlow, fiscalQuarters, lastFourQuarters, quarterlyFlow, yearBefore } from "./filings.ts";

/** Growth over a year of a value by day; undefined where one of the two is not known or not positive. */
function growthOf(values: ReadonlyMap<string, number>, end: string, before: string): number | undefined {
  const [now, then] = [values.get(end), values.get(before)];
  return now !== undefined && then !== undefined && then > 0 ? now / then - 1 : undefined;
}

const marginOf = (sales: number | undefined, costs: number | undefined): number | undefined =>
  sales !== undefined && costs !== undefined && sales > 0 ? 1 - costs / sales : undefined;

/** The indicator `<company>-filing-signs`: how many of four signs point the wrong way. */
export function filingSigns({ id, name }: NamedCompany): IndicatorDefinition {
  return defineIndicator({
    id: `${id}-filing-signs`,
    title: `${name}, warning signs in the filings, of four`,
    section: "ai-funding",
    unit: "count",
    formula:
      "of four signs, those that are there: receivables grew faster over the year than revenue of the quarter; inventory did; the gross margin of the quarter is below that of the year before; operating cash flow of four quarters is below their net income. A sign whose figures are not filed counts as nothing in the value and spans the interval",
    meaning:
      "One sign is a quarter like others; four at once are sales that are booked, stocked and financed faster than they are paid.",
    reference: "models 3.1 to 3.3; Lev and Thiagarajan 1993",
    inputs: {
      receivables: history(`${id}.receivables`, 2),
      inventory: optional(evenStale(history(`${id}.inventory`, 1))),
      ...filedFlow("revenue", id),
      ...filedFlow("cost-of-revenue", id),
      ...filedFlow("net-income", id),
      ...filedFlow("operating-cash-flow", id),
    },
    compute: ({ receivables, inventory, ...flows }) => {
      const end = receivables.observed.at(-1)!;
      const before = yearBefore(receivables.observed, end);
      const revenue = quarterlyFlow("revenue", flows);
      const sales = before === undefined ? undefined : growthOf(revenue, end, before);
      if (before === undefined || sales === undefined)
        return absent("missing", `revenue of the quarter to ${end} and a year before; needs source sec/companyfacts`);
      const owed = growthOf(byDay(receivables), end, before);
      const stock = inventory && growthOf(byDay(inventory), end, before);
      const cost = quarterlyFlow("cost-of-revenue", flows);
      const margin = marginOf(revenue.get(end), cost.get(end));
      const marginBefore = marginOf(revenue.get(before), cost.get(before));
      const overYear = yearOf(receivables, flows, end);
      const signs = {
        receivables: owed === undefined ? undefined : owed > sales,
        inventory: stock === undefined ? undefined : stock > sales,
        grossMargin: margin === undefined || marginBefore === undefined ? undefined : margin < marginBefore,
        cash: overYear && overYear.cash < overYear.income,
      };
      const known = Object.values(signs).filter((sign) => sign !== undefined);
      const count = known.filter(Boolean).length;
      const unknown = Object.entries(signs).filter(([, sign]) => sign === undefined);
      const there = Object.entries(signs).filter(([, sign]) => sign === true);
      return reading(count, {
        interval: {
          lo: count,
          hi: count + unknown.length,
          method: "signs that are not known, all absent to all there",
          n: known.length,
        },
        details: {
          quarterEnd: end,
          against: before,
          salesGrowth: sales,
          receivablesGrowth: owed ?? null,
          inventoryGrowth: stock ?? null,
          grossMargin: margin ?? null,
          grossMarginBefore: marginBefore ?? null,
          operatingCashFlow4QuartersUsd: overYear?.cash ?? null,
          netIncome4QuartersUsd: overYear?.income ?? null,
          signs: there.map(([name]) => name).join(", ") || "none",
          unknown: unknown.map(([name]) => name).join(", ") || "none",
        },
      });
    },
  });
}

/** Cash flow and income of the four quarters up to `end`, or undefined when one of them is not known. */
function yearOf(receivables: SeriesWindow, flows: Readonly<Record<string, unknown>>, end: string) {
  const quarters = fiscalQuarters(receivables);
  const cash = lastFourQuarters(quarters, quarterlyFlow("operating-cash-flow", flows), end);
  const income = lastFourQuarters(quarters, quarterlyFlow("net-income", flows), end);
  return cash === undefined || income === undefined ? undefined : { cash, income };
}
