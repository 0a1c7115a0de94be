// The panel of a company that is followed by its ticker, on typed accounts. By hand: margins are half in both years and
// receivables a tenth of sales, so GMI and DSRI are 1; AQI .25 / .2, DEPI .2 / (1/6), SGAI .15 / .1, LVGI .4 / .2, SGI 2, TATA .02:
// M = -4.84 + .92 + .528 + .505 + 1.784 + .138 - .258 + .09358 - .654 = -1.78342.
import { expect, it } from "vitest";
import { viewOf } from "../../test/support/indicator-at.ts";
import { companyOf } from "../market/companies.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { indicators } from "./catalogue/index.ts";
import { withPanels } from "./filing-panel.ts";
import { runIndicators } from "./run.ts";

const accounts: Readonly<Record<string, readonly [before: number, now: number]>> = {
  receivables: [10, 20],
  inventory: [5, 8],
  assets: [800, 1000],
  "current-assets": [480, 500],
  property: [160, 250],
  "current-liabilities": [100, 300],
  "long-term-debt": [60, 100],
  "revenue.3m": [100, 200],
  "cost-of-revenue.3m": [50, 100],
  "net-income.3m": [20, 40],
  "operating-cash-flow.3m": [25, 20],
  "depreciation.3m": [40, 50],
  "overhead.3m": [10, 30],
};
const series = (without: readonly string[] = []) =>
  Object.fromEntries(
    Object.entries(accounts)
      .filter(([what]) => !without.includes(what))
      .map(
        ([what, [before, now]]) =>
          [
            `pltr.${what}`,
            [
              ["2024-10-27", before],
              ["2025-10-26", now],
            ],
          ] as const,
      ),
  );
const screen = (without?: readonly string[]) => {
  const view = viewOf("2025-12-01", series(without));
  const results = runIndicators(withPanels([], [companyOf("pltr")]), view, () => 1);
  const { outcome, definition } = results.get("pltr-beneish")!;
  if (outcome.state !== "present") throw new Error(outcome.detail);
  return { title: definition.title, ...outcome.value };
};

it("screens the accounts of any company with every index that its filings feed", () => {
  const { value, title, label, details } = screen();
  expect(title).toBe("PLTR, Beneish screen");
  expect(value).toBeCloseTo(-1.78342, 10);
  expect(label).toBe("not flagged");
  expect(details).toMatchObject({ assumedIndices: "none", dsri: 1, gmi: 1, sgi: 2 });
  expect([details!.aqi, details!.depi, details!.sgai, details!.lvgi].map((x) => Number(x).toFixed(10))).toEqual([
    "1.2500000000",
    "1.2000000000",
    "1.5000000000",
    "2.0000000000",
  ]);
});

it("names the indices that it has to assume", () => {
  expect(screen(["property"]).details!.assumedIndices).toBe("AQI, DEPI");
  expect(screen(["overhead.3m", "long-term-debt"]).details!.assumedIndices).toBe("SGAI, LVGI");
});

it("adds panels to the list, each indicator once, and declares the series of a ticker", () => {
  const all = withPanels(indicators, [companyOf("nvda"), companyOf("amd"), companyOf("brk-b")]).map(({ id }) => id);
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining(["nvda-beneish", "amd-dso", "brk-b-accruals"]));
  expect(findSeries("brk-b.revenue.3m")).toMatchObject({ title: "BRK-B revenue, 3m to the date", unit: "usd" });
  for (const id of ["brk-b.revenue", "BRK.revenue.3m", "nvidia-corporation.revenue.3m", ".assets", "x.shares"])
    expect(findSeries(id), id).toBeUndefined();
});
