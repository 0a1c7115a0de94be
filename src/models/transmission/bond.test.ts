// Par bonds of 100m face (T4.2); prices at par and derivatives checked against finite differences.
import { expect, it } from "vitest";
import { approximateBondMove, bondPrice, valueBond } from "./bond.ts";

const par = (yieldNow: number, years: number) =>
  valueBond({ coupon: yieldNow, yield: yieldNow, years, face: 100_000_000 });

it("has the durations and DV01 of five benchmark bonds", () => {
  expect(par(0.018, 10).modifiedDuration).toBeCloseTo(9.114, 3);
  expect(Math.round(par(0.018, 10).dv01)).toBe(91_143);
  expect(par(0.0338, 30).modifiedDuration).toBeCloseTo(18.76, 2);
  expect(Math.round(par(0.0338, 30).dv01)).toBe(187_618);
  expect(par(0.037, 40).modifiedDuration).toBeCloseTo(20.79, 2);
  expect(par(0.041, 10).modifiedDuration).toBeCloseTo(8.136, 3);
  expect(par(0.0473, 30).modifiedDuration).toBeCloseTo(15.94, 2);
  expect(par(0.0473, 30).price).toBeCloseTo(100_000_000, 3);
});

it("falls 4.02 and 7.48 % when the 30-year goes from 3.38 to 3.60 and 3.80 %", () => {
  const at = (y: number) => valueBond({ coupon: 0.0338, yield: y, years: 30, face: 1 });
  expect(at(0.036).price - 1).toBeCloseTo(-0.0402, 4);
  expect(at(0.038).price - 1).toBeCloseTo(-0.0748, 4);
  expect(approximateBondMove(at(0.0338), 0.0022)).toBeCloseTo(at(0.036).price - 1, 4);
});

it("agrees with finite differences", () => {
  const h = 1e-5;
  const at = (y: number) => valueBond({ coupon: 0.02, yield: y, years: 7.5, face: 100 });
  const middle = at(0.03);
  expect(middle.modifiedDuration).toBeCloseTo(-(at(0.03 + h).price - at(0.03 - h).price) / (2 * h * middle.price), 5);
  expect(middle.convexity).toBeCloseTo(
    (at(0.03 + h).price - 2 * middle.price + at(0.03 - h).price) / (h * h * middle.price),
    2,
  );
});

it("prices by the annuity formula as by the sum of cash flows, at any yield", () => {
  for (const yieldNow of [-0.01, 0, 1e-10, 0.0338, 0.12])
    for (const years of [0.5, 10, 30]) {
      const terms = { coupon: 0.032, yield: yieldNow, years, face: 100 };
      expect(bondPrice(terms)).toBeCloseTo(valueBond(terms).price, 6);
    }
});
