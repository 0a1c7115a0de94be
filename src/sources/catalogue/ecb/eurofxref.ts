import { daysBetween, isLocalDate, type LocalDate } from "../../../core/time.ts";
import { collectRows, type RowCollector, rejected } from "../../collect-rows.ts";
import { collectTable } from "../../collect-table.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { ecbReferenceRates } from "../../publication-rules.ts";
import { findPublisher } from "../../publishers.ts";
import { decodeUtf8, isDecimal } from "../../table.ts";
import { walkXml } from "../../xml.ts";

const host = "https://www.ecb.europa.eu/stats/eurofxref";
/** Decimals of the cross: one more than a rate of 1.0000 dollars and 150.00 yen a euro can support. */
const crossDecimals = 4;

interface Day {
  readonly place: string;
  readonly observed: string;
  readonly usd: string;
  readonly jpy: string;
}

/**
 * Dollars and yen per euro as published, and their quotient. The cross is not in the file: it is yen per euro over dollars
 * per euro, rounded to four decimals, so that it can be recomputed from the two rows beside it.
 */
function addDay(collected: RowCollector, { place, observed, usd, jpy }: Day) {
  if (!isLocalDate(observed)) return collected.fault(place, observed, "a day as 2025-11-20");
  const isRate = (text: string) => isDecimal(text) && Number(text) > 0;
  if (!isRate(usd)) return collected.fault(`${place}, USD`, usd, "US dollars per euro");
  if (!isRate(jpy)) return collected.fault(`${place}, JPY`, jpy, "yen per euro");
  const shared = { source: "ecb/eurofxref", observed, published: ecbReferenceRates(observed) };
  const cross = String(Number((Number(jpy) / Number(usd)).toFixed(crossDecimals)));
  collected.add(place, { ...shared, series: "fx.usdjpy", text: cross, unit: "JPY per USD" });
  collected.add(`${place}, USD`, { ...shared, series: "fx.eurusd", text: usd, unit: "USD per EUR" });
  collected.add(`${place}, JPY`, { ...shared, series: "fx.eurjpy", text: jpy, unit: "JPY per EUR" });
}

/** `Cube time` holds `Cube currency rate`; quotes and line breaks differ between the daily and the historical file. */
function parseXml(bytes: Uint8Array): Parsed {
  const collected = collectRows();
  const seen = new Set<string>();
  let day: { time: string; line: number; rates: Map<string, string> } | undefined;
  let days = 0;
  const { root, isComplete } = walkXml(bytes, {
    open({ name, attributes, line }) {
      if (name !== "Cube") return;
      if (attributes.time !== undefined) day = { time: attributes.time, line, rates: new Map() };
      else if (attributes.currency !== undefined) day?.rates.set(attributes.currency, attributes.rate ?? "");
    },
    close({ name, attributes }) {
      if (name !== "Cube" || attributes.time === undefined || !day) return;
      days++;
      const place = `line ${day.line}, ${day.time}`;
      const [usd, jpy] = [day.rates.get("USD"), day.rates.get("JPY")];
      if (seen.has(day.time)) collected.repeated(place, day.time, "each day once");
      if (usd === undefined || jpy === undefined)
        collected.fault(place, [...day.rates.keys()].join(" "), "rates of USD and JPY");
      else addDay(collected, { place, observed: day.time, usd, jpy });
      seen.add(day.time);
      day = undefined;
    },
  });
  if (root !== "gesmes:Envelope") return rejected("the file", `the element ${root ?? "(none)"}`, "gesmes:Envelope");
  if (!isComplete)
    return rejected("the end of the file", "an open element", "</gesmes:Envelope>", "Fetch it again: it is cut off.");
  if (days === 0) return rejected("the file", "no day", "at least one day with rates");
  return collected.parsed();
}

/** The same rates as the publisher's CSV: `Date,USD,JPY,...`, newest first, `N/A` for currencies that were not quoted. */
function parseCsv(bytes: Uint8Array): Parsed {
  const seen = new Set<string>();
  return collectTable(bytes, ["Date", "USD", "JPY"], (collected, line, { Date: observed, USD, JPY }) => {
    const place = `line ${line}`;
    if (seen.has(observed)) collected.repeated(`${place}, column Date`, observed, "each day once");
    addDay(collected, { place, observed, usd: USD, jpy: JPY });
    seen.add(observed);
  });
}

const parse = ({ bytes }: Payload): Parsed => {
  const start = decodeUtf8(bytes.subarray(0, 200));
  return start.trimStart().startsWith("<") ? parseXml(bytes) : parseCsv(bytes);
};

/** The shortest of the three files that reaches back far enough. */
function file(from: LocalDate | undefined, to: LocalDate): string {
  const days = from === undefined ? Number.POSITIVE_INFINITY : daysBetween(from, to);
  if (days < 1) return "eurofxref-daily.xml";
  return days < 85 ? "eurofxref-hist-90d.xml" : "eurofxref-hist.xml";
}

export const ecbEurofxref = defineSource({
  id: "ecb/eurofxref",
  title: "Euro reference rates, and USDJPY as a cross of them",
  publisher: "European Central Bank",
  provides: ["fx.usdjpy", "fx.eurusd", "fx.eurjpy"],
  terms: findPublisher("ecb/eurofxref")!.terms,
  origin: "live",
  request: ({ from, to }) => [{ url: `${host}/${file(from, to)}` }],
  schedule: { cron: "10 16 * * 1-5", timeZone: "Europe/Berlin" },
  pauseMs: 1_000,
  parsers: { 1: parse },
});
