// Probabilities of the seed levels at several horizons (T8.1), and limits that any first passage must meet.
import fc from "fast-check";
import { expect, it } from "vitest";
import { forwardRate } from "../carry/fx-forward.ts";
import { brownianTouch, type TouchInputs, touchProbabilityOf } from "./touch-probability.ts";

const geometric = (spot: number, barrier: number, volatility: number, years: number, drift = 0) =>
  touchProbabilityOf({ spot, barrier, volatility, drift, years, kind: "geometric", monitoring: "continuous" });
const yield30 = (days: number, monitoring: TouchInputs["monitoring"]) =>
  touchProbabilityOf({
    spot: 3.32,
    barrier: 3.6,
    volatility: 0.05 * Math.sqrt(252),
    drift: 0,
    years: days / 252,
    kind: "arithmetic",
    monitoring,
  });

it("has the published values for bitcoin at 74 430", () => {
  expect([1, 3, 6].map((m) => geometric(87000, 74430, 0.55, m / 12).toFixed(4))).toEqual([
    "0.3515",
    "0.6146",
    "0.7403",
  ]);
  expect(geometric(83461, 74430, 0.55, 0.25)).toBeCloseTo(0.7151, 4);
});

it("has the published values for USDJPY at 152, 150 and 145", () => {
  const row = (years: number) => [152, 150, 145].map((level) => geometric(157, level, 0.1, years).toFixed(4));
  expect(row(1 / 12)).toEqual(["0.2665", "0.1167", "0.0061"]);
  expect(row(0.25)).toEqual(["0.5258", "0.3699", "0.1163"]);
  expect(row(1.5)).toEqual(["0.8042", "0.7256", "0.5367"]);
});

it("has the published values for USDJPY with the drift of its one-year forward", () => {
  const forward = forwardRate({ spot: 157, rateForeign: 0.0048, rateDomestic: 0.0388, basis: 0, years: 1 });
  const drift = Math.log(forward / 157);
  expect([152, 150, 145].map((level) => geometric(157, level, 0.1, 1.5, drift).toFixed(3))).toEqual([
    "0.878",
    "0.822",
    "0.671",
  ]);
});

it("has the published values for the 30-year yield, continuous and at daily closes", () => {
  expect([21, 63, 126].map((days) => yield30(days, "continuous").toFixed(4))).toEqual(["0.2217", "0.4805", "0.6179"]);
  expect(yield30(63, "daily")).toBeCloseTo(0.436, 4);
});

it("is exact for one close, where the shifted barrier would be a fifth too low", () => {
  const oneDay = {
    spot: 100,
    volatility: 0.2,
    years: 1 / 252,
    monitoring: "daily" as const,
    kind: "geometric" as const,
  };
  // ln 1.01 over .2 / sqrt 252 is .7898 standard deviations; half a variance of drift makes it .7961, beyond which lie .2130.
  expect(touchProbabilityOf({ ...oneDay, barrier: 101, drift: 0 })).toBeCloseTo(0.213, 4);
  expect(touchProbabilityOf({ ...oneDay, barrier: (1 / 1.01) * 100, drift: 0.2 ** 2 })).toBeCloseTo(0.213, 4);
  expect(touchProbabilityOf({ ...oneDay, barrier: 101, drift: 0, volatility: 0 })).toBe(0);
});

it("is 1 at the barrier and 0 or 1 without volatility", () => {
  expect(geometric(100, 100, 0.2, 1)).toBe(1);
  expect(brownianTouch(1, 2, 0, 1)).toBe(1);
  expect(brownianTouch(1, 0.5, 0, 1)).toBe(0);
  expect(brownianTouch(-1, 2, 0, 1)).toBe(0);
});

it("stays a probability, grows with the horizon and with the drift towards the barrier, mirrors its sign", () => {
  const drift = fc.double({ min: -3, max: 3, noNaN: true });
  const gap = fc.double({ min: 1e-3, max: 5, noNaN: true });
  const sigma = fc.double({ min: 1e-3, max: 3, noNaN: true });
  fc.assert(
    fc.property(gap, drift, sigma, fc.double({ min: 0.01, max: 10, noNaN: true }), (a, mu, s, h) => {
      const p = brownianTouch(a, mu, s, h);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(brownianTouch(-a, -mu, s, h)).toBe(p);
      expect(brownianTouch(a, mu, s, h * 1.5)).toBeGreaterThanOrEqual(p - 1e-12);
      expect(brownianTouch(a, mu + 0.1, s, h)).toBeGreaterThanOrEqual(p - 1e-12);
    }),
  );
});
