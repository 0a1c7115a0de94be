// 3.4 % over 10 % is 0.34, 5.5 % over 10 % is 0.55 (section 2.2 of the specification).
import { expect, it } from "vitest";
import { carryToVolatility } from "./carry-to-vol.ts";

it("divides the rate difference by volatility", () => {
  expect(carryToVolatility(0.0388, 0.0048, 0.1)).toBeCloseTo(0.34, 12);
  expect(carryToVolatility(0.055, 0, 0.1)).toBeCloseTo(0.55, 12);
});
