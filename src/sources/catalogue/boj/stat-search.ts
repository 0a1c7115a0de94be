import { z } from "zod";
import { addDays, isLocalDate, type LocalDate } from "../../../core/time.ts";
import { collectRows, type RowCollector, rejected } from "../../collect-rows.ts";
import { contradictions } from "../../contradictions.ts";
import { defineSource, firstDay, type Parsed, type Payload, type SourceRequest } from "../../define.ts";
import { readJson } from "../../json.ts";
import { atLocalTime, nextWeekday } from "../../published.ts";
import { findPublisher } from "../../publishers.ts";

const endpoint = "https://www.stat-search.boj.or.jp/api/v1/getDataCode";
const daysByDefault = 800;

interface Member {
  readonly db: string;
  readonly code: string;
  readonly series: string;
  /** The publisher's words, also the unit that is stored. */
  readonly unit: string;
}
const accounts = (code: string, series: string): Member => ({ db: "BS01", code, series, unit: "100 million yen" });
const members: readonly Member[] = [
  { db: "FM01", code: "STRDCLUCON", series: "jp.tona", unit: "percent per annum" },
  { db: "FM08", code: "FXERD04", series: "fx.usdjpy.tokyo", unit: "Yen per U.S. Dollar" },
  accounts("MABJMTA", "boj.total-assets"),
  accounts("MABJMA5B", "boj.jgb"),
  accounts("MABJMA5A", "boj.treasury-bills"),
  accounts("MABJML11", "boj.current-deposits"),
  accounts("MABJML1", "boj.banknotes"),
];
const byCode = new Map(members.map((m) => [m.code, m]));
const databases = [...new Set(members.map((m) => m.db))];

const answer = z.looseObject({
  STATUS: z.number(),
  MESSAGEID: z.string(),
  MESSAGE: z.string().optional(),
  NEXTPOSITION: z.number().nullish(),
  RESULTSET: z
    .array(
      z.looseObject({
        SERIES_CODE: z.string(),
        UNIT: z.string(),
        FREQUENCY: z.string(),
        VALUES: z.looseObject({ SURVEY_DATES: z.array(z.number()), VALUES: z.array(z.number().nullable()) }),
      }),
    )
    .default([]),
});
type ResultSet = z.infer<typeof answer>["RESULTSET"][number];

/** 20251120 is a day; 202511 is a month, and its figure one of its last day. */
function observedOf(surveyDate: number): LocalDate | undefined {
  const text = String(surveyDate);
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6) || "01"}`;
  if ((text.length !== 8 && text.length !== 6) || !isLocalDate(day)) return undefined;
  if (text.length === 8) return day;
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(4))];
  const nextMonth = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  return addDays(nextMonth as LocalDate, -1);
}

/** The call rate of a day is final on the next business day, the fixing of 17:00 is public on its own. */
function publishedOf({ code }: Member, observed: LocalDate, next: LocalDate | undefined) {
  if (code === "STRDCLUCON")
    return { published: next ? atLocalTime(next, "10:00", "Asia/Tokyo") : nextWeekday(observed, 1, 0) };
  if (code === "FXERD04") return { published: atLocalTime(observed, "18:00", "Asia/Tokyo") };
  return {};
}

function takeSeries(collected: RowCollector, set: ResultSet, at: string): void {
  const member = byCode.get(set.SERIES_CODE);
  if (!member) return;
  const { SURVEY_DATES: dates, VALUES: values } = set.VALUES;
  if (set.UNIT.toLowerCase() !== member.unit.toLowerCase()) collected.fault(`${at}.UNIT`, set.UNIT, member.unit);
  else if (dates.length !== values.length)
    collected.fault(`${at}.VALUES`, `${dates.length} dates, ${values.length} values`, "as many values as dates");
  else {
    const points = dates.map((date, i) => ({ date, observed: observedOf(date), value: values[i] ?? null }));
    const bad = contradictions(
      points,
      ({ date }) => String(date),
      ({ value }) => String(value),
    );
    // Days off have a date and no value; the next day with a value is the next business day.
    const valued = points.filter((point) => point.observed !== undefined && point.value !== null);
    const seen = new Set<number>();
    for (const [i, { date, observed, value }] of points.entries()) {
      const place = `${at}.VALUES.${i}`;
      if (observed === undefined) collected.fault(place, String(date), "a day as 20251120 or a month as 202511");
      else if (seen.has(date)) collected.repeated(place, String(date), "each day once");
      else if (value !== null && !bad.has(String(date))) {
        const next = valued.find((point) => point.date > date)?.observed;
        const { series, unit } = member;
        collected.add(place, {
          series,
          source: "boj/stat-search",
          observed,
          ...publishedOf(member, observed, next),
          text: String(value),
          unit,
        });
      }
      seen.add(date);
    }
  }
}

/** The status is in the body, the HTTP status is always 200. M181030I says that there is nothing to give. */
function parse(payload: Payload): Parsed {
  const read = readJson(payload, answer, "an answer with STATUS, MESSAGEID and RESULTSET");
  if (read.rejection) return read.rejection;
  const { STATUS, MESSAGEID, MESSAGE, RESULTSET } = read.value;
  if (STATUS !== 200)
    return rejected("STATUS", `${STATUS} ${MESSAGEID} ${MESSAGE ?? ""}`.trim(), "200", "Read the message; try later.");
  if (RESULTSET.length > 0 && !RESULTSET.some((set) => byCode.has(set.SERIES_CODE)))
    return rejected(
      "RESULTSET",
      RESULTSET.map((s) => s.SERIES_CODE)
        .slice(0, 5)
        .join(", "),
      [...byCode.keys()].join(", "),
    );
  const collected = collectRows();
  RESULTSET.forEach((set, i) => {
    takeSeries(collected, set, `RESULTSET.${i}`);
  });
  return collected.parsed();
}

/** `NEXTPOSITION` is null at the end. */
function next(page: Payload, asked: SourceRequest): SourceRequest | undefined {
  const read = readJson(page, answer, "an answer");
  const position = read.value?.NEXTPOSITION;
  if (position === null || position === undefined) return undefined;
  const url = new URL(asked.url);
  url.searchParams.set("startPosition", String(position));
  return { ...asked, url: url.href };
}

const month = (day: LocalDate): string => day.slice(0, 4) + day.slice(5, 7);

export const bojStatSearch = defineSource({
  id: "boj/stat-search",
  title: "Call rate, Tokyo exchange rate and accounts of the Bank of Japan",
  publisher: "Bank of Japan",
  provides: members.map((m) => m.series),
  terms: findPublisher("boj/stat-search")!.terms,
  origin: "live",
  request: (window) =>
    databases.map((db) => {
      const codes = members.filter((m) => m.db === db).map((m) => m.code);
      const span = `startDate=${month(firstDay(window, daysByDefault))}&endDate=${month(window.to)}`;
      return { url: `${endpoint}?format=json&lang=en&db=${db}&code=${codes.join(",")}&${span}` };
    }),
  next,
  schedule: { cron: "5 10 * * 1-5", timeZone: "Asia/Tokyo" },
  // The bank asks for few requests and may block others.
  pauseMs: 3_000,
  parsers: { 1: parse },
});
