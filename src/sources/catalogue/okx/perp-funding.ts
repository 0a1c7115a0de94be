import { z } from "zod";
import { hourMs } from "../../../core/time.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherFundingDays, type Settlement } from "../../funding-days.ts";
import { gatherRows, numberText } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { windowMs } from "../../utc-days.ts";
import { okxData } from "./answer.ts";

/** The venue keeps about three months; two pages of 100 settlements hold two thirds of it. */
const settlementsAtMost = 100;

/** One more than the published rates have, because a third of them is taken. */
const decimals = 17;

/** Newest first. `realizedRate` is what was paid, `fundingRate` what was forecast. */
const settlement = z.object({ instId: z.string(), fundingTime: z.string(), realizedRate: z.unknown() });

function parse(payload: Payload): Parsed {
  const read = okxData(payload, settlement, "a list of settlements {instId, fundingTime, realizedRate}");
  if (read.rejection) return read.rejection;
  const gathering = gatherRows("okx/perp-funding");
  const settlements: Settlement[] = [];
  for (const [i, { instId, fundingTime, realizedRate }] of read.value.entries()) {
    const place = `settlement ${i}`;
    const text = numberText(realizedRate);
    if (instId !== "BTC-USDT-SWAP") gathering.fault(`${place}, instId`, instId, "BTC-USDT-SWAP");
    else if (text === undefined) gathering.fault(`${place}, realizedRate`, realizedRate ?? null, "a number");
    else if (!/^\d{13}$/.test(fundingTime))
      gathering.fault(`${place}, fundingTime`, fundingTime, "milliseconds since 1970");
    else settlements.push({ place, at: Number(fundingTime), rate: Number(text) });
  }
  gatherFundingDays(gathering, "btc.perp.okx.funding-8h-mean", settlements, payload.retrieved, decimals);
  return gathering.parsed("the settlements of at least one whole UTC day");
}

export const okxPerpFunding = defineSource({
  id: "okx/perp-funding",
  title: "Funding of the BTC perpetual, UTC day; the venue keeps about three months",
  publisher: "OKX",
  provides: ["btc.perp.okx.funding-8h-mean"],
  terms: findPublisher("okx/perp-funding")!.terms,
  origin: "live",
  // `after` asks for what is older. Pages overlap by a day, because a day that a page cuts is left out of that page.
  request: (window) => {
    const { start, end } = windowMs(window, 90);
    const pages: { url: string }[] = [];
    const span = (settlementsAtMost - 6) * 8 * hourMs;
    for (let after = end; after > start && pages.length < 4; after -= span)
      pages.push({
        url: `https://www.okx.com/api/v5/public/funding-rate-history?instId=BTC-USDT-SWAP&after=${after}&limit=${settlementsAtMost}`,
      });
    return pages;
  },
  schedule: { cron: "14 0,8,16 * * *", timeZone: "UTC" },
  pauseMs: 250,
  parsers: { 1: parse },
});
