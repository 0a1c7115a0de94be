import { z } from "zod";
import { dayMs, type Instant, instant } from "../../../core/time.ts";
import { cameAt } from "../../came-at.ts";
import { rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { hasEnded, utcDay, windowMs } from "../../utc-days.ts";

const pairs: Readonly<Record<string, "btc" | "eth">> = {
  XXBTZUSD: "btc",
  XETHZUSD: "eth",
  XBTUSD: "btc",
  ETHUSD: "eth",
};
const asked = ["XBTUSD", "ETHUSD"];
const parts = ["high", "low", "close"] as const;
/** The venue keeps the last 720 candles, whatever is asked for. */
const candlesAtMost = 720;

/** `{error: [], result: {XXBTZUSD: [[time s, open, high, low, close, vwap, volume, count]], last}}`; prices as texts. */
const answer = z.object({ error: z.array(z.string()), result: z.record(z.string(), z.unknown()).optional() });
const candles = z.array(z.array(z.unknown()).min(5));

function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "{error: [], result: {pair: candles, last}}");
  if (read.rejection) return read.rejection;
  const { error, result } = read.value;
  if (error.length > 0 || result === undefined) return rejected("error", error.join("; ") || "no result", "no error");
  const gathering = gatherRows("kraken/spot-1d");
  for (const [pair, list] of Object.entries(result)) {
    if (pair === "last") continue;
    const coin = pairs[pair];
    const known = candles.safeParse(list);
    if (coin === undefined) gathering.fault("result", pair, `one of the pairs ${Object.keys(pairs).join(", ")}`);
    else if (!known.success) gathering.fault(`result.${pair}`, list, "a list of candles of at least 5 cells");
    else
      for (const [i, candle] of known.data.entries()) {
        const place = `${pair}, candle ${i}`;
        const opened = utcDay(Number(candle[0]) * 1000);
        if (opened === undefined) {
          gathering.fault(place, candle[0], "the first second of a UTC day");
          continue;
        }
        // The last candle is the running day.
        if (
          !hasEnded(opened, cameAt(payload)?.earliest ?? newestOf(known.data), (day, expected) =>
            gathering.fault(place, day, expected),
          )
        )
          continue;
        const [high, low, close] = [candle[2], candle[3], candle[4]];
        if (!(Number(low) <= Number(close) && Number(close) <= Number(high))) {
          gathering.fault(place, [high, low, close], "high, low and close in order");
          continue;
        }
        for (const [p, value] of [high, low, close].entries())
          gathering.row({
            place: `${place}, ${parts[p]}`,
            series: `${coin}.${parts[p]}`,
            observed: opened.day,
            published: opened.ends,
            value,
            unit: "USD taken as USDT",
          });
      }
  }
  return gathering.parsed("at least one candle of a UTC day that has ended");
}

/** Of a saved file nobody knows when it came: its newest candle may have been running. */
const newestOf = (list: readonly (readonly unknown[])[]): Instant =>
  instant(Math.max(0, ...list.map((candle) => Number(candle[0]) * 1000).filter(Number.isSafeInteger)));

/**
 * Second source of BTC and ETH prices, ranked below Binance. It quotes in dollars, the series is in USDT: a dollar is
 * taken as a USDT, the unit of each row says so, and a change of source inside a window is marked.
 */
export const krakenSpot1d = defineSource({
  id: "kraken/spot-1d",
  title: "Spot candles of BTC and ETH against the dollar, UTC day",
  publisher: "Kraken",
  provides: ["btc", "eth"].flatMap((coin) => parts.map((part) => `${coin}.${part}`)),
  terms: findPublisher("kraken/spot-1d")!.terms,
  origin: "live",
  request: (window) => {
    const since = Math.floor(windowMs(window, candlesAtMost).start - 2 * dayMs) / 1000;
    return asked.map((pair) => ({
      url: `https://api.kraken.com/0/public/OHLC?pair=${pair}&interval=1440&since=${Math.max(0, since)}`,
    }));
  },
  schedule: { cron: "10 0,12 * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
