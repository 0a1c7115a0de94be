import { daysBetween, isLocalDate } from "../../../core/time.ts";
import type { ParsedRow } from "../../../market/observation.ts";
import { defineSource } from "../../define.ts";
import { balanceConcepts, flowConcepts, spanOf } from "../../filing-facts.ts";
import { packagedTerms, parseRecordTable } from "../../packaged.ts";

const nameOf = (concepts: Readonly<Record<string, readonly string[]>>, concept: string): string | undefined =>
  Object.keys(concepts).find((name) => concepts[name]!.includes(concept));

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
        const [balance, flow] = [nameOf(balanceConcepts, concept), nameOf(flowConcepts, concept)];
        if (balance !== undefined) rows.push({ ...shared, series: `nvda.${balance}` });
        else if (flow !== undefined && isLocalDate(start) && isLocalDate(end)) {
          const span = spanOf(daysBetween(start, end));
          if (span) rows.push({ ...shared, series: `nvda.${flow}.${span}`, periodStart: start });
        }
      }
      return { ...parsed, rows };
    },
  },
});
