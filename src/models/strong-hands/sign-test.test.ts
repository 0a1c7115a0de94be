// 14 of 17 by the binomial (T7.3), and the bootstrap's size: about its level on flows unrelated to returns.
import { expect, it } from "vitest";
import { binomialUpperTail } from "../../core/math/interval.ts";
import { normals } from "../../core/random/normals.ts";
import { accumulationPValue, countAccumulation } from "./accumulation-test.ts";

it("has p = 0.0064 for 14 of 17", () => {
  expect(binomialUpperTail(14, 17)).toBeCloseTo(0.0064, 4);
});

it("counts rises of holdings on down days only", () => {
  expect(countAccumulation([1, 1, -1, 1], [-1, 1, -1, 0])).toEqual({ downDays: 2, boughtDays: 1 });
});

it("is small for a cohort that always buys falls, the same for the same seed, never zero", () => {
  const returns = Array.from(normals({ seed: 5, path: 0 }, 100));
  const buyer = returns.map((r) => (r < 0 ? 1 : -1));
  const p = accumulationPValue(buyer, returns, { meanBlock: 10, samples: 500, seed: 1 });
  expect(p).toBe(accumulationPValue(buyer, returns, { meanBlock: 10, samples: 500, seed: 1 }));
  expect(p).toBeGreaterThan(0);
  expect(p).toBeLessThan(0.01);
});

it("rejects about one true null in ten at 10 %", () => {
  let rejected = 0;
  for (let trial = 0; trial < 200; trial++) {
    const draws = normals({ seed: 11, path: trial }, 240);
    const p = accumulationPValue([...draws.slice(0, 120)], [...draws.slice(120)], {
      meanBlock: 2,
      samples: 200,
      seed: trial,
    });
    if (p <= 0.1) rejected++;
  }
  expect(rejected).toBeGreaterThan(6);
  expect(rejected).toBeLessThan(40);
});
