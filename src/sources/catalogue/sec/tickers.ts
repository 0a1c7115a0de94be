/** From a ticker that a reader follows to the facts of its company, by way of the SEC's list of tickers. */
import { z } from "zod";
import type { NamedCompany } from "../../../market/companies.ts";
import { tickerForm } from "../../../market/series/ai-funding.ts";
import { collectRows } from "../../collect-rows.ts";
import type { Parsed, Payload, SourceRequest } from "../../define.ts";
import { readJson } from "../../json.ts";

const list = "https://www.sec.gov/files/company_tickers.json";
const answer = z.record(
  z.string().regex(/^\d+$/),
  z.looseObject({ cik_str: z.number(), ticker: z.string(), title: z.string() }),
);

export const factsOf = (cik: number): string =>
  `https://data.sec.gov/api/xbrl/companyfacts/CIK${String(cik).padStart(10, "0")}.json`;

/** The list does not know what is asked of it, and facts do not name their ticker: both stand behind the address, as `#PLTR,MU`. */
export const tickerList = (tickers: readonly string[], headers: SourceRequest["headers"]): SourceRequest => ({
  url: `${list}#${tickers.join(",")}`,
  headers: headers!,
  isList: true,
});

const behind = (address: string): readonly string[] =>
  (address.split("#")[1] ?? "").split(",").filter((ticker) => tickerForm.test(ticker));

/** Of a company that is followed: from the address, or the name of a saved file such as `PLTR.json`. */
export function followedCompany(from: string, name: string): NamedCompany | undefined {
  const ticker = behind(from)[0] ?? /^file:([^.]+)\.json$/.exec(from)?.[1];
  return ticker !== undefined && tickerForm.test(ticker) ? { id: ticker.toLowerCase(), name } : undefined;
}

/** The companies that are followed as records; undefined for a payload that is no list of tickers. A ticker that it lacks is a fault. */
export function parseTickers(payload: Payload): Parsed | undefined {
  const read = readJson(payload, answer, "a list of tickers");
  if (read.rejection || Object.keys(read.value).length === 0) return undefined;
  const byTicker = new Map(Object.values(read.value).map((one) => [one.ticker, one]));
  const collected = collectRows(`Take the ticker as ${list} gives it, and correct it in METASTABLE_COMPANIES.`);
  for (const ticker of behind(payload.from)) {
    const found = byTicker.get(ticker);
    if (!found) collected.fault("METASTABLE_COMPANIES", ticker, "a ticker of the SEC's list");
    else
      collected.addRecord(ticker, {
        table: "company",
        key: ticker,
        source: "sec/companyfacts",
        body: { ticker, cik: found.cik_str, name: found.title },
      });
  }
  return collected.parsed();
}

/** The facts of the companies behind the tickers. */
export function followedFacts(payload: Payload, { url, headers }: SourceRequest): readonly SourceRequest[] {
  const { records } = parseTickers({ ...payload, from: url }) ?? { records: [] };
  return records.map(({ body }) => ({ url: `${factsOf(body.cik as number)}#${body.ticker}`, headers: headers! }));
}
