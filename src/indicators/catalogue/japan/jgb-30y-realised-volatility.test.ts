// Expected values from test/support/reference/japan-carry-transmission.py, and by hand: a yield that
// steps up and down by one basis point has a sample standard deviation of sqrt(60/59) bp a day.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("measures 2.6 and 3.4 bp a day on the morning of the note", () => {
  const { value, interval, details } = readingAt("jgb-30y-realised-volatility");
  expect(details.bpPerDay60).toBeCloseTo(2.60939415442, 9);
  expect(details.bpPerDay250).toBeCloseTo(3.39776680735, 9);
  expect(value).toBeCloseTo(2.60939415442e-4 * Math.sqrt(252), 10);
  // Table: chi-squared with 59 degrees of freedom has quantiles 39.662 and 82.117 at 2.5 and 97.5 %.
  expect(interval!.hi).toBeCloseTo(value * Math.sqrt(59 / 39.662), 6);
  expect(interval!.lo).toBeCloseTo(value * Math.sqrt(59 / 82.117), 6);
});

it("takes no step across a gap", () => {
  const wave = (n: number, base: number) => Array.from({ length: n }, (_, i) => base + (i % 2) * 1e-4);
  const old = daily("2024-08-30", wave(100, 0.02));
  const now = daily("2025-11-20", wave(61, 0.03));
  const { details } = readingAt("jgb-30y-realised-volatility", viewOf("2025-11-21", { "jgb.30y": [...old, ...now] }));
  expect(details.bpPerDay60).toBeCloseTo(Math.sqrt(60 / 59), 9);
  expect(details.bpPerDay250).toBeNull();
});

it("waits for sixty changes after a gap", () => {
  const old = daily("2024-08-30", new Array<number>(100).fill(0.02));
  const now = daily("2025-11-20", new Array<number>(30).fill(0.03));
  const { outcome } = indicatorAt("jgb-30y-realised-volatility", viewOf("2025-11-21", { "jgb.30y": [...old, ...now] }));
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up" });
  expect(outcome.state === "absent" && outcome.detail).toContain("29 of 60");
});
