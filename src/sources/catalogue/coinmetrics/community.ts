import { z } from "zod";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { decimalText, gatherRows, numberText } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";

const host = "https://community-api.coinmetrics.io";
/** Metrics of the community tier only: one beyond it makes the whole answer a 403. */
const metrics = ["PriceUSD", "CapMrktCurUSD", "CapMVRVCur"] as const;

/** Values are texts, `null` where there is none yet; times carry nanoseconds. */
const answer = z.object({
  data: z.array(z.looseObject({ asset: z.string(), time: z.string() })),
  next_page_url: z.string().optional(),
});

/** Realised cap = CapMrktCurUSD / CapMVRVCur, realised price = PriceUSD / CapMVRVCur: the tier has no metric of its own. */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "{data: [{asset, time, metrics}]}");
  if (read.rejection) return read.rejection;
  const gathering = gatherRows("coinmetrics/community");
  for (const [i, row] of read.value.data.entries()) {
    const place = `data.${i}`;
    const day = /^(\d{4}-\d{2}-\d{2})T00:00:00(\.0+)?Z$/.exec(row.time)?.[1];
    if (row.asset !== "btc") gathering.fault(`${place}.asset`, row.asset, "btc");
    else if (day === undefined) gathering.fault(`${place}.time`, row.time, "midnight UTC");
    else {
      const absent = metrics.find((metric) => !(metric in row));
      if (absent !== undefined) {
        gathering.fault(place, `no ${absent}`, `the metrics ${metrics.join(", ")}`);
        continue;
      }
      if (metrics.some((metric) => row[metric] === null)) continue;
      const wrong = metrics.find((metric) => !(Number(numberText(row[metric]) ?? "none") > 0));
      if (wrong !== undefined) {
        gathering.fault(`${place}.${wrong}`, row[wrong], "a positive number");
        continue;
      }
      const [price, cap, ratio] = metrics.map((metric) => Number(row[metric])) as [number, number, number];
      const shared = { place, observed: day, unit: "USD" };
      gathering.row({ ...shared, series: "btc.realised-price", value: decimalText(price / ratio, 2) });
      gathering.row({ ...shared, series: "btc.realised-cap", value: decimalText(cap / ratio, 0) });
    }
  }
  return gathering.parsed("at least one day with all metrics");
}

export const coinmetricsCommunity = defineSource({
  id: "coinmetrics/community",
  title: "Realised price and realised cap of BTC, derived from community metrics",
  publisher: "Coin Metrics",
  provides: ["btc.realised-price", "btc.realised-cap"],
  terms: findPublisher("coinmetrics/community")!.terms,
  origin: "live",
  offByDefault: "CC BY-NC 4.0: turn it on only for non-commercial use",
  request: ({ from, to }) => [
    {
      url: `${host}/v4/timeseries/asset-metrics?assets=btc&metrics=${metrics.join(",")}&frequency=1d&page_size=10000&paging_from=start&start_time=${from ?? "2010-07-18"}&end_time=${to}`,
    },
  ],
  next: (page, asked) => {
    const read = readJson(page, answer, "{data}");
    const url = read.value?.next_page_url;
    return url?.startsWith(`${host}/`) && url !== asked.url ? { ...asked, url } : undefined;
  },
  schedule: { cron: "40 2,14 * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
