import { z } from "zod";
import { dayMs, instant, utcDateOf } from "../../../core/time.ts";
import { rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { decimalText, gatherRows } from "../../gather.ts";
import { readJson } from "../../json.ts";
import { findPublisher } from "../../publishers.ts";
import { type Option, volatilityAt25 } from "./smile.ts";

const targetDays = 30;
const furthestDays = 15;
const daysPerYear = 365;
/** Options of the venue expire at 08:00 UTC. */
const expiryHour = 8;
/** Marks outside are no volatility of BTC in percent a year. */
const [leastPercent, mostPercent] = [5, 1000];
/** A venue marks both options of a strike at one volatility; this much apart, one of them is wrong. */
const sidesApart = 0.02;
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** One row an option; `mark_iv` in percent a year, `underlying_price` the forward of that expiry. */
const answer = z.object({
  result: z.array(
    z.object({
      instrument_name: z.string(),
      mark_iv: z.number().nullish(),
      underlying_price: z.number().nullish(),
      creation_timestamp: z.number(),
    }),
  ),
});

interface Expiry {
  readonly days: number;
  readonly forward: number;
  readonly options: Option[];
  /** Options without a mark volatility. */
  lacking: number;
}

/**
 * Skew = mark volatility of the 25-delta put less that of the 25-delta call, of the expiry nearest to 30 days (at least
 * 15, at most 45 away); each wing of its own options, deltas by Black-76 on the forward of the expiry, volatility linear in
 * delta between strikes. Positive: protection against a fall costs more than a share in a rise.
 */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "{result: a list of option summaries}");
  if (read.rejection) return read.rejection;
  const rows = read.value.result;
  if (rows.length === 0) return rejected("result", "nothing", "option summaries");
  const at = Math.max(...rows.map((r) => r.creation_timestamp));
  const gathering = gatherRows("deribit/skew");
  const expiries = new Map<string, Expiry>();
  let isDoubtful = false;
  for (const [i, row] of rows.entries()) {
    const named = /^BTC-(\d{1,2})([A-Z]{3})(\d{2})-(\d+)-([CP])$/.exec(row.instrument_name);
    const month = named ? months.indexOf(named[2]!) : -1;
    if (!named || month < 0) {
      gathering.fault(`result.${i}.instrument_name`, row.instrument_name, "an option such as BTC-26DEC25-90000-C");
      continue;
    }
    const { mark_iv: percent, underlying_price: forward } = row;
    const name = `${named[1]}${named[2]}${named[3]}`;
    const expires = Date.UTC(2000 + Number(named[3]), month, Number(named[1]), expiryHour);
    const expiry = expiries.get(name) ?? {
      days: (expires - at) / dayMs,
      forward: forward ?? 0,
      options: [],
      lacking: 0,
    };
    expiries.set(name, expiry);
    if (!percent || !forward) {
      expiry.lacking += 1;
      continue;
    }
    if (percent < leastPercent || percent > mostPercent) {
      gathering.fault(`result.${i}.mark_iv`, percent, "a volatility in percent a year");
      isDoubtful = true;
      continue;
    }
    expiry.options.push({ strike: Number(named[4]), isCall: named[5] === "C", volatility: percent / 100 });
  }
  const [nearest] = [...expiries].sort(([, a], [, b]) => Math.abs(a.days - targetDays) - Math.abs(b.days - targetDays));
  if (nearest === undefined || Math.abs(nearest[1].days - targetDays) > furthestDays)
    return rejected("result", `expiries ${[...expiries.keys()].join(", ")}`, "an expiry 15 to 45 days away");
  const [name, { days, forward, options, lacking }] = nearest;
  if (lacking > 0)
    gathering.fault(`expiry ${name}`, `${lacking} options without mark_iv`, "a mark volatility of each option");
  const odd = options.find((a) =>
    options.some((b) => b.strike === a.strike && Math.abs(a.volatility - b.volatility) > sidesApart),
  );
  const strikes = options.map((o) => o.strike);
  // One doubtful point bends the smile: better no skew than a bent one.
  if (odd)
    gathering.fault(`expiry ${name}, strike ${odd.strike}`, odd.volatility * 100, "one volatility for call and put");
  const isAmong = Math.min(...strikes) < forward && forward < Math.max(...strikes);
  if (!isAmong) gathering.fault(`expiry ${name}`, forward, "a forward between its strikes");
  if (lacking > 0 || odd || !isAmong || isDoubtful) return gathering.parsed("a skew");
  const years = days / daysPerYear;
  const [put, call] = [false, true].map((isCall) =>
    volatilityAt25(
      options.filter((o) => o.isCall === isCall),
      forward,
      years,
    ),
  );
  if (put === undefined || call === undefined) {
    gathering.fault(`expiry ${name}`, `${options.length} options`, "strikes around 25 delta on both wings");
    return gathering.parsed("a skew");
  }
  const shared = { observed: utcDateOf(instant(at)), published: instant(at), place: `expiry ${name}` };
  gathering.row({ ...shared, series: "btc.skew-25d", value: decimalText((put - call) * 100, 4), unit: "percent" });
  gathering.row({ ...shared, series: "btc.skew-25d.expiry-days", value: decimalText(days, 3), unit: "days" });
  return gathering.parsed("a skew");
}

export const deribitSkew = defineSource({
  id: "deribit/skew",
  title: "25-delta skew of BTC options, expiry nearest to 30 days",
  publisher: "Deribit",
  provides: ["btc.skew-25d", "btc.skew-25d.expiry-days"],
  terms: findPublisher("deribit/skew")!.terms,
  origin: "live",
  request: () => [
    { url: "https://www.deribit.com/api/v2/public/get_book_summary_by_currency?currency=BTC&kind=option" },
  ],
  schedule: { cron: "7 3,9,15,21 * * *", timeZone: "UTC" },
  pauseMs: 500,
  parsers: { 1: parse },
});
