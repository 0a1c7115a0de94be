// Filing facts on fixtures and on the real facts of Nvidia. Expected: numbers read off the file, and the figures that its
// notes give (revenue of fiscal 2026: 215.938bn; receivables on 2026-04-26: 40.710bn).
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../../../../test/support/fixtures.ts";
import { fixture, haveShared, recording, shown, typed } from "../../../../test/support/source-files.ts";
import { formatInstant, instant, localDate } from "../../../core/time.ts";
import { findSeries } from "../../../market/series-catalogue.ts";
import { currentParser, type Parsed } from "../../define.ts";
import { secCompanyfacts } from "./companyfacts.ts";

const vintages = (parsed: Parsed, series: string, observed: string): string[] =>
  parsed.rows
    .filter((r) => r.series === series && r.observed === observed)
    .map((r) => `${r.text} ${formatInstant(r.published!)}`);

const parsed = fixture(secCompanyfacts, "companyfacts_NVDA.json");

it("keeps one vintage of a number that later filings repeat", () => {
  expect(vintages(parsed, "nvda.receivables", "2024-01-28")).toEqual(["100 2024-05-29T21:30:00Z"]);
});

it("keeps a restatement as a later vintage, with the filing that made it", () => {
  expect(vintages(parsed, "nvda.revenue.3m", "2024-04-28")).toEqual([
    "260 2024-05-29T21:30:00Z",
    "261 2025-05-28T21:30:00Z",
  ]);
  expect(vintages(parsed, "nvda.eps-diluted.3m", "2024-04-28")).toEqual([
    "5.98 2024-05-29T21:30:00Z",
    "0.6 2025-05-28T21:30:00Z",
  ]);
  const records = parsed.records.filter((r) => r.key === "Nvidia|Revenues|2024-01-29|2024-04-28");
  expect(records.map((r) => [r.body.value, r.body.accession, r.body.filed])).toEqual([
    [260, "0001045810-24-000124", "2024-05-29"],
    [261, "0001045810-25-000116", "2025-05-28"],
  ]);
});

it("prefers total revenue to revenue from contracts of the same filing", () => {
  expect(parsed.records.some((r) => r.body.concept === "RevenueFromContractWithCustomerExcludingAssessedTax")).toBe(
    false,
  );
});

it("tells a quarter from the year to date by its days", () => {
  expect(vintages(parsed, "nvda.revenue.3m", "2024-10-27")).toEqual(["350 2024-11-20T22:30:00Z"]);
  expect(vintages(parsed, "nvda.revenue.9m", "2024-10-27")).toEqual(["910 2024-11-20T22:30:00Z"]);
  expect(vintages(parsed, "nvda.revenue.12m", "2025-01-26")).toEqual(["1304 2025-02-26T22:30:00Z"]);
  expect(parsed.rows.find((r) => r.series === "nvda.revenue.12m")!.periodStart).toBe("2024-01-29");
});

it("does not put another concept in the place of one that it cannot read", () => {
  const text = readFileSync(new URL("../../../../test/fixtures/sec/companyfacts_NVDA.json", import.meta.url), "utf8");
  const [before, after] = text.split('"Revenues":');
  const damaged = typed(
    secCompanyfacts,
    `${before}"Revenues":${after!.replace('"end":"2024-04-28"', '"end":"28 April 2024"')}`,
  );
  expect(damaged.problems[0]!.place).toBe("us-gaap.Revenues.units.USD.0.end");
  expect(vintages(damaged, "nvda.revenue.3m", "2024-04-28")).toEqual(["261 2025-05-28T21:30:00Z"]);
});

it("reads a company that has no series as records alone", () => {
  const other = fixture(secCompanyfacts, "companyfacts_other_company.json");
  expect(other.rows).toEqual([]);
  expect(other.records.map((r) => r.key)).toEqual(["Apple Inc.|Assets||2024-09-28"]);
});

it("asks with the contact that the agency requires", () => {
  const [first] = secCompanyfacts.request!({
    to: localDate("2025-11-20"),
    secrets: { METASTABLE_CONTACT: "a@b.example" },
  });
  expect(first).toEqual({
    url: "https://data.sec.gov/api/xbrl/companyfacts/CIK0001045810.json",
    headers: { "user-agent": "metastable a@b.example" },
  });
});

const real = "recordings/sec/companyfacts_CIK0001045810_NVDA_trimmed.json";
describe.skipIf(!haveShared(real))("the real facts of Nvidia", () => {
  const facts = haveShared(real) ? recording(secCompanyfacts, real) : undefined;
  const last = (series: string, day: string) => vintages(facts!, series, day).at(-1)?.split(" ")[0];

  it("are read without a problem", () => {
    expect(facts!.problems).toEqual([]);
    expect(last("nvda.revenue.12m", "2026-01-25")).toBe("215938000000");
    expect(last("nvda.revenue.3m", "2026-04-26")).toBe("81615000000");
    expect(last("nvda.receivables", "2026-04-26")).toBe("40710000000");
    expect(last("nvda.inventory", "2026-01-25")).toBe("21403000000");
    expect(last("nvda.operating-cash-flow.12m", "2026-01-25")).toBe("102718000000");
  });

  it("show the split as a restatement of earnings per share", () => {
    expect(vintages(facts!, "nvda.eps-diluted.12m", "2024-01-28").map((v) => v.split(" ")[0])).toEqual([
      "11.93",
      "1.19",
    ]);
  });
});

it("reads coins, cash, debt, preferred shares and the quarter's mean of shares of a company that holds coins", () => {
  const parsed = fixture(secCompanyfacts, "companyfacts_MSTR.json");
  expect(shown(parsed, "strategy.coins")).toEqual(["2025-06-30 597000 BTC", "2025-09-30 640000 BTC"]);
  expect(shown(parsed, "strategy.cost")).toEqual(["2025-06-30 42400000000 USD", "2025-09-30 47350000000 USD"]);
  // A later report that repeats the debt of June is no vintage of it.
  expect(shown(parsed, "strategy.debt-carrying")).toEqual(["2025-06-30 8160000000 USD", "2025-09-30 8170000000 USD"]);
  expect(shown(parsed, "strategy.preferred")).toEqual(["2025-09-30 6730000000 USD"]);
  expect(shown(parsed, "strategy.preferred-carrying")).toHaveLength(2);
  // The means since January are left out.
  expect(shown(parsed, "strategy.shares-mean")).toEqual(["2025-06-30 311000000 shares", "2025-09-30 322000000 shares"]);
  const [debt] = parsed.records.filter(({ key }) => key === "Strategy|LongTermDebtNoncurrent||2025-09-30");
  expect(debt!.body).toMatchObject({ value: 8170000000, accession: "0001193125-25-262568", filed: "2025-11-03" });
});

it("keeps the unit of a fact as it was filed", () => {
  const text = readFileSync(new URL("../../../../test/fixtures/sec/companyfacts_MSTR.json", import.meta.url), "utf8");
  const filed = typed(secCompanyfacts, text.replace('"Bitcoin": [', '"pure": ['));
  expect(shown(filed, "strategy.coins")).toEqual(["2025-06-30 597000 BTC", "2025-09-30 640000 BTC"]);
  const [coins] = filed.records.filter(({ key }) => key.includes("CryptoAssetNumberOfUnits"));
  expect(coins!.body.unit).toBe("pure");
  const [eps] = parsed.records.filter(({ key }) => key.includes("EarningsPerShareDiluted"));
  expect(eps!.body.unit).toBe("USD/shares");
});

describe("companies that a reader follows by ticker", () => {
  const asked = secCompanyfacts.request!({
    to: localDate("2025-11-21"),
    secrets: { METASTABLE_CONTACT: "desk@example.org" },
    tickers: ["PLTR", "NVDA"],
  });
  const list = asked.at(-1)!;
  const page = { bytes: bytesOf("test/fixtures/sec/company_tickers.json"), from: list.url, retrieved: instant(0) };

  it("asks for the list of tickers last, and only for those that are not listed already", () => {
    expect(asked.filter(({ isList }) => isList)).toEqual([list]);
    expect(list).toMatchObject({ url: "https://www.sec.gov/files/company_tickers.json#PLTR", isList: true });
    expect(list.headers).toEqual({ "user-agent": "metastable desk@example.org" });
    expect(secCompanyfacts.request!({ to: localDate("2025-11-21") }).some(({ isList }) => isList)).toBe(false);
  });

  it("goes from the list to the facts of the company, and reads them into series named after the ticker", () => {
    const [facts, ...others] = secCompanyfacts.leads!(page, list);
    expect(others).toEqual([]);
    expect(facts).toEqual({
      url: "https://data.sec.gov/api/xbrl/companyfacts/CIK0001321655.json#PLTR",
      headers: list.headers,
    });
    const apple = bytesOf("test/fixtures/sec/companyfacts_other_company.json");
    const seriesFrom = (from: string) => currentParser(secCompanyfacts).parse({ ...page, bytes: apple, from }).rows;
    const rows = seriesFrom("https://data.sec.gov/api/xbrl/companyfacts/CIK0000320193.json#AAPL");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ series }) => series.startsWith("aapl.") && findSeries(series) !== undefined)).toBe(true);
    expect(seriesFrom("file:AAPL.json")).toEqual(rows);
    expect(seriesFrom("file:companyfacts.json")).toEqual([]);
  });
});
