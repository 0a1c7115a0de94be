import { z } from "zod";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherFundingDays, type Settlement } from "../../funding-days.ts";
import { gatherRows, numberText } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { pieces, windowMs } from "../../utc-days.ts";

const settlementsAtMost = 1000;
/** Three settlements a day, with a day to spare on both sides. */
const daysAtMost = Math.floor(settlementsAtMost / 3) - 1;

/** Settled rates of a perpetual, ascending; `markPrice` is empty in the first years. */
const answer = z.array(z.object({ symbol: z.string(), fundingTime: z.number(), fundingRate: z.unknown() }));

function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "a list of settlements {symbol, fundingTime, fundingRate}");
  if (read.rejection) return read.rejection;
  const gathering = gatherRows("binance/perp-funding");
  const settlements: Settlement[] = [];
  for (const [i, { symbol, fundingTime, fundingRate }] of read.value.entries()) {
    const place = `settlement ${i}`;
    const text = numberText(fundingRate);
    if (symbol !== "BTCUSDT") gathering.fault(`${place}, symbol`, symbol, "BTCUSDT");
    else if (text === undefined) gathering.fault(`${place}, fundingRate`, fundingRate ?? null, "a number");
    else settlements.push({ place, at: fundingTime, rate: Number(text) });
  }
  gatherFundingDays(gathering, "btc.perp.funding-8h-mean", settlements, payload.retrieved);
  return gathering.parsed("the settlements of at least one whole UTC day");
}

export const binancePerpFunding = defineSource({
  id: "binance/perp-funding",
  title: "Funding of the BTC perpetual, UTC day",
  publisher: "Binance",
  provides: ["btc.perp.funding-8h-mean"],
  terms: findPublisher("binance/perp-funding")!.terms,
  origin: "live",
  request: (window) =>
    pieces(windowMs(window, daysAtMost), daysAtMost).map(({ start, end }) => ({
      url: `https://fapi.binance.com/fapi/v1/fundingRate?symbol=BTCUSDT&startTime=${start}&endTime=${end - 1}&limit=${settlementsAtMost}`,
    })),
  schedule: { cron: "4 0,8,16 * * *", timeZone: "UTC" },
  pauseMs: 1000,
  parsers: { 1: parse },
});
