// Offline the Nasdaq covers two episodes only, which are never pooled: warming up. A typed market with a known beta of 0.5.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const steps = Array.from({ length: 125 }, (_, i) => 0.01 * Math.sin(i * i));
const walk = (list: readonly number[], level: (w: number) => number) =>
  daily(
    "2025-11-20",
    list.map((_, i) => level(list.slice(0, i + 1).reduce((a, b) => a + b, 0))),
  );

it("does not pool the episodes", () => {
  const { outcome } = indicatorAt("pass-through-nasdaq-on-usdjpy");
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up" });
  expect(outcome.state === "absent" && outcome.detail).toMatch(/3\d of 120 observations without a gap/);
});

it("finds the beta of a typed market", () => {
  const view = viewOf("2025-11-21", {
    "fx.usdjpy": walk(steps, (w) => 100 * Math.exp(w)),
    "nasdaq-composite": walk(steps, (w) => 100 * Math.exp(0.5 * w)),
  });
  const { value, label, interval } = readingAt("pass-through-nasdaq-on-usdjpy", view);
  expect(value).toBeCloseTo(0.5, 8);
  expect(label).toBe("passes through");
  expect(interval!.n).toBe(120);
});
