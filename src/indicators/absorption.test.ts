// The rolling sums against weights recomputed for each day here, on typed returns of three markets.
import { expect, it } from "vitest";
import { absorbedShare } from "../models/price-action/absorption-ratio.ts";
import { absorptionHistory } from "./absorption.ts";

const returns = [1.1, 1.7, 2.3].map((k) =>
  Array.from({ length: 140 }, (_, i) => Math.sin(i * i * k) + 0.5 * Math.sin(i * 3)),
);

/** The same ratio by weighting every return of the window anew. */
function direct(end: number, window: number, halfLife: number): number {
  const weights = Array.from({ length: window }, (_, k) => 0.5 ** ((window - 1 - k) / halfLife));
  const total = weights.reduce((s, w) => s + w, 0);
  const cut = returns.map((r) => r.slice(end - window, end));
  const means = cut.map((r) => r.reduce((s, x, k) => s + weights[k]! * x, 0) / total);
  const cov = (i: number, j: number) =>
    cut[i]!.reduce((s, x, k) => s + weights[k]! * (x - means[i]!) * (cut[j]![k]! - means[j]!), 0) / total;
  return absorbedShare(
    returns.map((_, i) => returns.map((_, j) => cov(i, j) / Math.sqrt(cov(i, i) * cov(j, j)))),
    1,
  );
}

it("equals the direct computation on every day", () => {
  const rolling = absorptionHistory(returns, 100, 50, 30)!;
  expect(rolling).toHaveLength(30);
  for (const [i, value] of rolling.entries()) expect(value).toBeCloseTo(direct(140 - 29 + i, 100, 50), 9);
});

it("is undefined for a short or a flat history", () => {
  expect(absorptionHistory(returns, 120, 50, 30)).toBeUndefined();
  expect(absorptionHistory([...returns, new Array<number>(140).fill(0)], 100, 50, 1)).toBeUndefined();
});
