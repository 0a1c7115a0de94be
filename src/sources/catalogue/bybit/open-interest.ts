import { z } from "zod";
import { dayMs, instant, utcDateOf } from "../../../core/time.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { pieces, windowMs } from "../../utc-days.ts";
import { bybitList } from "./answer.ts";

const snapshotsAtMost = 200;

/** Newest first; `openInterest` is the sum of both sides in coins. */
const snapshot = z.object({ openInterest: z.unknown(), timestamp: z.string() });

/** The snapshot of a midnight belongs to the day that it ends. The documentation does not say more than "timestamp". */
function parse(payload: Payload): Parsed {
  const read = bybitList(payload, snapshot, "a list of snapshots {openInterest, timestamp}");
  if (read.rejection) return read.rejection;
  const gathering = gatherRows("bybit/open-interest");
  for (const [i, { openInterest, timestamp }] of read.value.entries()) {
    const place = `snapshot ${i}`;
    const at = Number(timestamp);
    if (!/^\d{13}$/.test(timestamp) || at % dayMs !== 0)
      gathering.fault(`${place}, timestamp`, timestamp, "00:00 UTC in milliseconds");
    else
      gathering.row({
        place: `${place}, openInterest`,
        series: "btc.perp.bybit.open-interest",
        observed: utcDateOf(instant(at - dayMs)),
        published: instant(at),
        value: openInterest,
        unit: "BTC, both sides",
      });
  }
  return gathering.parsed("at least one snapshot");
}

export const bybitOpenInterest = defineSource({
  id: "bybit/open-interest",
  title: "Open interest of the BTC perpetual at 00:00 UTC",
  publisher: "Bybit",
  provides: ["btc.perp.bybit.open-interest"],
  terms: findPublisher("bybit/open-interest")!.terms,
  origin: "live",
  request: (window) =>
    pieces(windowMs(window, snapshotsAtMost), snapshotsAtMost).map(({ start, end }) => ({
      url: `https://api.bybit.com/v5/market/open-interest?category=linear&symbol=BTCUSDT&intervalTime=1d&startTime=${start}&endTime=${end}&limit=${snapshotsAtMost}`,
    })),
  schedule: { cron: "12 0,12 * * *", timeZone: "UTC" },
  pauseMs: 250,
  parsers: { 1: parse },
});
