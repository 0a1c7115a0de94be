// What each packaged parser adds to the shared table readers, on the packaged files themselves; expected numbers are the
// filed ones (10-Q of 19 November 2025) and sums made by a spreadsheet over the same file.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { instant } from "../../../core/time.ts";
import { currentParser, type Parsed, type SourceDefinition } from "../../define.ts";
import { aiDeals } from "./ai-deals.ts";
import { november2025Note } from "./november-2025-note.ts";
import { nvdaFilings } from "./nvda-filings.ts";
import { perpTiers } from "./perp-tiers.ts";
import { strategyPurchases } from "./strategy-purchases.ts";

const parseBytes = (source: SourceDefinition, bytes: Uint8Array): Parsed =>
  currentParser(source).parse({ bytes, retrieved: instant(0), from: "file:payload" });
const parseFile = (source: SourceDefinition, at = 0): Parsed =>
  parseBytes(source, readFileSync(new URL(`../../../../${source.packaged![at]}`, import.meta.url)));
const parseText = (source: SourceDefinition, text: string) => parseBytes(source, new TextEncoder().encode(text));

describe("filings", () => {
  const { rows, records } = parseFile(nvdaFilings);
  const find = (series: string, observed: string) => rows.filter((r) => r.series === series && r.observed === observed);

  it("tells the quarter from the nine months that end on the same day, by the length of the period", () => {
    expect(find("nvda.revenue.3m", "2025-10-26").map((r) => r.text)).toEqual(["57006000000"]);
    expect(find("nvda.revenue.9m", "2025-10-26").map((r) => r.text)).toEqual(["147811000000"]);
    expect(find("nvda.operating-cash-flow.3m", "2025-10-26")).toEqual([]);
    expect(find("nvda.net-income.3m", "2025-10-26")[0]!.periodStart).toBe("2025-07-28");
  });

  it("keeps restated values as vintages: earnings per share before and after a split", () => {
    expect(new Set(find("nvda.eps-diluted.12m", "2020-01-26").map((r) => r.text))).toEqual(new Set(["4.52", "1.13"]));
  });

  it("binds value, period and filing in the record", () => {
    const record = records.find((r) => r.key === "Nvidia|AccountsReceivableNetCurrent||2025-10-26")!;
    expect(record.body).toMatchObject({
      value: 33_391_000_000,
      form: "10-Q",
      accession: expect.stringMatching(/^\d{10}-\d{2}-\d{6}$/),
    });
  });

  it("refuses a fact without a value", () => {
    const text =
      "concept,start,end,value,unit,form,accession,filed,published\nAssets,,2025-10-26,,USD,10-Q,a,2025-11-19,2025-11-19T21:30:00Z";
    expect(parseText(nvdaFilings, text)).toMatchObject({
      rows: [],
      records: [],
      problems: [{ place: "line 2, column value" }],
    });
  });
});

describe("purchases", () => {
  it("become coins and cost on the same day, and sum to the holdings that the filing of 17 November states", () => {
    const { rows } = parseFile(strategyPurchases);
    const sum = (series: string) => rows.filter((r) => r.series === series).reduce((s, r) => s + Number(r.text), 0);
    expect(sum("strategy.btc-bought")).toBe(649_871);
    expect(sum("strategy.btc-cost") / 1e9).toBeCloseTo(48.355, 3);
  });
});

describe("deals", () => {
  it("keep an amount that was not disclosed as null", () => {
    const { records } = parseFile(aiDeals);
    const amounts = records.map((r) => r.body.amountUsd);
    expect(amounts.filter((a) => a === null)).toHaveLength(5);
    expect(amounts.every((a) => a === null || (typeof a === "number" && a > 0))).toBe(true);
  });
});

describe("leverage brackets", () => {
  it("are twelve at each of two dates, ordered by their key", () => {
    const keys = parseFile(perpTiers).records.map((r) => r.key);
    expect(keys).toHaveLength(24);
    expect([...keys].sort()).toEqual(keys);
  });
});

describe("a note", () => {
  const file = (entries: string) =>
    `{"note":"n","publisher":"p","published":"2025-11-21T00:00:00Z","figures":${entries}}`;

  it("becomes records in order, figures and claims apart", () => {
    const figures = parseFile(november2025Note, 0).records;
    const claims = parseFile(november2025Note, 1).records;
    expect(new Set(figures.map((r) => r.table))).toEqual(new Set(["figure"]));
    expect(new Set(claims.map((r) => r.table))).toEqual(new Set(["claim"]));
    expect(figures.map((r) => r.body.order)).toEqual(figures.map((_, i) => i));
  });

  it.each([
    ["text that is not JSON", "<html>"],
    ["another form", '{"figures":[]}'],
    ["entries without an id", file('[{"value":1}]')],
    ["a day that is none", file('[{"id":"a"}]').replace("2025-11-21T00:00:00Z", "soon")],
    ["no entries", file("[]")],
  ])("rejects %s", (_, text) => {
    expect(parseText(november2025Note, text)).toMatchObject({
      records: [],
      rejected: true,
      problems: [{ place: "the file" }],
    });
  });

  it("says which id comes twice and keeps the first", () => {
    const parsed = parseText(november2025Note, file('[{"id":"a","value":1},{"id":"b"},{"id":"a","value":2}]'));
    expect(parsed.problems).toMatchObject([{ place: "figures[2].id", found: '"a"' }]);
    expect(parsed.records.map((r) => r.key)).toEqual(["a", "b"]);
  });
});
