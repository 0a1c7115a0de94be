// Expected values from test/support/reference/japan-carry-transmission.py, and by hand: returns of plus and
// minus 1 % in turn have a sample standard deviation of sqrt(60/59) %.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("measures both windows at both episodes", () => {
  const now = readingAt("usdjpy-realised-volatility");
  expect(now.value).toBeCloseTo(0.0827764960043, 10);
  expect(now.details.volatility250).toBeCloseTo(0.102451507601, 10);
  expect(readingAt("usdjpy-realised-volatility", "2024-08-05T22:00:00Z").value).toBeCloseTo(0.141821211878, 10);
});

it("takes no return across a gap", () => {
  const wave = Array.from({ length: 61 }, (_, i) => 150 * Math.exp((i % 2) * 0.01));
  const old = daily("2024-08-30", new Array<number>(50).fill(100));
  const { value, details } = readingAt(
    "usdjpy-realised-volatility",
    viewOf("2025-11-21", { "fx.usdjpy": [...old, ...daily("2025-11-20", wave)] }),
  );
  expect(value).toBeCloseTo(0.01 * Math.sqrt((60 / 59) * 252), 10);
  expect(details.volatility250).toBeNull();
});
