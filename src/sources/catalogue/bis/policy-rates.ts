import { isLocalDate } from "../../../core/time.ts";
import { collectTable } from "../../collect-table.ts";
import { defineSource, firstDay, type Parsed, type Payload } from "../../define.ts";
import { atLocalTime } from "../../published.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";

const endpoint = "https://stats.bis.org/api/v2/data/dataflow/BIS/WS_CBPOL/1.0/D.JP";
const daysByDefault = 730;

/**
 * Policy rates as the BIS collects them, one line a day: the rate in force on the day, in percent. A decision is announced
 * the day before at the latest, so the rate is public when its day begins. Days off are empty or `NaN`.
 */
function parse({ bytes }: Payload): Parsed {
  const days = new Set<string>();
  return collectTable(bytes, ["FREQ", "REF_AREA", "TIME_PERIOD", "OBS_VALUE"], (collected, line, cells) => {
    const { FREQ, REF_AREA, TIME_PERIOD: observed, OBS_VALUE: text } = cells;
    // Some versions print a code with its name, such as `JP: Japan`.
    const is = (cell: string, code: string) => cell === code || cell.startsWith(`${code}:`);
    const day = `line ${line}, column TIME_PERIOD`;
    if (!is(FREQ, "D")) collected.fault(`line ${line}, column FREQ`, FREQ, "D, days");
    else if (!is(REF_AREA, "JP")) collected.fault(`line ${line}, column REF_AREA`, REF_AREA, "JP");
    else if (!isLocalDate(observed)) collected.fault(day, observed, "a day as 2025-11-20");
    else if (text !== "" && text !== "NaN" && !isDecimal(text))
      collected.fault(`line ${line}, column OBS_VALUE`, text, "a rate in percent");
    else {
      if (days.has(observed)) collected.repeated(day, observed, "each day once");
      days.add(observed);
      if (!isDecimal(text)) return;
      collected.add(day, {
        series: "jp.policy-rate",
        source: "bis/policy-rates",
        observed,
        published: atLocalTime(observed, "00:00", "Asia/Tokyo"),
        text,
        unit: "percent",
      });
    }
  });
}

export const bisPolicyRates = defineSource({
  id: "bis/policy-rates",
  title: "Policy rate of the Bank of Japan, as the BIS collects it",
  publisher: "Bank for International Settlements",
  provides: ["jp.policy-rate"],
  terms: findPublisher("bis/policy-rates")!.terms,
  origin: "live",
  request: (window) => [
    { url: `${endpoint}?format=csv&startPeriod=${firstDay(window, daysByDefault)}&endPeriod=${window.to}` },
  ],
  schedule: { cron: "0 14 * * 1-5", timeZone: "Europe/Berlin" },
  pauseMs: 2_000,
  parsers: { 1: parse },
});
