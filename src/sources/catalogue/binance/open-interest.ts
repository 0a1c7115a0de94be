import { z } from "zod";
import { dayMs, instant, utcDateOf } from "../../../core/time.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";

/** Daily snapshots, ascending: `timestamp` is the instant of the snapshot, 00:00 UTC. */
const answer = z.array(
  z.object({
    symbol: z.string(),
    timestamp: z.number(),
    sumOpenInterest: z.unknown(),
    sumOpenInterestValue: z.unknown(),
  }),
);

/**
 * The snapshot of a midnight belongs to the day that it ends, as the close of that day does. That the time stamp is the
 * snapshot's instant is read off the data: value / coins moves with the price at that instant, not with the day after.
 */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "a list of snapshots {symbol, timestamp, sumOpenInterest}");
  if (read.rejection) return read.rejection;
  const gathering = gatherRows("binance/open-interest");
  for (const [i, { symbol, timestamp, sumOpenInterest }] of read.value.entries()) {
    const place = `snapshot ${i}`;
    if (symbol !== "BTCUSDT") gathering.fault(`${place}, symbol`, symbol, "BTCUSDT");
    else if (timestamp % dayMs !== 0) gathering.fault(`${place}, timestamp`, timestamp, "00:00 UTC in milliseconds");
    else
      gathering.row({
        place: `${place}, sumOpenInterest`,
        series: "btc.open-interest",
        observed: utcDateOf(instant(timestamp - dayMs)),
        published: instant(timestamp),
        value: sumOpenInterest,
        unit: "BTC",
      });
  }
  return gathering.parsed("at least one snapshot");
}

/** The venue keeps 30 days only: what is not archived is gone. */
export const binanceOpenInterest = defineSource({
  id: "binance/open-interest",
  title: "Open interest of the BTC perpetual at 00:00 UTC; the venue keeps 30 days",
  publisher: "Binance",
  provides: ["btc.open-interest"],
  terms: findPublisher("binance/open-interest")!.terms,
  origin: "live",
  request: () => [{ url: "https://fapi.binance.com/futures/data/openInterestHist?symbol=BTCUSDT&period=1d&limit=30" }],
  schedule: { cron: "6 0,12 * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
