// T8.5: x^4/4 - x^2/2 with sigma .5 and .35, by Kramers and exactly; refusals; and a simulated well whose answer is known.
import { expect, it } from "vitest";
import { normals } from "../../core/random/normals.ts";
import { runModel } from "../run.ts";
import { estimateWell, potentialWell } from "./potential-well.ts";

interface Given {
  ratio: number;
  kramersTime: number;
  kramersValid: boolean;
  meanPassageTime: number;
}
const doubleWell = (sigma: number) =>
  runModel(potentialWell, {
    potential: { coefficients: [0, 0, -0.5, 0, 0.25], sigma, bottom: -1, top: 0, target: 1 },
  }).outputs as Given;

it("is 32.8 by Kramers and 41.0 exactly at ratio 2, where Kramers is not valid", () => {
  const well = doubleWell(0.5);
  expect(well.ratio).toBeCloseTo(2, 12);
  expect(well.kramersTime).toBeCloseTo(32.8, 1);
  expect(well.meanPassageTime).toBeCloseTo(41.0, 1);
  expect(well.kramersValid).toBe(false);
});

it("is 263.2 by Kramers and 299.7 exactly at ratio 4.1", () => {
  const well = doubleWell(0.35);
  expect(well.kramersTime).toBeCloseTo(263.2, 1);
  expect(well.meanPassageTime).toBeCloseTo(299.7, 1);
  expect(well.kramersValid).toBe(true);
});

const options = { stepsPerYear: 252, bins: 12, samples: 60, meanBlock: 20, seed: 1 };
/** Exact steps of dx = -k x dt + s dW, one a session. */
function reverting(k: number, s: number, steps: number): number[] {
  const decay = Math.exp(-k / 252);
  const shock = s * Math.sqrt((1 - decay * decay) / (2 * k));
  let x = 0;
  return Array.from(normals({ seed: 8, path: 1 }, steps), (z) => {
    x = decay * x + shock * z;
    return x;
  });
}

it("finds the mean passage time of a reverting series near that of its true potential", () => {
  const series = reverting(12, 1, 8000);
  const { well, interval } = estimateWell(series, { ...options, level: 0.35 });
  // Truth from the given potential 6 x^2: deviation 1 / sqrt 24 = .204, so .35 is 1.7 deviations away.
  const scale = 2;
  let truth = 0;
  for (let y = 0, inner = 0, x = -1; x < 0.35; x += 1e-4) {
    inner += Math.exp(-scale * 6 * x * x) * 1e-4;
    y = x;
    if (y >= 0) truth += scale * Math.exp(scale * 6 * y * y) * inner * 1e-4;
  }
  expect(well.state).toBe("estimated");
  expect(well.sigma!).toBeCloseTo(1, 1);
  expect(well.meanPassageTime! / truth).toBeGreaterThan(0.6);
  expect(well.meanPassageTime! / truth).toBeLessThan(1.6);
  expect(interval!.lo).toBeLessThan(truth);
  expect(interval!.hi).toBeGreaterThan(truth);
});

it("refuses a random walk, a series that hardly crosses its mean, and a level outside the data", () => {
  let at = 0;
  const walk = Array.from(normals({ seed: 2, path: 3 }, 1000), (z) => (at += z));
  expect(estimateWell(walk, options).well).toMatchObject({ state: "refused" });
  const rising = Array.from({ length: 200 }, (_, t) => t + (t % 2));
  expect(estimateWell(rising, options).well.refusal).toContain("crosses its mean");
  const outside = estimateWell(reverting(12, 1, 4000), { ...options, level: 2 }).well;
  expect(outside.refusal).toContain("not extrapolated");
  expect(outside.meanPassageTime).toBeUndefined();
});
