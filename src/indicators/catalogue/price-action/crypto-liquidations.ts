import { absent } from "../../../core/outcome.ts";
import { defineIndicator, evenStale, last, optional, type Reading, reading } from "../../define.ts";
import { coverageOf, importedFigure, liquidationWindows } from "../../liquidation-coverage.ts";
import { liveLiquidations, newestLiveDay } from "../../live-liquidations.ts";

/** Positions closed by venues over a UTC day, both sides. A lower bound: venues do not report all. */
export const cryptoLiquidations = defineIndicator({
  id: "crypto-liquidations",
  title: "Crypto positions liquidated in 24 hours",
  section: "price-action",
  unit: "usd",
  formula:
    "longs + shorts liquidated over a UTC day: BTC on the venues that live feeds heard, from the newest such day; without one, all coins from an import of the reader's; the two are never mixed, and venues report a part, so it is a lower bound",
  meaning: "Sales at any price: large against open interest, the fall feeds itself; small, holders chose to sell.",
  reference: "models 5 and 7.5",
  inputs: {
    ...liveLiquidations,
    longs: evenStale(optional(last(1, "crypto.liquidations.long-24h"))),
    shorts: evenStale(optional(last(1, "crypto.liquidations.short-24h"))),
    windows: liquidationWindows,
  },
  compute: ({ longs, shorts, windows, ...feeds }) => {
    const live = newestLiveDay(feeds);
    if (live !== undefined)
      return both(live.longs, live.shorts, live.coverage, {
        ...{ coins: "BTC", day: live.day, from: "live feeds", venues: live.heard },
      });
    if (longs === undefined || shorts === undefined)
      return absent("missing", "no day of live feeds, and no day of both sides; needs source import/liquidations");
    const day = longs.observed[0]!;
    if (day !== shorts.observed[0]) {
      return absent(
        "missing",
        `both sides of one window (longs to ${day}, shorts to ${shorts.observed[0]}); needs source import/liquidations`,
      );
    }
    const { coverage, venues } = coverageOf(windows, day.slice(0, 10));
    const details = { coins: "crypto", day, from: "import", venues };
    return both(longs.values[0]!, shorts.values[0]!, coverage, details, importedFigure(day));
  },
});

const both = (
  longs: number,
  shorts: number,
  label: string,
  details: Readonly<Record<string, string>>,
  figure: Pick<Reading, "figure"> = {},
) =>
  reading(longs + shorts, {
    ...figure,
    label,
    details: {
      ...details,
      longsUsd: longs,
      shortsUsd: shorts,
      longShare: longs + shorts > 0 ? longs / (longs + shorts) : null,
    },
  });
