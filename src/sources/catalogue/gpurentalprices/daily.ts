import { z } from "zod";
import { isLocalDate, parseInstant } from "../../../core/time.ts";
import { rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { decimalText, gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { isRentOfH100, quantile } from "../../quartiles.ts";

const providersLeast = 5;
/** Prices that hold until the renter ends them; spot, community and serverless prices are other goods. */
const lasting = new Set(["on-demand", "secure"]);

const answer = z.object({
  date: z.string(),
  generated_at: z.iso.datetime(),
  offers: z.array(z.object({ provider: z.string(), gpu: z.string(), usd_hr: z.unknown(), kind: z.string() })),
});

/** List price of an H100 of any form: the lowest on-demand price of each provider, and the median over providers. */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "{date, generated_at, offers: [{provider, gpu, usd_hr, kind}]}");
  if (read.rejection) return read.rejection;
  const { date, generated_at, offers } = read.value;
  if (!isLocalDate(date)) return rejected("date", date, "a day as 2026-08-22");
  const gathering = gatherRows("gpurentalprices/daily");
  let isDoubtful = false;
  const lowest = new Map<string, number>();
  for (const [i, { provider, gpu, usd_hr, kind }] of offers.entries()) {
    if (!/^h100(-|$)/.test(gpu) || !lasting.has(kind)) continue;
    if (typeof usd_hr !== "number" || !isRentOfH100(usd_hr)) {
      gathering.fault(`offers.${i}.usd_hr`, usd_hr ?? null, "a price of an H100");
      isDoubtful = true;
      continue;
    }
    lowest.set(provider, Math.min(usd_hr, lowest.get(provider) ?? Number.POSITIVE_INFINITY));
  }
  if (lowest.size < providersLeast)
    gathering.fault("offers", `${lowest.size} providers of an H100`, `at least ${providersLeast}`);
  else if (!isDoubtful)
    gathering.row({
      place: "offers",
      series: "gpu.rent.h100.list",
      observed: date,
      published: parseInstant(generated_at),
      value: decimalText(
        quantile(
          [...lowest.values()].sort((a, b) => a - b),
          0.5,
        ),
        6,
      ),
      unit: "USD per hour",
    });
  return gathering.parsed("prices of an H100");
}

export const gpurentalpricesDaily = defineSource({
  id: "gpurentalprices/daily",
  title: "H100 rent by list prices of providers",
  publisher: "gpu-rental-prices",
  provides: ["gpu.rent.h100.list"],
  terms: findPublisher("gpurentalprices/daily")!.terms,
  origin: "live",
  request: () => [{ url: "https://raw.githubusercontent.com/adriannutiu/gpu-rental-prices/main/data/latest.json" }],
  schedule: { cron: "50 7 * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
