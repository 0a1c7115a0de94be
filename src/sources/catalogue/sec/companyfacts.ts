import { z } from "zod";
import { daysBetween, isLocalDate, type LocalDate } from "../../../core/time.ts";
import { companies, findCompany, treasuryCompanies } from "../../../market/companies.ts";
import { filedBalances, filedFlows, filingSpans } from "../../../market/series/ai-funding.ts";
import { collectRows, type RowCollector } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { balanceConcepts, flowConcepts, spanOf, treasuryFacts } from "../../filing-facts.ts";
import { readJson } from "../../json.ts";
import { atLocalTime } from "../../published.ts";
import { findPublisher } from "../../publishers.ts";
import { factsOf, followedCompany, followedFacts, parseTickers, tickerList } from "./tickers.ts";

const answer = z.looseObject({
  cik: z.number(),
  entityName: z.string(),
  facts: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ units: z.record(z.string(), z.array(z.unknown())) })),
  ),
});
const fact = z.looseObject({
  start: z.string().optional(),
  end: z.string(),
  val: z.number(),
  accn: z.string(),
  form: z.string(),
  filed: z.string(),
});

/** Which facts become a series, and in which unit. */
interface Taken {
  readonly what: string;
  readonly concepts: readonly string[];
  readonly filedIn: readonly string[];
  readonly unit: string;
}

interface Fact {
  readonly place: string;
  /** As filed. */
  readonly unit: string;
  readonly concept: string;
  /** 0 for the concept that is preferred. */
  readonly preference: number;
  readonly start: LocalDate | undefined;
  readonly end: LocalDate;
  readonly value: number;
  readonly accession: string;
  readonly form: string;
  readonly filed: LocalDate;
}

/** Filings accepted until 17:30 in New York have that day's date (Regulation S-T, rule 13). */
const filedAt = (filed: LocalDate) => atLocalTime(filed, "17:30", "America/New_York");

function readFacts(
  collected: RowCollector,
  concepts: readonly string[],
  filedIn: readonly string[],
  taxonomy: Readonly<Record<string, { units: Readonly<Record<string, readonly unknown[]>> }>>,
): Fact[] {
  const found: Fact[] = [];
  const before = collected.faults();
  for (const [preference, concept] of concepts.entries()) {
    // Where the preferred concept cannot be read whole, another one must not take its place.
    if (collected.faults() > before) break;
    const units = taxonomy[concept]?.units ?? {};
    const known = filedIn.filter((unit) => units[unit] !== undefined);
    const [other] = Object.keys(units);
    if (known.length === 0 && other !== undefined)
      collected.fault(`us-gaap.${concept}.units`, other, filedIn.join(" or "));
    const list = known.flatMap((unit) => units[unit]!.map((one, i) => ({ one, unit, at: `${unit}.${i}` })));
    for (const { one, unit, at } of list) {
      const place = `us-gaap.${concept}.units.${at}`;
      const read = fact.safeParse(one);
      if (!read.success) {
        const issue = read.error.issues[0]!;
        collected.fault([place, ...issue.path].join("."), issue.message, "a fact with end, val, accn, form and filed");
        continue;
      }
      const { start, end, val: value, accn: accession, form, filed } = read.data;
      const bad = Object.entries({ start, end, filed }).find(([, d]) => d !== undefined && !isLocalDate(d));
      if (bad) collected.fault(`${place}.${bad[0]}`, bad[1], "a day as 2025-10-26");
      else if (filed < end) collected.fault(`${place}.filed`, filed, `a day after ${end}, which it reports`);
      else
        found.push({
          place,
          unit,
          concept,
          preference,
          start: start as LocalDate | undefined,
          end: end as LocalDate,
          value,
          accession,
          form,
          filed: filed as LocalDate,
        });
    }
  }
  return found;
}

/**
 * The vintages of one period: for each filing the concept that is preferred, in order of filing. A later filing that repeats the
 * number (every report shows the year before beside its own) is no revision and is left out; one that changes it is.
 */
function vintagesOf(collected: RowCollector, facts: readonly Fact[]): readonly Fact[] {
  const byFiling = new Map<string, Fact>();
  for (const one of facts) {
    const known = byFiling.get(one.accession);
    if (!known || one.preference < known.preference) byFiling.set(one.accession, one);
  }
  const ordered = [...byFiling.values()].sort((a, b) =>
    a.filed === b.filed ? (a.accession < b.accession ? -1 : 1) : a.filed < b.filed ? -1 : 1,
  );
  const vintages: Fact[] = [];
  for (const one of ordered) {
    const before = vintages.at(-1);
    if (before && before.value === one.value) continue;
    if (before?.filed === one.filed)
      collected.fault(one.place, String(one.value), `${before.value}, as filed the same day`);
    else vintages.push(one);
  }
  return vintages;
}

const groupBy = <T>(list: readonly T[], keyOf: (one: T) => string | undefined): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
};

/**
 * All facts of a company's filings, newest last. `fy` and `fp` are about the filing, not the fact, so a fact is known by its
 * days alone. Balances have an end; flows a start and an end, cumulative over the fiscal year where the report is.
 */
function parse(payload: Payload): Parsed {
  const listed = parseTickers(payload);
  if (listed) return listed;
  const read = readJson(payload, answer, "company facts with cik, entityName and facts");
  if (read.rejection) return read.rejection;
  const { cik, entityName, facts } = read.value;
  const company = findCompany(cik) ?? followedCompany(payload.from, entityName);
  const name = company?.name ?? entityName;
  const collected = collectRows();
  const take = (fact: Taken, partOf: (one: Fact) => string | undefined) => {
    const list = readFacts(collected, fact.concepts, fact.filedIn, facts["us-gaap"] ?? {});
    for (const [part, group] of groupBy(list, partOf)) {
      for (const { place, unit, concept, start, end, value, form, accession, filed } of vintagesOf(collected, group)) {
        const published = filedAt(filed);
        if (company)
          collected.add(place, {
            series: `${company.id}.${fact.what}${part.slice(10)}`,
            source: "sec/companyfacts",
            observed: end,
            ...(start === undefined ? {} : { periodStart: start }),
            published,
            text: String(value),
            unit: fact.unit,
          });
        collected.addRecord(place, {
          table: "filing",
          key: `${name}|${concept}|${start ?? ""}|${end}`,
          source: "sec/companyfacts",
          published,
          body: {
            company: name,
            concept,
            start: start ?? "",
            end,
            value,
            unit,
            form,
            accession,
            filed,
          },
        });
      }
    }
  };
  const atDay = ({ start, end }: Fact) => (start === undefined ? end : undefined);
  const overSpan = ({ start, end }: Fact) => {
    const span = start === undefined ? undefined : spanOf(daysBetween(start, end));
    return span && `${end}.${span}`;
  };
  const overQuarter = (one: Fact) => (overSpan(one)?.endsWith(".3m") ? one.end : undefined);
  if (treasuryCompanies.some((one) => one.cik === cik)) {
    for (const [what, fact] of Object.entries(treasuryFacts))
      take({ what, ...fact }, fact.isQuarterly ? overQuarter : atDay);
    return collected.parsed();
  }
  for (const [what, concepts] of Object.entries(balanceConcepts))
    take({ what, concepts, filedIn: ["USD"], unit: "USD" }, atDay);
  for (const [what, concepts] of Object.entries(flowConcepts))
    take({ what, concepts, filedIn: [what === "eps-diluted" ? "USD/shares" : "USD"], unit: "USD" }, overSpan);
  return collected.parsed();
}

export const secCompanyfacts = defineSource({
  id: "sec/companyfacts",
  title: "Facts of company filings with their restatements",
  publisher: "SEC EDGAR",
  provides: [
    ...companies.flatMap(({ id }) => [
      ...filedBalances.map((what) => `${id}.${what}`),
      ...filedFlows.flatMap((what) => filingSpans.map((span) => `${id}.${what}.${span}`)),
    ]),
    ...treasuryCompanies.flatMap(({ id }) => Object.keys(treasuryFacts).map((what) => `${id}.${what}`)),
  ],
  terms: findPublisher("sec/companyfacts")!.terms,
  origin: "live",
  hasVintages: true,
  secrets: [
    {
      name: "METASTABLE_CONTACT",
      isRequired: true,
      url: "https://www.sec.gov/search-filings/edgar-search-assistance/accessing-edgar-data",
    },
  ],
  request: ({ secrets, tickers = [] }) => {
    const headers = { "user-agent": `metastable ${secrets?.METASTABLE_CONTACT ?? ""}`.trim() };
    const listed = [...companies, ...treasuryCompanies];
    const others = tickers.filter((ticker) => !listed.some((one) => one.ticker === ticker));
    return [
      ...listed.map(({ cik }) => ({ url: factsOf(cik), headers })),
      ...(others.length === 0 ? [] : [tickerList(others, headers)]),
    ];
  },
  leads: followedFacts,
  schedule: { cron: "0 18 * * 1-5", timeZone: "America/New_York" },
  pauseMs: 250,
  parsers: { 1: parse },
});
