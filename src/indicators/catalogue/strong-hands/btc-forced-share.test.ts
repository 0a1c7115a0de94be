// T7.4 typed as one day: 92 271 to 83 461, Nasdaq -2.15 %, 1.0bn liquidated; the book without refill is capped at 6.56 %, 65 % of the fall.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "ewma-lambda": 0.94,
  "crypto-nasdaq-beta": 1.6,
  "btc-volume-per-day": 70e9,
  "btc-depth-per-percent": 140e6,
  "impact-constant": 1,
};

it("is missing without liquidations: a figure of a note is not data", () => {
  const { outcome } = indicatorAt("btc-forced-share", undefined, parameters);
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/liquidations"),
  });
});

const history = Array.from({ length: 70 }, (_, i) => 92_271 * Math.exp(0.0157 * ((i % 2) - 1)));
const closes = (last: number) => daily("2025-11-20", [...history.slice(1), 92_271, last]);
const view = (last: number, liquidatedOn = "2025-11-20") =>
  viewOf("2025-11-21", {
    "btc.close": closes(last),
    "nasdaq-composite": daily("2025-11-20", [100, 97.85]),
    "crypto.liquidations.long-24h": daily(liquidatedOn, [1e9]),
  });

it("gives an interval that settles nothing", () => {
  const { value, label, interval, details } = readingAt("btc-forced-share", view(83_461), parameters);
  expect(label).toBe("undetermined");
  expect(interval!.hi).toBeCloseTo(0.6535, 3);
  expect(interval!.lo).toBeGreaterThan(0.01);
  expect(interval!.lo).toBeLessThan(0.06);
  expect(value).toBeCloseTo((interval!.lo + interval!.hi) / 2, 12);
  expect(details.macroShare).toBeCloseTo(0.3465, 3);
});

it("does not apply to a rise, and refuses liquidations of another day", () => {
  expect(indicatorAt("btc-forced-share", view(95_000), parameters).outcome).toMatchObject({
    state: "absent",
    reason: "not-applicable",
  });
  expect(indicatorAt("btc-forced-share", view(83_461, "2025-11-19"), parameters).outcome).toMatchObject({
    state: "absent",
    reason: "stale",
    detail: expect.stringContaining("of 2025-11-19"),
  });
});

it("takes the day of the fall from live feeds, also when they have heard days since", () => {
  const heard = viewOf("2025-11-22", {
    "btc.close": closes(83_461),
    "nasdaq-composite": daily("2025-11-20", [100, 97.85]),
    "btc.bybit.liquidations-long-24h": daily("2025-11-21", [1e9, 5e6]),
    "btc.bybit.liquidations-short-24h": daily("2025-11-21", [1e6, 1e6]),
  });
  const { details } = readingAt("btc-forced-share", heard, parameters);
  expect(details).toMatchObject({ day: "2025-11-20", liquidatedUsd: 1e9, from: "live feeds" });
});
