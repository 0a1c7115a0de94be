/**
 * What live feeds heard of BTC positions closed by force on a UTC day, venue by venue. Venues that publish a part, or were
 * not heard all day, make a lower bound; a venue that was not heard is not in the sum and is never zero.
 */
import type { RecordRow } from "../market/observation.ts";
import { type InputValues, optional, recent, records, type SeriesWindow } from "./define.ts";

/** The days before the newest that can still be asked for: a fall may end on a day before a long weekend. */
const daysAtHand = 7;

/** For the inputs of an indicator. */
export const liveLiquidations = {
  binanceLongs: optional(recent(daysAtHand, "btc.binance.liquidations-long-24h", 1)),
  binanceShorts: optional(recent(daysAtHand, "btc.binance.liquidations-short-24h", 1)),
  bybitLongs: optional(recent(daysAtHand, "btc.bybit.liquidations-long-24h", 1)),
  bybitShorts: optional(recent(daysAtHand, "btc.bybit.liquidations-short-24h", 1)),
  okxLongs: optional(recent(daysAtHand, "btc.okx.liquidations-long-24h", 1)),
  okxShorts: optional(recent(daysAtHand, "btc.okx.liquidations-short-24h", 1)),
  deribitLongs: optional(recent(daysAtHand, "btc.deribit.liquidations-long-24h", 1)),
  deribitShorts: optional(recent(daysAtHand, "btc.deribit.liquidations-short-24h", 1)),
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

const sidesOf = (inputs: Inputs): [string, SeriesWindow | undefined, SeriesWindow | undefined][] => [
  ["binance", inputs.binanceLongs, inputs.binanceShorts],
  ["bybit", inputs.bybitLongs, inputs.bybitShorts],
  ["okx", inputs.okxLongs, inputs.okxShorts],
  ["deribit", inputs.deribitLongs, inputs.deribitShorts],
];

/** The newest day of which any venue was heard. */
export function newestLiveDay(inputs: Inputs): LiveDay | undefined {
  const days = sidesOf(inputs).flatMap(([, longs]) => longs?.observed.at(-1) ?? []);
  const day = days.sort().at(-1);
  return day === undefined ? undefined : liveDayOf(inputs, day);
}

/** A day, with the venues of that day only; undefined where none was heard. USDT and USD are added one for one. */
export function liveDayOf(inputs: Inputs, day: string): LiveDay | undefined {
  const venues = sidesOf(inputs).flatMap(([venue, longs, shorts]): (LiveVenue & { seconds: number })[] => {
    const [long, short] = [valueOn(longs, day), valueOn(shorts, day)];
    if (long === undefined || short === undefined) return [];
    const { seconds, publishes } = heardOn(inputs.heardDays, day, venue);
    const isComplete = publishes === "complete" && seconds >= wholeDaySeconds;
    return [{ venue, longs: long, shorts: short, isComplete, seconds }];
  });
  if (venues.length === 0) return undefined;
  return {
    day,
    venues,
    longs: venues.reduce((sum, { longs }) => sum + longs, 0),
    shorts: venues.reduce((sum, { shorts }) => sum + shorts, 0),
    coverage: venues.every((v) => v.isComplete) ? "BTC, complete for its venues" : "BTC, lower bound",
    heard: venues.map(({ venue, seconds }) => `${venue} ${seconds} s`).join(", "),
  };
}

const valueOn = (window: SeriesWindow | undefined, day: string): number | undefined =>
  window?.values[window.observed.indexOf(day)];

function heardOn(days: readonly RecordRow[], day: string, venue: string): { seconds: number; publishes: string } {
  const body = days.find((row) => row.key === `${day}|btc|${venue}`)?.body;
  return { seconds: Number(body?.seconds ?? 0), publishes: String(body?.publishes ?? "unknown") };
}
