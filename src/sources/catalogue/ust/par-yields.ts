import { isLocalDate, type LocalDate } from "../../../core/time.ts";
import { collectRows, rejected } from "../../collect-rows.ts";
import { defineSource, firstDay, type Parsed, type Payload } from "../../define.ts";
import { treasuryParYields } from "../../publication-rules.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";
import { walkXml } from "../../xml.ts";

const endpoint =
  "https://home.treasury.gov/resource-center/data-chart-center/interest-rates/pages/xml?data=daily_treasury_yield_curve";
const daysByDefault = 400;

const seriesOf: Readonly<Record<string, string>> = {
  "d:BC_3MONTH": "ust.3m",
  "d:BC_6MONTH": "ust.6m",
  "d:BC_1YEAR": "ust.1y",
  "d:BC_2YEAR": "ust.2y",
  "d:BC_3YEAR": "ust.3y",
  "d:BC_5YEAR": "ust.5y",
  "d:BC_7YEAR": "ust.7y",
  "d:BC_10YEAR": "ust.10y",
  "d:BC_20YEAR": "ust.20y",
  "d:BC_30YEAR": "ust.30y",
};
/** Given, but not read: bills with short histories, and a copy of the 30-year yield that is 0.00 when there is none. */
const notRead = ["d:BC_1MONTH", "d:BC_1_5MONTH", "d:BC_2MONTH", "d:BC_4MONTH", "d:BC_30YEARDISPLAY"];
/** Tenors that exist on every day of this feed, which begins in 1990. */
const always = ["d:BC_2YEAR", "d:BC_5YEAR", "d:BC_10YEAR"];

/**
 * An Atom feed: one entry a day, `d:NEW_DATE` and an element for each tenor, percent. A tenor that did not exist has no
 * element or an empty one.
 */
function parse({ bytes }: Payload): Parsed {
  const collected = collectRows();
  let entry: { name: string; text: string; line: number }[] = [];
  let entries = 0;
  const days = new Set<string>();
  const takeEntry = (line: number) => {
    entries++;
    const dated = entry.find((e) => e.name === "d:NEW_DATE");
    const observed = /^(\d{4}-\d{2}-\d{2})T00:00:00$/.exec(dated?.text ?? "")?.[1];
    const place = `line ${dated?.line ?? line}, d:NEW_DATE`;
    if (observed === undefined || !isLocalDate(observed))
      return collected.fault(place, dated?.text ?? "no element", "a day as 2025-11-20T00:00:00");
    if (days.has(observed)) collected.repeated(place, observed, "each day once");
    days.add(observed);
    for (const name of always)
      if (!entry.some((e) => e.name === name)) collected.fault(`the day ${observed}`, `no element ${name}`, name);
    for (const { name, text, line: at } of entry) {
      if (!name.startsWith("d:BC_") || notRead.includes(name) || text === "") continue;
      const series = seriesOf[name];
      const where = `line ${at}, ${name}`;
      if (!series) collected.fault(where, name, `one of ${Object.keys(seriesOf).join(", ")}`);
      else if (!isDecimal(text)) collected.fault(where, text, "a yield in percent");
      else
        collected.add(where, {
          series,
          source: "ust/par-yields",
          observed,
          published: treasuryParYields(observed),
          text,
          unit: "percent",
        });
    }
  };
  const { root, isComplete } = walkXml(bytes, {
    close({ name, text, line }) {
      if (name.startsWith("d:")) entry.push({ name, text, line });
      if (name === "entry") {
        takeEntry(line);
        entry = [];
      }
    },
  });
  if (root !== "feed") return rejected("the file", `the element ${root ?? "(none)"}`, "an Atom feed");
  if (!isComplete)
    return rejected("the end of the file", "an open element", "</feed>", "Fetch it again: it is cut off.");
  if (entries === 0) return rejected("the file", "no entry", "at least one day");
  return collected.parsed();
}

/** The month alone inside a month, else every year from the first day to the last. */
function asked(from: LocalDate, to: LocalDate): readonly string[] {
  if (from.slice(0, 7) === to.slice(0, 7)) return [`field_tdr_date_value_month=${to.slice(0, 4)}${to.slice(5, 7)}`];
  const years: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    years.push(`field_tdr_date_value=${year}`);
  return years;
}

export const ustParYields = defineSource({
  id: "ust/par-yields",
  title: "Par yield curve of the US Treasury",
  publisher: "US Department of the Treasury",
  provides: Object.values(seriesOf),
  terms: findPublisher("ust/par-yields")!.terms,
  origin: "live",
  request: (window) =>
    asked(firstDay(window, daysByDefault), window.to).map((period) => ({ url: `${endpoint}&${period}` })),
  schedule: { cron: "15 18 * * 1-5", timeZone: "America/New_York" },
  pauseMs: 2_000,
  parsers: { 1: parse },
});
