// A line y = 1.6 x with one crash added: Huber's slope stays near 1.6 while least squares is pulled away.
import { expect, it } from "vitest";
import { regress } from "../../core/math/regression.ts";
import { huberRegression } from "./crypto-factors.ts";

it("resists one crash", () => {
  const x = Array.from({ length: 60 }, (_, t) => [Math.sin(t * 1.7), Math.cos(t * 0.7)]);
  const y = x.map(([a, b], t) => 1.6 * a! - 0.3 * b! + 0.01 * Math.sin(t * 5.3) + (t === 10 ? -8 * Math.sign(a!) : 0));
  expect(Math.abs(huberRegression(y, x, 5)!.coefficients[1]! - 1.6)).toBeLessThan(0.01);
  expect(Math.abs(regress(y, x)!.coefficients[1]! - 1.6)).toBeGreaterThan(0.05);
});
