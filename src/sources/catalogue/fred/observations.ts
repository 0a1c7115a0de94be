import { z } from "zod";
import { isLocalDate, startOfDay } from "../../../core/time.ts";
import { collectRows, rejected } from "../../collect-rows.ts";
import { defineSource, firstDay, type Parsed, type Payload, type SourceRequest } from "../../define.ts";
import { readJson } from "../../json.ts";
import { endOfLocalDay } from "../../published.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";
import { type FredMember, findFredMember, fredMembers, fredMembersIn } from "./members.ts";

const endpoint = "https://api.stlouisfed.org/fred/series/observations";
/** The most rows that one answer may hold. */
const pageRows = 100_000;
const daysByDefault = 730;

const answer = z.looseObject({
  count: z.number(),
  offset: z.number(),
  limit: z.number(),
  observations: z.array(z.looseObject({ realtime_start: z.string(), date: z.string(), value: z.string() })),
});

/** The answer does not name its series: the address asked does, and for a saved file its name. */
export function memberOf(from: string): FredMember | undefined {
  const asked = /[?&]series_id=([^&]+)/.exec(from)?.[1];
  if (asked !== undefined) return findFredMember(asked);
  return from
    .split(/[^A-Z0-9]+/)
    .map(findFredMember)
    .find((member) => member !== undefined);
}

/**
 * One row for each day and each span of time in which its value stood. `realtime_start` is the day from which it did; a
 * value that is never revised is public by its own rule. `"."` is no value, or a value withdrawn, and gives no row.
 */
export function parseObservations(payload: Payload, member: FredMember | undefined): Parsed {
  const read = readJson(payload, answer, "observations of a series as JSON");
  if (read.rejection) return read.rejection;
  if (!member)
    return rejected(
      "the address or the file's name",
      JSON.stringify(payload.from.slice(0, 120)),
      "the id of a series of this source, such as series_id=NFCI or NFCI.json",
      "Name the file after its series.",
    );
  const { series, unit, rule, isAhead } = member;
  const collected = collectRows();
  read.value.observations.forEach(({ realtime_start: stood, date, value }, i) => {
    const place = `observations.${i}`;
    if (value === "." || (isAhead && isLocalDate(date) && startOfDay(date) > payload.retrieved)) return;
    if (!isLocalDate(date)) collected.fault(`${place}.date`, date, "a day as 2025-11-20");
    else if (!isLocalDate(stood)) collected.fault(`${place}.realtime_start`, stood, "a day as 2025-11-20");
    else if (stood < date) collected.fault(`${place}.realtime_start`, stood, `a day after ${date}, which it is about`);
    else if (!isDecimal(value)) collected.fault(`${place}.value`, value, "a decimal number or a point");
    else {
      const published = rule ? rule(date) : endOfLocalDay(stood, "America/Chicago");
      collected.add(place, { series, source: "fred/observations", observed: date, published, text: value, unit });
    }
  });
  return collected.parsed();
}

/** More rows than one answer holds: the same question from the next row on. */
function next(page: Payload, asked: SourceRequest): SourceRequest | undefined {
  const read = readJson(page, answer, "observations of a series as JSON");
  if (read.rejection) return undefined;
  const { count, offset, observations } = read.value;
  const seen = offset + observations.length;
  if (observations.length === 0 || seen >= count) return undefined;
  const url = new URL(asked.url);
  url.searchParams.set("offset", String(seen));
  return { ...asked, url: url.href };
}

export const fredObservations = defineSource({
  id: "fred/observations",
  title: "Series of FRED with their vintages",
  publisher: "Federal Reserve Bank of St. Louis",
  provides: [...new Set(fredMembers.map((m) => m.series))],
  terms: findPublisher("fred/observations")!.terms,
  origin: "live",
  hasVintages: true,
  secrets: [{ name: "FRED_API_KEY", isRequired: true, url: "https://fred.stlouisfed.org/docs/api/api_key.html" }],
  request: (window) =>
    fredMembersIn(firstDay(window, daysByDefault), window.to).map(({ id, rule }) => {
      const asked = new URL(endpoint);
      const vintages = { realtime_start: "1776-07-04", realtime_end: "9999-12-31" };
      asked.search = new URLSearchParams({
        series_id: id,
        file_type: "json",
        observation_start: firstDay(window, daysByDefault),
        observation_end: window.to,
        ...(rule ? {} : vintages),
        limit: String(pageRows),
        api_key: window.secrets?.FRED_API_KEY ?? "",
      }).toString();
      return { url: asked.href, secretParameters: ["api_key"] };
    }),
  next,
  schedule: { cron: "30 18 * * 1-5", timeZone: "America/New_York" },
  pauseMs: 1_000,
  parsers: { 1: (payload) => parseObservations(payload, memberOf(payload.from)) },
});
