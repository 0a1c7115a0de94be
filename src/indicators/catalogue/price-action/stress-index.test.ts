// Spreads of 2, 5, 3, 3 % rank .75 at the end (two of three before are no higher, with itself three of four). VIX of 20, 50, 30, 30
// ranks alike, so both segments move as one: correlation 1, index (.5 x .75 + .5 x .75)^2 = .5625, half of it from each. Each
// segment has one of three series: a third of a fifth is there of each, 2/15 of the weight, 13/15 is missing.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const end = "2025-11-20";
const parameters = {
  ...Object.fromEntries(
    ["japan-rates", "fx-carry", "equity-ai", "credit-funding", "crypto"].map((id) => [`stress-weight-${id}`, 0.2]),
  ),
  "stress-least-weight": 0.1,
  "stress-warm-up": 3,
};
const view = viewOf("2025-11-21", {
  "fx.usdjpy": daily(end, [150, 151, 152, 153]),
  "us.hy-oas": daily(end, [0.02, 0.05, 0.03, 0.03]),
  vix: daily(end, [20, 50, 30, 30]),
});

it("is the square of the mean score of two segments that move as one", () => {
  const { value, label, details } = readingAt("stress-index", view, parameters);
  expect(label).toBe("no band yet, 87 % of its weight missing");
  expect(value).toBeCloseTo(0.5625, 12);
  expect(details.contributionEquityAi).toBeCloseTo(0.28125, 12);
  expect(details.contributionCreditFunding).toBeCloseTo(0.28125, 12);
  expect(details.contributionCrypto).toBeNull();
  expect(details.correlationContribution).toBeCloseTo(0, 12);
  expect(details.missingWeight).toBeCloseTo(13 / 15, 12);
  expect(details).toMatchObject({ stateEquityAi: "present", stateCrypto: "warming-up", session: end });
  expect(details.missing).toBe(
    "Japan rates, warming-up; FX and carry, warming-up; Equity and AI 67 %; Credit and funding 67 %; Crypto, warming-up",
  );
});

it("is absent below the least weight, and says what is there", () => {
  const { outcome } = indicatorAt("stress-index", view, { ...parameters, "stress-least-weight": 0.5 });
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up" });
  expect(JSON.stringify(outcome)).toContain("needs 50 % of its weight, 13 % is there");
});

it("is stale when the clock is", () => {
  const { outcome, last } = indicatorAt(
    "stress-index",
    { ...view, pin: { ...view.pin, asOf: view.pin.asOf + 30 * 864e5 } } as typeof view,
    parameters,
  );
  expect(outcome).toMatchObject({ state: "absent", reason: "stale" });
  expect(last?.value).toBeCloseTo(0.5625, 12);
});

it("goes on without a series that went silent, then without its segment", () => {
  const sessions = (n: number) =>
    viewOf("2025-11-21", {
      "fx.usdjpy": daily(
        end,
        Array.from({ length: 4 + n }, (_, i) => 150 + i),
      ),
      "us.hy-oas": daily(end, [0.02, 0.05, 0.03, 0.03, ...Array(n).fill(0.03)]),
      vix: daily(end, [20, 50, 30, 30, ...Array(n).fill(30)]).slice(0, 4),
    });
  const state = (n: number) =>
    readingAt("stress-index", sessions(n), { ...parameters, "stress-least-weight": 0.05 }).details;
  // Kept for five sessions; then nothing is known of the only series of the segment.
  expect(state(5)).toMatchObject({ stateEquityAi: "present" });
  expect(state(6)).toMatchObject({ stateEquityAi: "stale", contributionEquityAi: null });
});
