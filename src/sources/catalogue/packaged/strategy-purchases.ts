import type { ParsedRow } from "../../../market/observation.ts";
import { defineSource } from "../../define.ts";
import { packagedTerms, parseRecordTable } from "../../packaged.ts";

export const strategyPurchases = defineSource({
  id: "packaged/strategy-purchases",
  title: "Packaged Bitcoin purchases of Strategy from its filings",
  publisher: "Strategy",
  provides: ["strategy.btc-bought", "strategy.btc-cost"],
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/strategy-purchases.csv"],
  parsers: {
    1: (payload) => {
      const parsed = parseRecordTable(payload, {
        table: "purchase",
        source: "strategy/8k",
        columns: ["date", "btc", "costUsd", "published"],
        publishedColumn: "published",
        numbers: ["btc", "costUsd"],
        key: (cells) => `Strategy|${cells.date}`,
        constants: { buyer: "Strategy", asset: "BTC" },
      });
      const rows = parsed.records.flatMap((record): ParsedRow[] => {
        const shared = { source: "strategy/8k", observed: String(record.body.date), published: record.published! };
        return [
          { ...shared, series: "strategy.btc-bought", text: String(record.body.btc), unit: "BTC" },
          { ...shared, series: "strategy.btc-cost", text: String(record.body.costUsd), unit: "USD" },
        ];
      });
      return { ...parsed, rows };
    },
  },
});
