import { isLocalDate, startOfDay } from "../../../core/time.ts";
import { collectRows, fileChanged, rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload, type SourceRequest } from "../../define.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal, readTable } from "../../table.ts";
import { type FredMember, findFredMember, fredMembers, fredMembersIn } from "./members.ts";

const known = fredMembers.map((m) => m.id).join(", ");

/**
 * The file behind a chart: `observation_date,DGS10`, one line a day; older downloads say `DATE`. A day without a value has
 * an empty field or a point. There are no vintages: a value that was revised arrives as it is today.
 */
function parse({ bytes, retrieved }: Payload): Parsed {
  const table = readTable(bytes, [], fileChanged);
  if (table.rejected) return { rows: [], records: [], problems: table.problems, rejected: true };
  const [day = "", ...ids] = table.header;
  if (day !== "observation_date" && day !== "DATE")
    return rejected("line 1", `the column ${JSON.stringify(day.slice(0, 60))}`, "observation_date,ID");
  const unknown = ids.find((id) => !findFredMember(id));
  if (ids.length === 0 || unknown !== undefined)
    return rejected("line 1", `the series ${JSON.stringify((unknown ?? "").slice(0, 60))}`, `one of ${known}`);
  const collected = collectRows();
  const days = new Set<string>();
  for (const { line, cells } of table.rows) {
    const observed = cells[day]!;
    if (!isLocalDate(observed)) {
      collected.fault(`line ${line}, column ${day}`, observed, "a day as 2025-11-20");
      continue;
    }
    if (days.has(observed)) collected.repeated(`line ${line}, column ${day}`, observed, "each day once");
    days.add(observed);
    for (const id of ids) {
      const text = cells[id]!;
      if (text === "" || text === ".") continue;
      const place = `line ${line}, column ${id}`;
      if (!isDecimal(text)) {
        collected.fault(place, text, "a decimal number, a point or nothing");
        continue;
      }
      const { series, unit, rule, isAhead } = findFredMember(id)!;
      if (isAhead && startOfDay(observed) > retrieved) continue;
      const published = rule ? { published: rule(observed) } : {};
      collected.add(place, { series, source: "fred/series", observed, ...published, text, unit });
    }
  }
  const { rows, problems } = collected.parsed();
  return { rows, records: [], problems: [...table.problems, ...problems] };
}

const seriesAtOnce = 8;

/**
 * The present state in few requests: several series of one frequency share a file, as a chart of them does. Where the
 * publisher does not give that, and for a window, whose days such a file does not keep to, each series is asked alone.
 */
function request({ from, to }: { readonly from?: string; readonly to: string }): readonly SourceRequest[] {
  const asked = (ids: readonly string[]): SourceRequest => ({
    url: `https://fred.stlouisfed.org/graph/fredgraph.csv?id=${ids.join(",")}${from === undefined ? "" : `&cosd=${from}`}&coed=${to}`,
  });
  const alone = (members: readonly FredMember[]) => members.map(({ id }) => asked([id]));
  const all = fredMembersIn(from, to);
  if (from !== undefined) return alone(all);
  return [all.filter((m) => !m.isWeekly), all.filter((m) => m.isWeekly)].flatMap((ofOneFrequency) =>
    Array.from({ length: Math.ceil(ofOneFrequency.length / seriesAtOnce) }, (_, n) => {
      const members = ofOneFrequency.slice(n * seriesAtOnce, (n + 1) * seriesAtOnce);
      return { ...asked(members.map((m) => m.id)), otherwise: alone(members) };
    }),
  );
}

export const fredSeries = defineSource({
  id: "fred/series",
  title: "Series of FRED, without a key",
  publisher: "Federal Reserve Bank of St. Louis",
  provides: [...new Set(fredMembers.map((m) => m.series))],
  terms: findPublisher("fred/series")!.terms,
  origin: "live",
  request,
  // Most members change in the afternoon of New York; the weekly ones on Wednesday and Thursday.
  schedule: { cron: "45 17 * * 1-5", timeZone: "America/New_York" },
  pauseMs: 1_000,
  parsers: { 1: parse },
});
