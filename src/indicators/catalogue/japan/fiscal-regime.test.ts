// Expected values from test/support/reference/japan-carry-transmission.py, from its own correlation
// and Fisher's transformation. From 1 October alone it is higher (+.38, n = 34); over 60 sessions the interval contains 0.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "nominal-growth": 0.03 };

it("is mixed at both episodes", () => {
  const now = readingAt("fiscal-regime", undefined, parameters);
  expect(now.value).toBeCloseTo(0.249626832618, 9);
  expect(now.interval!.lo).toBeCloseTo(-0.00458873315, 9);
  expect(now.interval!.hi).toBeCloseTo(0.473535796527, 9);
  expect(now.label).toBe("mixed");
  expect(now.details.slopeChange20Sessions).toBeCloseTo(0.00043, 10);
  expect(readingAt("fiscal-regime", "2024-08-05T22:00:00Z", parameters).value).toBeCloseTo(0.147627454302, 9);
});

it.each([
  [1, "risk premium"],
  [-1, "policy normalisation"],
] as const)("labels a sign of %i as %s", (sign, label) => {
  const steps = Array.from({ length: 80 }, (_, i) => Math.sin(i * i));
  const walk = steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, 0));
  const view = viewOf("2025-11-21", {
    "jgb.30y": daily(
      "2025-11-20",
      walk.map((w) => 0.03 + w * 1e-4),
    ),
    "fx.usdjpy": daily(
      "2025-11-20",
      walk.map((w, i) => 150 * Math.exp(sign * w * 1e-3 + Math.cos(i) * 1e-4)),
    ),
  });
  expect(readingAt("fiscal-regime", view, parameters).label).toBe(label);
});

it("has no correlation without variation", () => {
  const flat = daily("2025-11-20", new Array<number>(80).fill(0.03));
  const view = viewOf("2025-11-21", { "jgb.30y": flat, "fx.usdjpy": flat });
  expect(indicatorAt("fiscal-regime", view, parameters).outcome).toMatchObject({
    state: "absent",
    reason: "undefined-result",
  });
});
