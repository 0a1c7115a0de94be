import { z } from "zod";
import { isLocalDate } from "../../../core/time.ts";
import { usBusinessDayAfter } from "../../../market/us-business-days.ts";
import { collectRows } from "../../collect-rows.ts";
import { defineSource, firstDay, type Parsed, type Payload } from "../../define.ts";
import { readJson } from "../../json.ts";
import { newYorkFedRates } from "../../publication-rules.ts";
import { atLocalTime } from "../../published.ts";
import { findPublisher } from "../../publishers.ts";

const endpoint = "https://markets.newyorkfed.org/api/rates";
const daysByDefault = 730;
const seriesOf: Readonly<Record<string, string>> = { EFFR: "us.effr", SOFR: "us.sofr" };

const answer = z.looseObject({
  refRates: z.array(
    z.looseObject({
      effectiveDate: z.string(),
      type: z.string(),
      percentRate: z.union([z.number(), z.string(), z.null()]).optional(),
      revisionIndicator: z.string().optional(),
    }),
  ),
});

/** Newest first, rates in percent. A rate that was corrected carries a sign; corrections come by 14:30 of the same morning's day. */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, '{"refRates": [...]}');
  if (read.rejection) return read.rejection;
  const collected = collectRows();
  read.value.refRates.forEach(({ effectiveDate: observed, type, percentRate, revisionIndicator }, i) => {
    const place = `refRates.${i}`;
    const series = seriesOf[type];
    if (!series) collected.fault(`${place}.type`, type, Object.keys(seriesOf).join(" or "));
    else if (!isLocalDate(observed)) collected.fault(`${place}.effectiveDate`, observed, "a day as 2025-11-20");
    else if (typeof percentRate !== "number")
      collected.fault(`${place}.percentRate`, percentRate ?? null, "a rate in percent, as a number");
    else {
      const isCorrected = revisionIndicator !== undefined && revisionIndicator !== "";
      const published = isCorrected
        ? atLocalTime(usBusinessDayAfter(observed, "reserve-bank"), "15:00", "America/New_York")
        : newYorkFedRates(observed);
      const text = String(percentRate);
      collected.add(place, { series, source: "nyfed/rates", observed, published, text, unit: "percent" });
    }
  });
  return collected.parsed();
}

export const nyfedRates = defineSource({
  id: "nyfed/rates",
  title: "Reference rates SOFR and EFFR",
  publisher: "Federal Reserve Bank of New York",
  provides: Object.values(seriesOf),
  terms: findPublisher("nyfed/rates")!.terms,
  origin: "live",
  request: (window) =>
    ["secured/sofr", "unsecured/effr"].map((rate) => ({
      url: `${endpoint}/${rate}/search.json?startDate=${firstDay(window, daysByDefault)}&endDate=${window.to}`,
    })),
  schedule: { cron: "10 9 * * 1-5", timeZone: "America/New_York" },
  pauseMs: 1_000,
  parsers: { 1: parse },
});
