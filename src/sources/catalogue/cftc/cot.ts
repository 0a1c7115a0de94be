import { z } from "zod";
import { addDays, type Instant, instant, isLocalDate, type LocalDate, startOfDay } from "../../../core/time.ts";
import { collectRows, type RowCollector } from "../../collect-rows.ts";
import { contradictions } from "../../contradictions.ts";
import { defineSource, firstDay, type Parsed, type Payload } from "../../define.ts";
import { readJson } from "../../json.ts";
import { commitmentsOfTraders } from "../../publication-rules.ts";
import { findPublisher } from "../../publishers.ts";

const host = "https://publicreporting.cftc.gov/resource";
const yen = "097741";
const daysByDefault = 1_500;
/** More weeks than either report has. */
const rowLimit = 5_000;

/** A net position is longs minus shorts; the reports give both sides. */
const legacy = {
  "cftc.jpy.noncommercial-net": ["noncomm_positions_long_all", "noncomm_positions_short_all"],
  "cftc.jpy.open-interest": ["open_interest_all"],
} as const;
const financial = {
  "cftc.jpy.leveraged-net": ["lev_money_positions_long", "lev_money_positions_short"],
  "cftc.jpy.asset-manager-net": ["asset_mgr_positions_long", "asset_mgr_positions_short"],
  "cftc.jpy.dealer-net": ["dealer_positions_long_all", "dealer_positions_short_all"],
} as const;
const reports = [
  { id: "6dca-aqww", fields: legacy },
  { id: "gpe5-46if", fields: financial },
] as const;

/** Weeks whose reports came late for all: two government shutdowns, an outage at a data provider, a shutdown again. */
const delayed: readonly (readonly [first: string, last: string])[] = [
  ["2013-10-01", "2013-10-29"],
  ["2018-12-18", "2019-03-05"],
  ["2023-01-24", "2023-03-14"],
  ["2025-09-30", "2026-01-27"],
];
/** A row of the data set that is older than this when it appears was loaded with others, not published then. */
const contemporaryDays = 90;

/**
 * The row's own time of creation says when a report came, except for history that was loaded in bulk; that is public by
 * the Friday rule. In a week of known delay without such a time nothing is said, and the report counts as known from when
 * it was retrieved: later than the truth, never earlier.
 */
function publishedOf(observed: LocalDate, created: string | undefined): { published?: Instant } {
  const rule = commitmentsOfTraders(observed);
  const createdMs = created === undefined ? Number.NaN : Date.parse(created);
  const isContemporary = createdMs <= startOfDay(addDays(observed, contemporaryDays));
  if (isContemporary) return { published: instant(Math.max(rule, createdMs)) };
  return delayed.some(([first, last]) => observed >= first && observed <= last) ? {} : { published: rule };
}

const rows = z.array(z.record(z.string(), z.unknown()));

type Row = Readonly<Record<string, unknown>>;
const weekOf = (row: Row): string =>
  `${row.report_date_as_yyyy_mm_dd} ${"lev_money_positions_long" in row ? "financial" : "legacy"}`;
const contentOf = ({ ":created_at": _created, ...row }: Row): string => JSON.stringify(row);

function takeRow(collected: RowCollector, row: Row, place: string) {
  const text = (field: string): string => (typeof row[field] === "string" ? row[field].trim() : "");
  const observed = /^(\d{4}-\d{2}-\d{2})T00:00:00\.000$/.exec(text("report_date_as_yyyy_mm_dd"))?.[1] ?? "";
  if (text("cftc_contract_market_code") !== yen)
    return collected.fault(`${place}.cftc_contract_market_code`, row.cftc_contract_market_code ?? null, yen);
  if (text("futonly_or_combined") !== "FutOnly")
    return collected.fault(`${place}.futonly_or_combined`, row.futonly_or_combined ?? null, "FutOnly");
  if (!isLocalDate(observed))
    return collected.fault(
      `${place}.report_date_as_yyyy_mm_dd`,
      row.report_date_as_yyyy_mm_dd ?? null,
      "a day as 2025-11-18T00:00:00.000",
    );
  const fields = Object.entries({ ...legacy, ...financial }).filter(([, [first]]) => row[first] !== undefined);
  if (fields.length === 0)
    return collected.fault(
      place,
      "no positions",
      `fields such as ${reports.map((r) => Object.values(r.fields)[0]![0]).join(" or ")}`,
    );
  const published = publishedOf(observed, text(":created_at") || undefined);
  for (const [series, names] of fields) {
    const wrong = names.find((name) => !/^\d+$/.test(text(name)));
    if (wrong !== undefined) {
      collected.fault(`${place}.${wrong}`, row[wrong] ?? null, "a whole number of contracts");
      continue;
    }
    const [long, short] = names.map((name) => Number(text(name)));
    const net = short === undefined ? long! : long! - short;
    collected.add(place, { series, source: "cftc/cot", observed, ...published, text: String(net), unit: "contracts" });
  }
}

/** Rows of a Socrata data set: every value a text, a field without a value left out. Two reports, told apart by their fields. */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, rows, "a list of report rows");
  if (read.rejection) return read.rejection;
  const collected = collectRows();
  const weeks = new Set<string>();
  const bad = contradictions(read.value, weekOf, contentOf);
  read.value.forEach((row, i) => {
    const week = weekOf(row);
    if (weeks.has(week)) collected.repeated(String(i), week, "one row for each report and week");
    else if (!bad.has(week)) takeRow(collected, row, String(i));
    weeks.add(week);
  });
  return collected.parsed();
}

export const cftcCot = defineSource({
  id: "cftc/cot",
  title: "Commitments of Traders, yen futures: legacy and financial traders",
  publisher: "Commodity Futures Trading Commission",
  provides: [...Object.keys(legacy), ...Object.keys(financial)],
  terms: findPublisher("cftc/cot")!.terms,
  origin: "live",
  request: (window) =>
    reports.map(({ id, fields }) => {
      const asked = new URL(`${host}/${id}.json`);
      const from = firstDay(window, daysByDefault);
      asked.search = new URLSearchParams({
        $select: [
          ":created_at",
          "report_date_as_yyyy_mm_dd",
          "cftc_contract_market_code",
          "futonly_or_combined",
          ...new Set(Object.values(fields).flat()),
        ].join(","),
        $where: `cftc_contract_market_code='${yen}' AND report_date_as_yyyy_mm_dd between '${from}T00:00:00' and '${window.to}T00:00:00'`,
        $order: "report_date_as_yyyy_mm_dd DESC",
        $limit: String(rowLimit),
      }).toString();
      return { url: asked.href };
    }),
  schedule: { cron: "40 15,17 * * 1,5", timeZone: "America/New_York" },
  pauseMs: 1_000,
  parsers: { 1: parse },
});
