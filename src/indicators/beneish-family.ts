/** Beneish's screen: a family, one for each company whose filings are read. */
import { absent } from "../core/outcome.ts";
import type { NamedCompany } from "../market/companies.ts";
import { type BeneishInputs, beneishContributions, beneishScore } from "../models/ai-funding/beneish.ts";
import { byDay } from "./by-day.ts";
import {
  defineIndicator,
  evenStale,
  history,
  type IndicatorDefinition,
  optional,
  parameter,
  reading,
} from "./define.ts";
import { filedFlow, quarterlyFlow, yearBefore } from "./filings.ts";

type ByDay = ReadonlyMap<string, number>;
const above = -1.78;
/** Names as Beneish gives them. */
const names = { aqi: "AQI", depi: "DEPI", sgai: "SGAI", lvgi: "LVGI" } as const;

/** The indicator `<company>-beneish`: the newest quarter against the same quarter a year before. A screen, never a verdict. */
export function beneishScreen({ id, name }: NamedCompany): IndicatorDefinition {
  const beside = (what: string) => optional(evenStale(history(`${id}.${what}`, 1)));
  return defineIndicator({
    id: `${id}-beneish`,
    title: `${name}, Beneish screen`,
    section: "ai-funding",
    unit: "score",
    formula:
      "M = -4.84 + 0.920 DSRI + 0.528 GMI + 0.404 AQI + 0.892 SGI + 0.115 DEPI - 0.172 SGAI + 4.679 TATA - 0.327 LVGI, the newest quarter against the same quarter of the year before; AQI from current assets and property over assets, DEPI from depreciation (with amortisation, as filed) over depreciation and property, SGAI from overhead over sales, LVGI from long-term debt and current liabilities over assets; one whose figures are not filed is assumed to be the value of a parameter (1: no change) and named; contributions in the details",
    meaning:
      "Above -1.78 the screen flags; it was built for yearly accounts of manufacturers, and growth alone can raise the flag.",
    reference: "models 3.4; Beneish 1999",
    inputs: {
      receivables: history(`${id}.receivables`, 2),
      assets: history(`${id}.assets`, 2),
      currentAssets: beside("current-assets"),
      property: beside("property"),
      currentLiabilities: beside("current-liabilities"),
      longTermDebt: beside("long-term-debt"),
      assumed: parameter("beneish-unreported-index"),
      ...filedFlow("revenue", id),
      ...filedFlow("cost-of-revenue", id),
      ...filedFlow("net-income", id),
      ...filedFlow("operating-cash-flow", id),
      ...filedFlow("depreciation", id),
      ...filedFlow("overhead", id),
    },
    compute: ({ receivables, assets, assumed, ...filed }) => {
      const end = receivables.observed.at(-1)!;
      const before = yearBefore(receivables.observed, end);
      const revenue = quarterlyFlow("revenue", filed);
      const cost = quarterlyFlow("cost-of-revenue", filed);
      const owed = byDay(receivables);
      const total = byDay(assets);
      const income = quarterlyFlow("net-income", filed).get(end);
      const cash = quarterlyFlow("operating-cash-flow", filed).get(end);
      const balance = total.get(end);
      if (before === undefined || income === undefined || cash === undefined || balance === undefined) {
        return absent(
          "missing",
          `accounts of the quarter to ${end} and of the year before; needs source sec/companyfacts`,
        );
      }
      const [sales, salesBefore] = [revenue.get(end), revenue.get(before)];
      const [costs, costsBefore] = [cost.get(end), cost.get(before)];
      if (sales === undefined || salesBefore === undefined || costs === undefined || costsBefore === undefined) {
        return absent(
          "missing",
          `revenue and its cost in the quarters to ${end} and ${before}; needs source sec/companyfacts`,
        );
      }
      const marginNow = 1 - costs / sales;
      const marginBefore = 1 - costsBefore / salesBefore;
      if (!(sales > 0 && salesBefore > 0 && marginNow > 0 && owed.get(before)! > 0)) {
        return absent("undefined-result", "the screen needs positive sales, receivables and gross margin");
      }
      const of = (window: typeof filed.property): ByDay => (window ? byDay(window) : new Map());
      const reported = reportedIndices({
        ...{ end, before, total, revenue },
        currentAssets: of(filed.currentAssets),
        property: of(filed.property),
        currentLiabilities: of(filed.currentLiabilities),
        longTermDebt: of(filed.longTermDebt),
        depreciation: quarterlyFlow("depreciation", filed),
        overhead: quarterlyFlow("overhead", filed),
      });
      const keys = Object.keys(names) as (keyof typeof names)[];
      const missing = keys.filter((key) => reported[key] === undefined);
      const indices: BeneishInputs = {
        dsri: owed.get(end)! / sales / (owed.get(before)! / salesBefore),
        gmi: marginBefore / marginNow,
        aqi: reported.aqi ?? assumed,
        sgi: sales / salesBefore,
        depi: reported.depi ?? assumed,
        sgai: reported.sgai ?? assumed,
        tata: (income - cash) / balance,
        lvgi: reported.lvgi ?? assumed,
      };
      const contributions = beneishContributions(indices);
      const score = beneishScore(indices);
      return reading(score, {
        label: score > above ? "flagged" : "not flagged",
        details: {
          quarterEnd: end,
          against: before,
          ...indices,
          assumedIndices: missing.map((key) => names[key]).join(", ") || "none",
          contributionGrowth: contributions.sgi,
          contributionReceivables: contributions.dsri,
          contributionAccruals: contributions.tata,
          withoutGrowth: beneishScore({ ...indices, sgi: 1 }),
        },
      });
    },
  });
}

interface Accounts {
  readonly end: string;
  readonly before: string;
  readonly total: ByDay;
  readonly revenue: ByDay;
  readonly currentAssets: ByDay;
  readonly property: ByDay;
  readonly currentLiabilities: ByDay;
  readonly longTermDebt: ByDay;
  readonly depreciation: ByDay;
  readonly overhead: ByDay;
}

/** The four indices that not every company's filings feed; undefined where a figure of one of the two days is not filed. */
function reportedIndices(accounts: Accounts): Readonly<Record<keyof typeof names, number | undefined>> {
  const { end, before, total, revenue, currentAssets, property, currentLiabilities, longTermDebt } = accounts;
  const { depreciation, overhead } = accounts;
  const other = (day: string) =>
    over(sum(total.get(day), minus(currentAssets.get(day)), minus(property.get(day))), total.get(day));
  const worn = (day: string) => over(depreciation.get(day), sum(depreciation.get(day), property.get(day)));
  const spent = (day: string) => over(overhead.get(day), revenue.get(day));
  const owing = (day: string) => over(sum(longTermDebt.get(day), currentLiabilities.get(day)), total.get(day));
  return {
    aqi: over(other(end), other(before)),
    depi: over(worn(before), worn(end)),
    sgai: over(spent(end), spent(before)),
    lvgi: over(owing(end), owing(before)),
  };
}

/** A ratio of what is filed; undefined where it is not, or where the parts are not positive. */
const over = (a: number | undefined, b: number | undefined): number | undefined =>
  a !== undefined && b !== undefined && a > 0 && b > 0 ? a / b : undefined;
const minus = (a: number | undefined): number | undefined => (a === undefined ? undefined : -a);
const sum = (...parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce<number | undefined>(
    (total, part) => (total === undefined || part === undefined ? undefined : total + part),
    0,
  );
