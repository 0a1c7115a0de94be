import { z } from "zod";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { utcDay } from "../../utc-days.ts";

/** One entry a day, ascending; `date` is midnight UTC in seconds, as text or number. Amounts are at market, in dollars. */
const answer = z.array(
  z.object({
    date: z.union([z.string(), z.number()]),
    totalCirculatingUSD: z.record(z.string(), z.unknown()).default({}),
  }),
);

/** Dollar-pegged coins only. The publisher revises history as it adds coins and chains, so no publication is claimed. */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "a list of days {date, totalCirculatingUSD: {peggedUSD}}");
  if (read.rejection) return read.rejection;
  const gathering = gatherRows("defillama/stablecoins");
  for (const [i, { date, totalCirculatingUSD }] of read.value.entries()) {
    const opened = utcDay(Number(date) * 1000);
    if (opened === undefined) gathering.fault(`${i}.date`, date, "midnight UTC in seconds");
    // The first days of 2017 know no dollar-pegged coins.
    else if (totalCirculatingUSD.peggedUSD === undefined && Object.keys(totalCirculatingUSD).length === 0) continue;
    else
      gathering.row({
        place: `${i}.totalCirculatingUSD.peggedUSD`,
        series: "crypto.stablecoins.supply",
        observed: opened.day,
        value: totalCirculatingUSD.peggedUSD,
        unit: "USD",
      });
  }
  return gathering.parsed("at least one day");
}

export const defillamaStablecoins = defineSource({
  id: "defillama/stablecoins",
  title: "Dollar-pegged stablecoins in circulation",
  publisher: "DefiLlama",
  provides: ["crypto.stablecoins.supply"],
  terms: findPublisher("defillama/stablecoins")!.terms,
  origin: "live",
  request: () => [{ url: "https://stablecoins.llama.fi/stablecoincharts/all" }],
  schedule: { cron: "25 1,13 * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
