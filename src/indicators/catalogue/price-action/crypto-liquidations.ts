import { absent } from "../../../core/outcome.ts";
import { defineIndicator, last, reading } from "../../define.ts";
import { coverageOf, liquidationWindows } from "../../liquidation-coverage.ts";

/** Positions closed by venues over a rolling day, both sides. A lower bound: venues do not report all. */
export const cryptoLiquidations = defineIndicator({
  id: "crypto-liquidations",
  title: "Crypto positions liquidated in 24 hours",
  section: "price-action",
  unit: "usd",
  formula:
    "longs + shorts liquidated over the 24 hours that end at the observation; a rolling day and a calendar day are never mixed; venues report a part, so it is a lower bound",
  meaning: "Sales at any price: large against open interest, the fall feeds itself; small, holders chose to sell.",
  reference: "models 5 and 7.5",
  inputs: {
    longs: last(1, "crypto.liquidations.long-24h"),
    shorts: last(1, "crypto.liquidations.short-24h"),
    windows: liquidationWindows,
  },
  compute: ({ longs, shorts, windows }) => {
    if (longs.observed[0] !== shorts.observed[0]) {
      return absent(
        "missing",
        `both sides of one window (longs to ${longs.observed[0]}, shorts to ${shorts.observed[0]}); needs source import/liquidations`,
      );
    }
    const total = longs.values[0]! + shorts.values[0]!;
    const { coverage, venues } = coverageOf(windows, longs.observed[0]!.slice(0, 10));
    return reading(total, {
      label: coverage,
      details: {
        venues,
        longsUsd: longs.values[0]!,
        shortsUsd: shorts.values[0]!,
        longShare: total > 0 ? longs.values[0]! / total : null,
      },
    });
  },
});
