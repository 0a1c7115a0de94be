// The mean of 400 independent draws of variance 1/12 has standard error .0144: the 95 % interval is close to .0566 wide, and in
// the same place for the same seed.
import { expect, it } from "vitest";
import { bootstrapIntervals } from "./bootstrap-interval.ts";
import { fillWords, unitInterval } from "./philox.ts";

const words = new Uint32Array(400);
fillWords(words, { seed: 5, path: 0 });
const values = Array.from(words, unitInterval);
const options = { meanBlock: 1, samples: 600, seed: 3, level: 0.95 };
const mean = (positions: Uint32Array) => positions.reduce((sum, p) => sum + values[p]!, 0) / positions.length;

it("is as wide as the standard error says, and repeats itself", () => {
  const [interval] = bootstrapIntervals(400, options, (p) => [mean(p)]);
  expect(interval!.hi - interval!.lo).toBeGreaterThan(0.045);
  expect(interval!.hi - interval!.lo).toBeLessThan(0.068);
  expect(bootstrapIntervals(400, options, (p) => [mean(p)])).toEqual([interval]);
});

it("has no interval where most resamples have no value", () => {
  expect(bootstrapIntervals(400, options, (p) => [p[0]! < 100 ? 1 : undefined, 2])).toEqual([null, { lo: 2, hi: 2 }]);
});
