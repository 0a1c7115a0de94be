// Expected values from test/support/reference/japan-carry-transmission.py, T2.3 has 500 and 1200 bn at 150 and
// 145 for an exposure of 4000 and a reference of 157.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "carry-exposure-low": 350e9,
  "carry-exposure-high": 20e12,
  "carry-stop-median": 0.1267,
  "carry-stop-spread": 0.8879,
  "carry-note-reference": 157,
};

it("is nothing while the yen is weaker than the reference", () => {
  const { value, interval, details } = readingAt("unwind-size", undefined, parameters);
  expect(value).toBe(0);
  expect(interval).toMatchObject({ lo: 0, hi: 0 });
  expect(details.trailingReference).toBeCloseTo(149.246888, 6);
  expect((details.at145 as number) / 1e9).toBeCloseTo(126.663995381, 6);
  expect((details.at150NoteReference as number) / 1e9).toBeCloseTo(330.541875408, 6);
});

it("reproduces T2.3 when the exposure is 4000 bn", () => {
  // A log-uniform prior on 2000 to 8000 has its median at 4000.
  const { details } = readingAt("unwind-size", undefined, {
    ...parameters,
    "carry-exposure-low": 2e12,
    "carry-exposure-high": 8e12,
  });
  expect((details.at150NoteReference as number) / 1e9).toBeCloseTo(500, -0.5);
  expect((details.at145NoteReference as number) / 1e9).toBeCloseTo(1200, -0.5);
  expect((details.at152NoteReference as number) / 1e9).toBeCloseTo(249, -0.5);
});

it("was 519 bn under the median exposure on 5 August 2024", () => {
  const { value, interval } = readingAt("unwind-size", "2024-08-05T22:00:00Z", parameters);
  expect(value / 1e9).toBeCloseTo(518.817229407, 6);
  expect(interval!.hi / interval!.lo).toBeCloseTo(16337.36 / 428.47, 2);
});
