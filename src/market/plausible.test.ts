// Limits between neighbours. Expected answers are worked by hand: a limit of 0.015 for one day is 0.03 over four days
// (square root), a factor of 1.15 is the same way up and down.
import { expect, it } from "vitest";
import { dayMs } from "../core/time.ts";
import { findScale, isJump, maxJumpOf } from "./plausible.ts";
import { findSeries, seriesCatalogue } from "./series-catalogue.ts";

const jgb = { ...findSeries("jgb.30y")!, maxJump: { absolute: 0.015 } } as const;
const yen = { ...findSeries("fx.usdjpy")!, maxJump: { relative: 0.15 } } as const;

it("lets a step up to the limit through, and grows with the square root of time", () => {
  expect(isJump(jgb, 0.03, 0.0449, dayMs)).toBe(false);
  expect(isJump(jgb, 0.03, 0.0451, dayMs)).toBe(true);
  expect(isJump(jgb, 0.03, 0.0599, 4 * dayMs)).toBe(false);
  expect(isJump(jgb, 0.03, 0.0601, 4 * dayMs)).toBe(true);
  expect(isJump(jgb, 0.03, 0.0451, 0)).toBe(true);
});

it("measures a relative limit the same up and down", () => {
  expect(isJump(yen, 100, 114.9, dayMs)).toBe(false);
  expect(isJump(yen, 114.9, 100, dayMs)).toBe(false);
  expect(isJump(yen, 100, 115.1, dayMs)).toBe(true);
  expect(isJump(yen, 115.1, 100, dayMs)).toBe(true);
  expect(isJump(yen, 100, 0, dayMs)).toBe(true);
});

it("has no limit where every change is believable", () => {
  expect(isJump({ ...yen, maxJump: "any" }, 100, 1e6, dayMs)).toBe(false);
});

it("finds a changed unit, and no unit in a market move", () => {
  expect(
    findScale([
      [3.3, 0.033],
      [2.8, 0.028],
      [1, 1.01],
    ]),
  ).toBe(-2);
  expect(
    findScale([
      [3.3, 0.033],
      [2.8, 2.8],
      [1, 1],
    ]),
  ).toBe(0);
  expect(findScale([[0.5, 500]])).toBe(3);
  expect(
    findScale([
      [100, 55],
      [10, 5],
    ]),
  ).toBe(0);
  expect(findScale([])).toBe(0);
});

it("gives every daily rate, price and index a limit", () => {
  const without = seriesCatalogue.filter((s) => maxJumpOf(s) === undefined && s.maxJump !== "any");
  const units = new Set(without.filter((s) => !["quarterly", "event"].includes(s.calendar)).map((s) => s.unit));
  for (const unit of ["ratio", "jpy-per-usd", "index-points", "usdt"] as const) expect(units).not.toContain(unit);
});
