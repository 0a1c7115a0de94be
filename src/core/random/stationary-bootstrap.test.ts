// Lengths of blocks: their mean is close to what was asked, positions are in range, and a seed repeats itself.
import { expect, it } from "vitest";
import { bootstrapPositions } from "./stationary-bootstrap.ts";

it("repeats for the same seed and sample, and differs otherwise", () => {
  expect(bootstrapPositions(50, 10, 1, 2)).toEqual(bootstrapPositions(50, 10, 1, 2));
  expect(bootstrapPositions(50, 10, 1, 3)).not.toEqual(bootstrapPositions(50, 10, 1, 2));
});

it("runs on in blocks of the mean length, round the end", () => {
  const length = 100_000;
  const positions = bootstrapPositions(length, 10, 4, 0);
  let breaks = 0;
  for (let t = 1; t < length; t++) if (positions[t] !== (positions[t - 1]! + 1) % length) breaks++;
  expect(length / breaks).toBeGreaterThan(9.6);
  expect(length / breaks).toBeLessThan(10.4);
  expect(Math.max(...positions)).toBeLessThan(length);
});

it("draws every position anew at a mean block of one", () => {
  const positions = bootstrapPositions(1000, 1, 4, 0);
  let runs = 0;
  for (let t = 1; t < 1000; t++) if (positions[t] === (positions[t - 1]! + 1) % 1000) runs++;
  expect(runs).toBeLessThan(10);
});
