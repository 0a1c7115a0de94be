import { z } from "zod";
import { cameAt, unknownMoment } from "../../came-at.ts";
import { rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { decimalText, gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { isRentOfH100, quantile } from "../../quartiles.ts";

const offersAtMost = 1000;
/** Fewer verified offers give no quartiles worth the name. */
const offersLeast = 5;

/** `dph_total` is dollars per hour of the whole offer, storage included. */
const offer = z.object({
  id: z.number(),
  gpu_name: z.string(),
  num_gpus: z.number(),
  dph_total: z.number().nullable(),
  is_bid: z.boolean(),
  rentable: z.boolean(),
  verification: z.string().nullish(),
});
const answer = z.object({ offers: z.array(z.unknown()) });

const body = JSON.stringify({
  gpu_name: { eq: "H100 SXM" },
  rentable: { eq: true },
  verified: { eq: true },
  order: [["dph_total", "asc"]],
  limit: offersAtMost,
  type: "ondemand",
});

/**
 * Price of one accelerator hour = dph_total / num_gpus, over the verified on-demand offers that can be rented now; median
 * and quartiles. Offers of one machine in several sizes count each. The answer says no time: it is of the day of retrieval.
 */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "{offers: [...]}");
  if (read.rejection) return read.rejection;
  const came = cameAt(payload);
  if (!came) return unknownMoment(payload);
  const { offers } = read.value;
  if (offers.length >= offersAtMost)
    return rejected(
      "offers",
      `${offers.length} offers`,
      `fewer than ${offersAtMost}: the cheapest alone are no market`,
    );
  const gathering = gatherRows("vastai/bundles");
  const prices: number[] = [];
  let isDoubtful = false;
  for (const [i, one] of offers.entries()) {
    const place = `offers.${i}`;
    const known = offer.safeParse(one);
    if (!known.success) {
      const issue = known.error.issues[0]!;
      gathering.fault([place, ...issue.path].map(String).join("."), issue.message, "an offer with price and size");
      continue;
    }
    const { id, gpu_name, num_gpus, dph_total, is_bid, rentable, verification } = known.data;
    if (gpu_name !== "H100 SXM") gathering.fault(`${place}.gpu_name`, gpu_name, "H100 SXM");
    else if (!gathering.isFirst(place, `offer ${id}`)) continue;
    else if (verification !== "verified" || is_bid || !rentable || dph_total === null) continue;
    else if (!(num_gpus >= 1 && isRentOfH100(dph_total / num_gpus))) {
      gathering.fault(place, { num_gpus, dph_total }, "at least one accelerator at a price of an H100");
      isDoubtful = true;
    } else prices.push(dph_total / num_gpus);
  }
  if (prices.length < offersLeast) {
    gathering.fault("offers", `${prices.length} verified on-demand offers`, `at least ${offersLeast}`);
    return gathering.parsed("offers");
  }
  if (isDoubtful) return gathering.parsed("offers");
  prices.sort((a, b) => a - b);
  const shared = { observed: came.day, published: came.latest, unit: "USD per hour" };
  for (const [series, p] of [
    ["gpu.rent.h100", 0.5],
    ["gpu.rent.h100.q1", 0.25],
    ["gpu.rent.h100.q3", 0.75],
  ] as const)
    gathering.row({ ...shared, place: series, series, value: decimalText(quantile(prices, p), 6) });
  return gathering.parsed("offers");
}

export const vastaiBundles = defineSource({
  id: "vastai/bundles",
  title: "H100 SXM rent on a marketplace, verified on-demand offers",
  publisher: "Vast.ai",
  provides: ["gpu.rent.h100", "gpu.rent.h100.q1", "gpu.rent.h100.q3"],
  terms: findPublisher("vastai/bundles")!.terms,
  origin: "live",
  request: ({ secrets }) => {
    const key = secrets?.VAST_API_KEY;
    return [
      {
        url: "https://console.vast.ai/api/v0/bundles/",
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body,
      },
    ];
  },
  schedule: { cron: "45 6,18 * * *", timeZone: "UTC" },
  pauseMs: 10_000,
  secrets: [{ name: "VAST_API_KEY", isRequired: false, url: "https://cloud.vast.ai/account/" }],
  parsers: { 1: parse },
});
