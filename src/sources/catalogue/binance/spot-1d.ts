import { z } from "zod";
import { dayMs, instant } from "../../../core/time.ts";
import { cameAt } from "../../came-at.ts";
import { rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { hasEnded, pieces, utcDay, windowMs } from "../../utc-days.ts";

const coins = ["btc", "eth", "sol", "xrp", "bnb", "ada"] as const;
const parts = ["high", "low", "close"] as const;
const candlesAtMost = 1000;

/** [open time, open, high, low, close, volume, close time, ...]; times in milliseconds, prices as texts. */
const answer = z.array(z.array(z.unknown()).min(7));

/**
 * Candles do not name their symbol: it stands in the address (`symbol=BTCUSDT`) or in the name of a saved file. The last
 * candle of an answer is still running and becomes a day only when it has closed.
 */
function parse(payload: Payload): Parsed {
  const coin = /(?<![A-Za-z0-9])(BTC|ETH|SOL|XRP|BNB|ADA)USDT(?![A-Za-z0-9])/.exec(payload.from)?.[1]?.toLowerCase();
  const read = readJson(payload, answer, "a list of candles, each a list of at least 7 cells");
  if (read.rejection) return read.rejection;
  if (coin === undefined)
    return rejected(
      "the address",
      payload.from,
      "one of the symbols BTCUSDT, ETHUSDT, SOLUSDT, XRPUSDT, BNBUSDT, ADAUSDT",
    );
  // Of a saved file nobody knows when it came: its newest candle may have been running.
  const newest = Math.max(0, ...read.value.map((candle) => Number(candle[0])).filter(Number.isSafeInteger));
  const came = cameAt(payload)?.earliest ?? instant(newest);
  const gathering = gatherRows("binance/spot-1d");
  for (const [i, candle] of read.value.entries()) {
    const place = `candle ${i}`;
    const opened = utcDay(Number(candle[0]));
    if (opened === undefined || candle[6] !== opened.ends - 1) {
      gathering.fault(place, [candle[0], candle[6]], "the first and the last millisecond of a UTC day");
      continue;
    }
    if (!hasEnded(opened, came, (day, expected) => gathering.fault(place, day, expected))) continue;
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
        unit: "USDT",
      });
  }
  return gathering.parsed("at least one candle of a UTC day that has ended");
}

export const binanceSpot1d = defineSource({
  id: "binance/spot-1d",
  title: "Spot candles of six coins, UTC day",
  publisher: "Binance",
  provides: coins.flatMap((coin) => parts.map((part) => `${coin}.${part}`)),
  terms: findPublisher("binance/spot-1d")!.terms,
  origin: "live",
  request: (window) => {
    // A day back, so that the answer holds a finished day even when the window is today.
    const { start, end } = windowMs(window, candlesAtMost - 1);
    const asked = pieces({ start: Math.max(0, start - dayMs), end }, candlesAtMost);
    return coins.flatMap((coin) =>
      asked.map((piece) => ({
        url: `https://data-api.binance.vision/api/v3/klines?symbol=${coin.toUpperCase()}USDT&interval=1d&startTime=${piece.start}&endTime=${piece.end - 1}&limit=${candlesAtMost}`,
      })),
    );
  },
  schedule: { cron: "2 0,6,12,18 * * *", timeZone: "UTC" },
  pauseMs: 250,
  parsers: { 1: parse },
});
