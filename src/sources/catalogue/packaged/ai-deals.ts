import { defineSource } from "../../define.ts";
import { packagedTerms, parseRecordTable } from "../../packaged.ts";

/** Announced money flows between AI companies. An empty amount is "not disclosed", kept as null. */
export const aiDeals = defineSource({
  id: "packaged/ai-deals",
  title: "Packaged register of money flows announced between AI companies",
  publisher: "several, named beside each figure",
  provides: "records: deal",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/ai-deals.csv"],
  parsers: {
    1: (payload) =>
      parseRecordTable(payload, {
        table: "deal",
        source: "press/ai-deals",
        columns: ["from", "to", "kind", "amountUsd", "period", "status", "announced", "url", "note"],
        publishedColumn: "announced",
        numbers: ["amountUsd"],
        mayBeEmpty: ["amountUsd"],
        key: (cells) => `${cells.announced}|${cells.from}|${cells.to}|${cells.kind}|${cells.period}`,
      }),
  },
});
