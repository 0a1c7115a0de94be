// Every pair has its place, and by the mean over pairs that share news the paths are history's within their own spread.
import { expect, it } from "vitest";
import { packagedCalibration, packagedHorizon } from "./packaged-outlook.ts";

it("packages every pair of the six factors once", async () => {
  const { company } = await packagedHorizon();
  expect(new Set(company.map(({ factors }) => factors.join(" "))).size).toBe(15);
  for (const { history, paths } of company) {
    expect(Math.abs(history)).toBeLessThanOrEqual(1);
    expect(paths.lo).toBeLessThanOrEqual(paths.median);
    expect(paths.median).toBeLessThanOrEqual(paths.hi);
  }
});

it("shares news on paths as much as history did, on average over the pairs", async () => {
  const { company, commonNews } = await packagedHorizon();
  const { commonNews: fitted } = await packagedCalibration();
  expect(commonNews).toBe(fitted.strength);
  const sharing = company.filter(({ factors }) => !factors.includes("btc"));
  const meanBy = (pick: (pair: (typeof company)[number]) => number): number =>
    sharing.reduce((sum, pair) => sum + pick(pair) / sharing.length, 0);
  expect(meanBy(({ history }) => history)).toBeCloseTo(fitted.history, 4);
  // Medians of 40 paths against the mean that was matched.
  expect(Math.abs(meanBy(({ paths }) => paths.median) - fitted.history)).toBeLessThan(0.03);
});
