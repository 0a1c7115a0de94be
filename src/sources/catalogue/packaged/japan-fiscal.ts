import { defineSource } from "../../define.ts";
import { packagedTerms, parseRecordTable } from "../../packaged.ts";

export const japanFiscal = defineSource({
  id: "packaged/japan-fiscal",
  title: "Packaged budget, debt and central-bank figures of Japan",
  publisher: "several, named beside each figure",
  provides: "records: fiscal",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/japan-fiscal.csv"],
  parsers: {
    1: (payload) =>
      parseRecordTable(payload, {
        table: "fiscal",
        source: "japan/fiscal",
        columns: ["item", "period", "value", "unit", "publisher", "published", "url"],
        publishedColumn: "published",
        numbers: ["value"],
        key: (cells) => `${cells.item}|${cells.period}`,
      }),
  },
});
