import { daysBetween, isLocalDate } from "../../../core/time.ts";
import type { ParsedRow } from "../../../market/observation.ts";
import { defineSource } from "../../define.ts";
import { packagedTerms, parseRecordTable } from "../../packaged.ts";

const balances: Readonly<Record<string, string>> = {
  AccountsReceivableNetCurrent: "receivables",
  InventoryNet: "inventory",
  Assets: "assets",
};
const flows: Readonly<Record<string, string>> = {
  Revenues: "revenue",
  CostOfRevenue: "cost-of-revenue",
  NetIncomeLoss: "net-income",
  NetCashProvidedByUsedInOperatingActivities: "operating-cash-flow",
  EarningsPerShareDiluted: "eps-diluted",
};

/** Span of a cumulative flow by its length in days: quarters of 13 or 14 weeks, years of 52 or 53. */
function spanOf(days: number): "3m" | "6m" | "9m" | "12m" | undefined {
  if (days >= 80 && days <= 100) return "3m";
  if (days >= 170 && days <= 193) return "6m";
  if (days >= 260 && days <= 286) return "9m";
  if (days >= 350 && days <= 378) return "12m";
  return undefined;
}

/** Filing facts keep value, period and filing id together; a restated value is a later vintage of the same period. */
export const nvdaFilings = defineSource({
  id: "packaged/nvda-filings",
  title: "Packaged filing facts of Nvidia",
  publisher: "SEC EDGAR",
  provides: "series nvda.* and records: filing",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/nvda-filings.csv"],
  parsers: {
    1: (payload) => {
      const parsed = parseRecordTable(payload, {
        table: "filing",
        source: "sec/companyfacts",
        columns: ["concept", "start", "end", "value", "unit", "form", "accession", "filed", "published"],
        publishedColumn: "published",
        numbers: ["value"],
        key: (cells) => `Nvidia|${cells.concept}|${cells.start}|${cells.end}`,
        constants: { company: "Nvidia" },
      });
      const rows: ParsedRow[] = [];
      for (const { body, published } of parsed.records) {
        const { concept, start, end, value } = body as { concept: string; start: string; end: string; value: number };
        const shared = {
          source: "sec/companyfacts",
          observed: end,
          published: published!,
          text: String(value),
          unit: "USD",
        };
        if (balances[concept] !== undefined) rows.push({ ...shared, series: `nvda.${balances[concept]}` });
        else if (flows[concept] !== undefined && isLocalDate(start) && isLocalDate(end)) {
          const span = spanOf(daysBetween(start, end));
          if (span) rows.push({ ...shared, series: `nvda.${flows[concept]}.${span}`, periodStart: start });
        }
      }
      return { ...parsed, rows };
    },
  },
});
