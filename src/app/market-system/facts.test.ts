// What is read from the packaged episodes, between which lies a year without data; the volatility by its formula from the
// closes after that gap.
import { sampleStandardDeviation } from "simple-statistics";
import { expect, it } from "vitest";
import { packagedView } from "../../../test/support/packaged-view.ts";
import { parseInstant } from "../../core/time.ts";
import type { AsOfView, SeriesView } from "../../market/as-of-view.ts";
import { getParameter } from "../../parameters/catalogue.ts";
import { readFacts } from "./facts.ts";

const view = packagedView("2025-11-21T12:30:00Z");
const read = (from: AsOfView) => readFacts(from, new Map(), (id) => getParameter(id).value).facts;

it("takes no move across a gap in the data for the move of a session", () => {
  const { values, observedAt } = view.series("nasdaq-composite");
  const closes = [...values].filter((_, i) => observedAt[i]! > parseInstant("2025-01-01T00:00:00Z"));
  expect(closes.length).toBeLessThan(values.length);
  const returns = closes.slice(1).map((close, i) => Math.log(close / closes[i]!));
  const { volatility, trend } = read(view);
  expect(volatility.nasdaq).toBeCloseTo(sampleStandardDeviation(returns) * Math.sqrt(252), 12);
  expect(volatility.nasdaq).toBeLessThan(0.3);
  expect(Math.sign(trend.nasdaq)).toBe(Math.sign(closes.at(-1)! - closes[0]!));
});

it("takes the treasury company's share at its price where one is on record, else at 1", () => {
  expect(read(view).prices["treasury-share"]).toBe(1);
  const nvda = view.series("nvda.close");
  const observedAt = nvda.observedAt.slice(-2);
  const share: SeriesView = { ...nvda, length: 2, observedAt, values: Float64Array.of(200, 180) };
  const priced: AsOfView = { ...view, series: (id) => (id === "mstr.close" ? share : view.series(id)) };
  expect(read(priced).prices).toEqual({ ...read(view).prices, "treasury-share": 180 });
});
