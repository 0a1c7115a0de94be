import { z } from "zod";
import { instant } from "../../../core/time.ts";
import { rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { utcDay } from "../../utc-days.ts";

/** The value of a day appears a few minutes after its midnight UTC. */
const minutesAfterMidnight = 10;

/** Newest first; value and time stamp (seconds) are texts. The list alone is read too, as archives keep it. */
const days = z.array(z.object({ value: z.unknown(), timestamp: z.string() }));
const answer = z.union([
  days.transform((data) => ({ data, metadata: { error: null } })),
  z.object({ data: days, metadata: z.object({ error: z.string().nullable() }) }),
]);

function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "{data: [{value, timestamp}], metadata: {error: null}}");
  if (read.rejection) return read.rejection;
  const { data, metadata } = read.value;
  if (metadata.error !== null) return rejected("metadata.error", metadata.error, "no error");
  const gathering = gatherRows("alternative-me/fear-greed");
  for (const [i, { value, timestamp }] of data.entries()) {
    const opened = utcDay(Number(timestamp) * 1000);
    if (opened === undefined) gathering.fault(`data.${i}.timestamp`, timestamp, "midnight UTC in seconds");
    else
      gathering.row({
        place: `data.${i}.value`,
        series: "crypto.fear-greed",
        observed: opened.day,
        published: instant(Number(timestamp) * 1000 + minutesAfterMidnight * 60_000),
        value,
        unit: "index 0-100",
      });
  }
  return gathering.parsed("at least one day");
}

export const alternativeMeFearGreed = defineSource({
  id: "alternative-me/fear-greed",
  title: "Crypto Fear & Greed index",
  publisher: "alternative.me",
  provides: ["crypto.fear-greed"],
  terms: findPublisher("alternative-me/fear-greed")!.terms,
  origin: "live",
  // The publisher counts days back from today and knows no dates: the whole history is one small answer.
  request: () => [{ url: "https://api.alternative.me/fng/?limit=0&format=json" }],
  schedule: { cron: "20 0,6 * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
