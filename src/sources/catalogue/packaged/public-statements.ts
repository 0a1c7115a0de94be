import { defineSource } from "../../define.ts";
import { packagedTerms, parseRecordTable } from "../../packaged.ts";

export const publicStatements = defineSource({
  id: "packaged/public-statements",
  title: "Packaged single figures from polls, studies and estimates, each with the page it was read on",
  publisher: "several, named beside each figure",
  provides: "records: statement",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/public-statements.csv"],
  parsers: {
    1: (payload) =>
      parseRecordTable(payload, {
        table: "statement",
        source: "press/statement",
        columns: ["subject", "metric", "value", "unit", "period", "basis", "publisher", "published", "url"],
        publishedColumn: "published",
        numbers: ["value"],
        key: (cells) => `${cells.subject}|${cells.metric}|${cells.period}`,
      }),
  },
});
