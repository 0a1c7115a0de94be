import { defineSource } from "../../define.ts";
import { packagedTerms, parseRecordTable } from "../../packaged.ts";

/** Leverage brackets of the BTCUSDT perpetual at two dates; a snapshot counts as public at the end of its day. */
export const perpTiers = defineSource({
  id: "packaged/perp-tiers",
  title: "Packaged leverage brackets of the BTC perpetual",
  publisher: "Binance",
  provides: "records: perp-tier",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/facts/perp-tiers.csv"],
  parsers: {
    1: (payload) =>
      parseRecordTable(payload, {
        table: "perp-tier",
        source: "binance/perp-tiers",
        columns: [
          "snapshot_date",
          "symbol",
          "tier",
          "min_notional_usdt",
          "max_notional_usdt",
          "maintenance_margin_rate",
          "max_leverage",
          "maintenance_amount_usdt",
        ],
        publishedColumn: "snapshot_date",
        numbers: [
          "tier",
          "min_notional_usdt",
          "max_notional_usdt",
          "maintenance_margin_rate",
          "max_leverage",
          "maintenance_amount_usdt",
        ],
        key: (cells) => `${cells.symbol}|${cells.snapshot_date}|${cells.tier!.padStart(2, "0")}`,
      }),
  },
});
