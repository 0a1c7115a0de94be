// Ranks of spreads 2, 5, 3, 3, 8 as in T6.1: .75 on the fourth day, 1 on the fifth. The funds rate is 10 bp below SOFR, 30 on the
// last day but one, 20 on the last: four of five are no higher, .8; the mean of both is .9.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../test/support/indicator-at.ts";

const end = "2025-11-20";
const clock = { "fx.usdjpy": daily(end, [150, 151, 152, 153, 154]) };
const spreads = { "us.hy-oas": daily(end, [0.02, 0.05, 0.03, 0.03, 0.08]) };
const repo = {
  "us.sofr": daily(end, [0.041, 0.041, 0.041, 0.043, 0.042]),
  "us.effr": daily(end, [0.04, 0.04, 0.04, 0.04, 0.04]),
};
const parameters = { "stress-warm-up": 3 };

it("is the mean rank of the series that are known", () => {
  const { value, details } = readingAt(
    "credit-funding-stress",
    viewOf("2025-11-21", { ...clock, ...spreads, ...repo }),
    parameters,
  );
  expect(value).toBeCloseTo(0.9, 12);
  expect(details).toMatchObject({ highYield: 1, repo: 0.8, volatility: null });
  expect(details.missing).toBeCloseTo(1 / 3, 12);
});

it("says what it waits for, and what would bring it", () => {
  const { outcome } = indicatorAt("credit-funding-stress", viewOf("2025-11-21", { ...clock, ...spreads }), {
    "stress-warm-up": 6,
  });
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up" });
  expect(JSON.stringify(outcome)).toContain("of 6 sessions known: US high-yield spread 5");
  expect(indicatorAt("crypto-stress", viewOf("2025-11-21", clock), parameters).outcome).toMatchObject({
    reason: "missing",
  });
});

it("measures SOFR against the rate on reserve balances once that is known, and names the stand-in until then", () => {
  // Against reserves the spread of the last day, 5 bp, is the highest of five: rank 1; against the funds rate it is .8.
  const reserves = { "us.iorb": daily(end, [0.0409, 0.0409, 0.0409, 0.0429, 0.0415]) };
  const known = { ...clock, ...spreads, ...repo };
  const first = readingAt("credit-funding-stress", viewOf("2025-11-21", { ...known, ...reserves }), parameters).details;
  expect(first).toMatchObject({ repo: 1 });
  expect(first.repoIs).toBeUndefined();
  const second = readingAt("credit-funding-stress", viewOf("2025-11-21", known), parameters).details;
  expect(second).toMatchObject({ repo: 0.8, repoIs: "SOFR over the federal funds rate" });
});
