// Which sessions measure a reverse stress: a store with a year and more of all factors is used, a shorter one is not. The
// expected variances are sample variances of the last 250 changes, worked here from the same levels.
import { sampleCorrelation, sampleStandardDeviation, sampleVariance } from "simple-statistics";
import { expect, it } from "vitest";
import type { AsOfView } from "../market/as-of-view.ts";
import type { FactorId } from "../simulation/monte-carlo/factors.ts";
import { distanceBy, factorHistory } from "./factor-covariance.ts";

const ids: readonly FactorId[] = ["usdjpy", "nasdaq", "nikkei", "btc", "jgb30"];
const starts: Readonly<Record<string, number>> = {
  ...{ "fx.usdjpy": 150, "nasdaq-composite": 20_000, nikkei225: 45_000, "btc.close": 90_000, "jgb.30y": 0.03 },
};

/** Every day from 1 January 2024, so that no calendar matters; changes are sines of different pace. */
function levelsOf(id: string, count: number): number[] {
  const pace = 1 + Object.keys(starts).indexOf(id);
  let level = starts[id]!;
  return Array.from({ length: count }, (_, t) => {
    const move = 0.01 * Math.sin(t * (0.7 + 0.61 * pace));
    level = id === "jgb.30y" ? level + move / 100 : level * Math.exp(move);
    return level;
  });
}

const viewOf = (count: number, asOf = "2025-12-31"): AsOfView =>
  ({
    pin: { asOf: Date.parse(asOf) },
    series: (id: string) => {
      const observed = Array.from({ length: count }, (_, t) =>
        new Date(Date.UTC(2024, 0, 1 + t)).toISOString().slice(0, 10),
      );
      return { observed, values: Float64Array.from(levelsOf(id, count)), length: count };
    },
  }) as unknown as AsOfView;

it("takes the last 250 sessions of the store, and holds the packaged ones beside them", async () => {
  const { used, other } = await factorHistory(viewOf(400), ids);
  expect(used.source).toMatch(/the 250 sessions from 2024-05-\d\d to 2025-02-03, from this store/);
  const yen = levelsOf("fx.usdjpy", 400).slice(-251).map(Math.log);
  const yields = levelsOf("jgb.30y", 400).slice(-251);
  const changes = (levels: readonly number[]) => levels.slice(1).map((x, t) => x - levels[t]!);
  expect(used.covariance[0]![0]).toBeCloseTo(sampleVariance(changes(yen)), 12);
  expect(used.covariance[4]![4]).toBeCloseTo(sampleVariance(changes(yields)), 14);
  expect(used.covariance[1]![3]).toBe(used.covariance[3]![1]);
  // Correlations are of changes over five sessions, so that Tokyo's answer of the next day counts; deviations are of one.
  const [shares, coins] = ["nasdaq-composite", "btc.close"].map((id) => levelsOf(id, 400).slice(-251).map(Math.log));
  const week = (logs: readonly number[]) => logs.slice(5).map((x, t) => x - logs[t]!);
  expect(used.covariance[1]![3]).toBeCloseTo(
    sampleCorrelation(week(shares!), week(coins!)) *
      sampleStandardDeviation(changes(shares!)) *
      sampleStandardDeviation(changes(coins!)),
    12,
  );
  expect(other!.source).toMatch(/2235 sessions/);
  // Two deviations of the first factor alone over 21 sessions, by a covariance without correlation.
  const alone = {
    source: "",
    covariance: [
      [4e-4, 0],
      [0, 1e-4],
    ],
  };
  expect(distanceBy(alone, [2 * 0.02 * Math.sqrt(21), 0], 21)).toBeCloseTo(2, 12);
});

it("takes the packaged ones where the store is too short, and says so, also that they know later data", async () => {
  const { used, other } = await factorHistory(viewOf(250, "2024-09-06"), ids);
  expect(other).toBeNull();
  expect(used.source).toMatch(
    /knows data later than the as-of.*packaged, because the store has 250 continuous sessions.*251/,
  );
});
