// A history that is exactly 2 x factor plus a small known alternation; the day's residual is what 2 x factor leaves.
import { expect, it } from "vitest";
import { attributeDay } from "./day-attribution.ts";

const factor = Array.from({ length: 40 }, (_, t) => Math.sin(t * 1.3));
const noise = (t: number): number => 0.01 * (t % 2 ? 1 : -1);

it("explains by the factor and puts the rest in standard deviations", () => {
  const a = attributeDay(
    factor.map((f, t) => 2 * f + noise(t)),
    [factor],
    -3,
    [-1],
  )!;
  expect(a.parts[0]).toBeCloseTo(-2, 1);
  expect(a.residual).toBeCloseTo(-3 - a.explained, 12);
  expect(a.residualZ).toBeLessThan(-90);
  expect(a.rSquared).toBeGreaterThan(0.999);
});

it("has no answer for repeated factors", () => {
  expect(
    attributeDay(
      factor.map((f, t) => f + noise(t)),
      [factor, factor.map((f) => 3 * f)],
      0,
      [0, 0],
    ),
  ).toBeUndefined();
});
