import { z } from "zod";
import { instant } from "../../../core/time.ts";
import { cameAt } from "../../came-at.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { hasEnded, pieces, utcDay, windowMs } from "../../utc-days.ts";

const daysAtMost = 900;
const path = "https://www.deribit.com/api/v2/public/get_volatility_index_data";

/** Candles [start of the day in ms, open, high, low, close] in percent a year; `continuation` is the end of the next page. */
const answer = z.object({
  result: z.object({ data: z.array(z.array(z.unknown()).length(5)), continuation: z.number().nullish() }),
});

/** Candles do not name their currency: only BTC is asked for. The running candle is not a day yet. */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "{result: {data: candles of 5 cells, continuation}}");
  if (read.rejection) return read.rejection;
  // Of a saved file nobody knows when it came: its newest candle may have been running.
  const newest = Math.max(0, ...read.value.result.data.map(([start]) => Number(start)).filter(Number.isSafeInteger));
  const came = cameAt(payload)?.earliest ?? instant(newest);
  const gathering = gatherRows("deribit/dvol");
  for (const [i, [start, , high, low, close]] of read.value.result.data.entries()) {
    const place = `candle ${i}`;
    const opened = utcDay(Number(start));
    if (opened === undefined) gathering.fault(place, start, "the first millisecond of a UTC day");
    else if (!(Number(low) <= Number(close) && Number(close) <= Number(high)))
      gathering.fault(place, [high, low, close], "high, low and close in order");
    else if (hasEnded(opened, came, (day, expected) => gathering.fault(place, day, expected)))
      gathering.row({
        place: `${place}, close`,
        series: "btc.dvol",
        observed: opened.day,
        published: opened.ends,
        value: close,
        unit: "percent",
      });
  }
  return gathering.parsed("at least one candle of a UTC day that has ended");
}

export const deribitDvol = defineSource({
  id: "deribit/dvol",
  title: "Volatility index DVOL of BTC, close of the UTC day",
  publisher: "Deribit",
  provides: ["btc.dvol"],
  terms: findPublisher("deribit/dvol")!.terms,
  origin: "live",
  request: (window) =>
    pieces(windowMs(window, daysAtMost), daysAtMost).map(({ start, end }) => ({
      url: `${path}?currency=BTC&start_timestamp=${start}&end_timestamp=${end - 1}&resolution=1D`,
    })),
  next: (page, asked) => {
    const read = readJson(page, answer, "{result}");
    const end = read.value?.result.continuation;
    if (end === undefined || end === null) return undefined;
    const url = new URL(asked.url);
    // A continuation that does not go back would ask for the same page for ever.
    if (end >= Number(url.searchParams.get("end_timestamp"))) return undefined;
    url.searchParams.set("end_timestamp", String(end));
    return { ...asked, url: url.href };
  },
  schedule: { cron: "5 0,12 * * *", timeZone: "UTC" },
  pauseMs: 500,
  parsers: { 1: parse },
});
