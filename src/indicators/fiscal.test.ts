// Which figure of which budget is meant; the records are typed and the choices made by hand.
import { expect, it } from "vitest";
import { recordOf } from "../../test/support/indicator-at.ts";
import {
  figuresOf,
  findDebtToGdp,
  findFigure,
  findNewestBudget,
  findNewestProjection,
  fiscalFigures,
} from "./fiscal.ts";

const typed = (
  rows: readonly (readonly [item: string, period: string, value: number | null, published?: string, unit?: string])[],
) =>
  fiscalFigures(
    rows.map(([item, period, value, published = "2025-01-01", unit = "JPY tn"]) =>
      recordOf("fiscal", `${item}|${period}`, { item, period, value, unit, publisher: "test", published }),
    ),
  );
const budgetRows = (year: string, stage: string, [interest, service, tax]: readonly [number, number, number]) =>
  [
    [`interest.${stage}`, year, interest],
    [`debt-service.total.${stage}`, year, service],
    [`tax-revenue.${stage}`, year, tax],
  ] as const;

it("turns percentages into ratios and leaves out records without a number", () => {
  const figures = typed([
    ["share", "2025-06-30", 50.94, "2025-09-18", "percent"],
    ["ratio", "2025", 229.6, "2025-10-15", "percent of GDP"],
    ["nothing", "2025", null],
  ]);
  expect(figures.map((f) => f.value)).toEqual([0.5094, 2.296]);
});

it("finds the newest period of an item, or the one asked for", () => {
  const figures = typed([
    ["loss", "2025-03-31", 2],
    ["loss", "2024-03-31", 1],
    ["other", "2026-03-31", 9],
  ]);
  expect(findFigure(figures, "loss")?.value).toBe(2);
  expect(findFigure(figures, "loss", "2024-03-31")?.value).toBe(1);
  expect(findFigure(figures, "loss", "2023-03-31")).toBeUndefined();
  expect(figuresOf(figures, "loss").map((f) => f.value)).toEqual([1, 2]);
});

it("prefers the enacted budget to the draft, and one stage to a mixture", () => {
  const both = typed([
    ...budgetRows("FY2025", "draft", [10, 28, 78]),
    ...budgetRows("FY2025", "initial", [11, 29, 77]),
  ]);
  expect(findNewestBudget(both)?.interest.value).toBe(11);
  const partly = typed([...budgetRows("FY2025", "draft", [10, 28, 78]), ["tax-revenue.initial", "FY2025", 77]]);
  expect(findNewestBudget(partly)?.taxRevenue.value).toBe(78);
});

it("mixes stages only where no stage has all three, each from its best", () => {
  const mixed = typed([
    ["interest.initial", "FY2024", 9.7],
    ["debt-service.total.draft", "FY2024", 27],
    ["tax-revenue.draft", "FY2024", 69.61],
    ["tax-revenue.initial.derived", "FY2024", 69.608],
  ]);
  expect(findNewestBudget(mixed)).toMatchObject({
    interest: { item: "interest.initial" },
    debtService: { item: "debt-service.total.draft" },
    taxRevenue: { item: "tax-revenue.initial.derived" },
  });
});

it("falls back to the year before while the new one is incomplete, and takes no request for a budget", () => {
  const rows = [
    ...budgetRows("FY2025", "draft", [10, 28, 78]),
    ["interest.draft", "FY2026", 13],
    ["interest.request", "FY2027", 14],
  ] as const;
  expect(findNewestBudget(typed(rows))?.fiscalYear).toBe("FY2025");
  expect(findNewestBudget(typed(budgetRows("FY2026", "request", [13, 32, 80])))).toBeUndefined();
  expect(findNewestBudget(typed(budgetRows("FY2026", "draft", [13, 32, 0])))).toBeUndefined();
});

it("takes the last year of the newest projection that gives both figures", () => {
  const figures = typed([
    ["projection-2024.interest", "FY2027", 15.3],
    ["projection-2024.tax-revenue", "FY2027", 80.8],
    ["projection-2025.interest", "FY2027", 14],
    ["projection-2025.tax-revenue", "FY2027", 85],
    ["projection-2025.interest", "FY2028", 16.1],
    ["projection-2025.tax-revenue", "FY2028", 88],
    ["projection-2026.interest", "FY2029", 20],
  ]);
  expect(findNewestProjection(figures)).toMatchObject({
    name: "projection-2025",
    fiscalYear: "FY2028",
    interest: { value: 16.1 },
  });
});

it("takes the debt ratio of the newest publication for its current year", () => {
  const unit = "percent of GDP";
  const figures = typed([
    ["gross-debt.to-gdp.april", "2025", 234.9, "2025-04-28", unit],
    ["gross-debt.to-gdp.october", "2026", 226.8, "2025-10-15", unit],
    ["gross-debt.to-gdp.october.derived", "2025", 229.6, "2025-10-15", unit],
  ]);
  expect(findDebtToGdp(figures)?.value).toBeCloseTo(2.296, 12);
});
