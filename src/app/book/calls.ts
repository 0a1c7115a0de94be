/** How far lenders and venues are from acting on a book, and how likely they are to. */
import { type CallLevel, callLevels, isReached } from "../../book/limits.ts";
import { type Book, bookAssets } from "../../book/schema.ts";
import type { BookMarket } from "../../book/value.ts";
import type { AsOfView, SeriesView } from "../../market/as-of-view.ts";
import { closeToClose } from "../../models/price-action/close-to-close-volatility.ts";
import { touchProbabilityOf } from "../../models/thresholds/touch-probability.ts";
import type { Outcome } from "../../simulation/reverse/define.ts";
import { systemAsset } from "./market.ts";

export interface CallDistance extends CallLevel {
  readonly price: number | null;
  /** Day of that price. */
  readonly observed: string | null;
  /** Relative move of the price to the level; negative for a fall. */
  readonly move: number | null;
  readonly isReached: boolean;
  /** Probability that it is touched within a horizon: from realised volatilities, without drift. */
  readonly touch: TouchRange[];
}

/** `sessions` are closes of that market: of a market that never closes they are days. */
export interface TouchRange {
  readonly horizon: (typeof horizonNames)[number];
  readonly sessions: number;
  readonly lo: number;
  readonly hi: number;
}

export const horizonNames = ["a week", "a month", "3 months"] as const;

/** How a market is watched: a lender against coins calls at any hour, and never waits for a close. */
const sessionMarket = { sessionsPerYear: 252, horizons: [5, 21, 63], monitoring: "daily" } as const;
const openAlways = { sessionsPerYear: 365, horizons: [7, 30, 91], monitoring: "continuous" } as const;
const watchOf = (asset: CallLevel["asset"]) => (asset === "btc" || asset === "eth" ? openAlways : sessionMarket);

/** Volatility windows whose range the probabilities span; a shorter history gives no probability. */
const windows = [60, 250] as const;

export const callDistances = (book: Book, market: BookMarket, view: AsOfView): CallDistance[] =>
  callLevels(book).map((level): CallDistance => {
    const price = market.prices[level.asset] ?? null;
    if (price === null) return { ...level, price, observed: null, move: null, isReached: false, touch: [] };
    const history = view.series(bookAssets[level.asset].series);
    const reached = isReached(level, price);
    const touch = reached ? [] : touchRanges(level, price, history);
    const observed = history.observed[history.length - 1] ?? null;
    return { ...level, price, observed, move: level.level / price - 1, isReached: reached, touch };
  });

function touchRanges(level: CallLevel, price: number, history: SeriesView): CallDistance["touch"] {
  const { sessionsPerYear, horizons, monitoring } = watchOf(level.asset);
  const volatilities = windows
    .filter((sessions) => history.length > sessions)
    .map((sessions) => closeToClose([...history.values.subarray(history.length - sessions - 1)], sessionsPerYear));
  if (volatilities.length === 0) return [];
  return horizons.map((sessions, i) => {
    const probabilities = volatilities.map((volatility) =>
      touchProbabilityOf({
        ...{ spot: price, barrier: level.level, volatility, drift: 0, years: sessions / sessionsPerYear },
        ...{ kind: "geometric", monitoring, sessionsPerYear },
      }),
    );
    return { horizon: horizonNames[i]!, sessions, lo: Math.min(...probabilities), hi: Math.max(...probabilities) };
  });
}

/** Levels that are reached at the extremes of a run and were not before. */
export function reachedOn(
  book: Book,
  market: BookMarket,
  { initial, lowest, highest }: Outcome,
): readonly Pick<CallLevel, "id" | "what">[] {
  return callLevels(book)
    .filter((level) => {
      const price = market.prices[level.asset];
      if (price === undefined || isReached(level, price)) return false;
      const asset = systemAsset[level.asset];
      const extreme = level.side === "below" ? lowest[asset] : highest[asset];
      return isReached(level, (price * extreme) / initial[asset]);
    })
    .map(({ id, what }) => ({ id, what }));
}
