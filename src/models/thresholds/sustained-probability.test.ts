// Simulated probabilities against published ones within four standard errors of both (T8.3: 0.003 there), and the walk
// against the state rule of section 1.5 path by path.
import { expect, it } from "vitest";
import { normalOfWord } from "../../core/random/normals.ts";
import { fillWords } from "../../core/random/philox.ts";
import { sustainedStates } from "../japan/sustained-state.ts";
import { countSustained } from "./sustained-probability.ts";
import { touchProbabilityOf } from "./touch-probability.ts";

const base = { spot: 3.32, barrier: 3.6, volatilityPerDay: 0.05, days: 378, window: 20, paths: 40_000, seed: 7 };
const run = (change: Partial<typeof base>) => {
  const { touched, sustained, paths } = countSustained({ ...base, ...change });
  return { touch: touched / paths, sustained: sustained / paths };
};
/** Four standard errors of this run, and half a unit of the last place that is printed. */
const near = (found: number, printed: number): void =>
  expect(Math.abs(found - printed)).toBeLessThan(4 * Math.sqrt((printed * (1 - printed)) / base.paths) + 0.003);

it.each([
  [63, 0.436, 0.15],
  [126, 0.581, 0.327],
  [252, 0.696, 0.496],
  [378, 0.75, 0.58],
])("holds 3.60 within %i days: touch %f, sustained %f", (days, touch, sustained) => {
  const found = run({ days });
  near(found.touch, touch);
  near(found.sustained, sustained);
});

it.each([
  [63, 0.046],
  [126, 0.176],
  [252, 0.349],
  [378, 0.446],
])("holds 3.80 within %i days: %f", (days, sustained) => near(run({ days, barrier: 3.8 }).sustained, sustained));

it("holds 3.60 within 378 days at 3 bp a day: 0.455", () => near(run({ volatilityPerDay: 0.03 }).sustained, 0.455));

it("touches at closes as often as the continuity correction says", () => {
  const formula = touchProbabilityOf({
    spot: 3.32,
    barrier: 3.6,
    volatility: 0.05 * Math.sqrt(252),
    drift: 0,
    years: 63 / 252,
    kind: "arithmetic",
    monitoring: "daily",
  });
  near(run({ days: 63 }).touch, formula);
});

it("is the same for the same seed, mirrors a barrier below, and adds up over ranges of paths", () => {
  const whole = countSustained({ ...base, paths: 1000 });
  expect(countSustained({ ...base, paths: 1000 })).toEqual(whole);
  expect(countSustained({ ...base, paths: 1000, barrier: 3.32 - 0.28 })).toEqual(whole);
  const parts = [countSustained({ ...base, paths: 300 }), countSustained({ ...base, paths: 700, firstPath: 300 })];
  expect(parts[0]!.sustained + parts[1]!.sustained).toBe(whole.sustained);
  expect(countSustained({ ...base, paths: 1000, seed: 8 })).not.toEqual(whole);
});

it("agrees with the state rule on every path", () => {
  const days = 100;
  const rule = { level: 3.4, window: 5, exitWindow: 3, hysteresis: 0.05 };
  let touched = 0;
  let sustained = 0;
  for (let path = 0; path < 300; path++) {
    const words = new Uint32Array(days);
    fillWords(words, { seed: 7, path });
    let close = 3.32;
    const closes = Array.from(words, (word) => (close += 0.05 * normalOfWord(word)));
    const states = sustainedStates(closes, rule);
    if (states.some((state) => state !== "below")) touched++;
    if (states.includes("sustained")) sustained++;
  }
  expect(countSustained({ ...base, barrier: 3.4, days, window: 5, paths: 300 })).toEqual({
    paths: 300,
    touched,
    sustained,
  });
});

it("never touches without volatility", () => {
  expect(run({ volatilityPerDay: 0, days: 5 })).toEqual({ touch: 0, sustained: 0 });
});
