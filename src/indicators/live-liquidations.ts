/**
 * What live feeds heard of BTC positions closed by force on a UTC day, venue by venue. Venues that publish a part, or were
 * not heard all day, make a lower bound; a venue that was not heard is not in the sum and is never zero.
 */
import type { RecordRow } from "../market/observation.ts";
import { type InputValues, last, optional, records, type SeriesWindow } from "./define.ts";

/** For the inputs of an indicator. */
export const liveLiquidations = {
  binanceLongs: optional(last(1, "btc.binance.liquidations-long-24h")),
  binanceShorts: optional(last(1, "btc.binance.liquidations-short-24h")),
  bybitLongs: optional(last(1, "btc.bybit.liquidations-long-24h")),
  bybitShorts: optional(last(1, "btc.bybit.liquidations-short-24h")),
  okxLongs: optional(last(1, "btc.okx.liquidations-long-24h")),
  okxShorts: optional(last(1, "btc.okx.liquidations-short-24h")),
  deribitLongs: optional(last(1, "btc.deribit.liquidations-long-24h")),
  deribitShorts: optional(last(1, "btc.deribit.liquidations-short-24h")),
  heardDays: records("liquidation-day", "bybit/feed", 0),
} as const;
type Inputs = InputValues<typeof liveLiquidations>;

/** The proof of the last moments of a day comes with the next. */
const wholeDaySeconds = 86_400 - 5;

export interface LiveVenue {
  readonly venue: string;
  readonly longs: number;
  readonly shorts: number;
  readonly isComplete: boolean;
}

export interface LiveDay {
  readonly day: string;
  readonly venues: readonly LiveVenue[];
  readonly longs: number;
  readonly shorts: number;
  /** For a label. */
  readonly coverage: "BTC, complete for its venues" | "BTC, lower bound";
  /** Names with the seconds heard: `bybit 86400 s, okx 3600 s`. */
  readonly heard: string;
}

/** The newest day of which any venue was heard, with the venues of that day only. USDT and USD are added one for one. */
export function newestLiveDay(inputs: Inputs): LiveDay | undefined {
  const sides: [string, SeriesWindow | undefined, SeriesWindow | undefined][] = [
    ["binance", inputs.binanceLongs, inputs.binanceShorts],
    ["bybit", inputs.bybitLongs, inputs.bybitShorts],
    ["okx", inputs.okxLongs, inputs.okxShorts],
    ["deribit", inputs.deribitLongs, inputs.deribitShorts],
  ];
  const day = sides
    .flatMap(([, longs]) => longs?.observed[0] ?? [])
    .sort()
    .at(-1);
  if (day === undefined) return undefined;
  const venues = sides.flatMap(([venue, longs, shorts]): (LiveVenue & { seconds: number })[] => {
    if (longs?.observed[0] !== day || shorts?.observed[0] !== day) return [];
    const { seconds, publishes } = heardOn(inputs.heardDays, day, venue);
    const isComplete = publishes === "complete" && seconds >= wholeDaySeconds;
    return [{ venue, longs: longs.values[0]!, shorts: shorts.values[0]!, isComplete, seconds }];
  });
  return {
    day,
    venues,
    longs: venues.reduce((sum, { longs }) => sum + longs, 0),
    shorts: venues.reduce((sum, { shorts }) => sum + shorts, 0),
    coverage: venues.every((v) => v.isComplete) ? "BTC, complete for its venues" : "BTC, lower bound",
    heard: venues.map(({ venue, seconds }) => `${venue} ${seconds} s`).join(", "),
  };
}

function heardOn(days: readonly RecordRow[], day: string, venue: string): { seconds: number; publishes: string } {
  const body = days.find((row) => row.key === `${day}|btc|${venue}`)?.body;
  return { seconds: Number(body?.seconds ?? 0), publishes: String(body?.publishes ?? "unknown") };
}
