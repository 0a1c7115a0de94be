import { z } from "zod";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherFundingDays, type Settlement } from "../../funding-days.ts";
import { gatherRows, numberText } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { pieces, windowMs } from "../../utc-days.ts";
import { bybitList } from "./answer.ts";

const settlementsAtMost = 200;
const daysAtMost = Math.floor(settlementsAtMost / 3) - 1;

/** Newest first; rates and times as texts. */
const settlement = z.object({ symbol: z.string(), fundingRate: z.unknown(), fundingRateTimestamp: z.string() });

function parse(payload: Payload): Parsed {
  const read = bybitList(payload, settlement, "a list of settlements {symbol, fundingRate, fundingRateTimestamp}");
  if (read.rejection) return read.rejection;
  const gathering = gatherRows("bybit/perp-funding");
  const settlements: Settlement[] = [];
  for (const [i, { symbol, fundingRate, fundingRateTimestamp }] of read.value.entries()) {
    const place = `settlement ${i}`;
    const text = numberText(fundingRate);
    if (symbol !== "BTCUSDT") gathering.fault(`${place}, symbol`, symbol, "BTCUSDT");
    else if (text === undefined) gathering.fault(`${place}, fundingRate`, fundingRate ?? null, "a number");
    else if (!/^\d{13}$/.test(fundingRateTimestamp))
      gathering.fault(`${place}, fundingRateTimestamp`, fundingRateTimestamp, "milliseconds since 1970");
    else settlements.push({ place, at: Number(fundingRateTimestamp), rate: Number(text) });
  }
  gatherFundingDays(gathering, "btc.perp.bybit.funding-8h-mean", settlements, payload.retrieved);
  return gathering.parsed("the settlements of at least one whole UTC day");
}

export const bybitPerpFunding = defineSource({
  id: "bybit/perp-funding",
  title: "Funding of the BTC perpetual, UTC day",
  publisher: "Bybit",
  provides: ["btc.perp.bybit.funding-8h-mean"],
  terms: findPublisher("bybit/perp-funding")!.terms,
  origin: "live",
  request: (window) =>
    pieces(windowMs(window, daysAtMost), daysAtMost).map(({ start, end }) => ({
      url: `https://api.bybit.com/v5/market/funding/history?category=linear&symbol=BTCUSDT&startTime=${start}&endTime=${end - 1}&limit=${settlementsAtMost}`,
    })),
  schedule: { cron: "8 0,8,16 * * *", timeZone: "UTC" },
  pauseMs: 250,
  parsers: { 1: parse },
});
