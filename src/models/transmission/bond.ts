import { z } from "zod";
import { basisPoint } from "../../core/units.ts";
import { defineModel } from "../define.ts";
import { positive, rate } from "../schema.ts";

export interface BondTerms {
  /** Annual coupon, decimal, paid in two halves. */
  readonly coupon: number;
  /** Yield to maturity, decimal, compounded twice a year. */
  readonly yield: number;
  /** Whole half-years to maturity, on a coupon date. */
  readonly years: number;
  readonly face: number;
}

export interface BondValue {
  /** Value of the whole face, in money. */
  readonly price: number;
  /** Years; -dP/dy / P. */
  readonly modifiedDuration: number;
  /** Years squared; d2P/dy2 / P. */
  readonly convexity: number;
  /** Money lost per basis point of rise. */
  readonly dv01: number;
}

/** Value and sensitivities of a bond from its cash flows, semi-annual, on a coupon date (no accrued interest). */
export function valueBond(bond: BondTerms): BondValue {
  const periods = Math.round(bond.years * 2);
  const halfYield = bond.yield / 2;
  let price = 0;
  let first = 0;
  let second = 0;
  for (let k = 1; k <= periods; k++) {
    const flow = (bond.coupon / 2) * bond.face + (k === periods ? bond.face : 0);
    const present = flow / (1 + halfYield) ** k;
    price += present;
    first += k * present;
    second += k * (k + 1) * present;
  }
  const modifiedDuration = first / (2 * (1 + halfYield) * price);
  const convexity = second / (4 * (1 + halfYield) ** 2 * price);
  return { price, modifiedDuration, convexity, dv01: modifiedDuration * price * basisPoint };
}

/** The price alone, by the annuity formula: for callers that revalue a bond thousands of times. */
export function bondPrice({ coupon, yield: annual, years, face }: BondTerms): number {
  const periods = Math.round(years * 2);
  const half = annual / 2;
  const last = (1 + half) ** -periods;
  // At a yield of nothing the annuity is a plain sum.
  const annuity = Math.abs(half) < 1e-9 ? periods : (1 - last) / half;
  return face * ((coupon / 2) * annuity + last);
}

/** Relative price change by the second-order formula: -MD dy + convexity dy^2 / 2. */
export const approximateBondMove = (value: BondValue, yieldChange: number): number =>
  -value.modifiedDuration * yieldChange + 0.5 * value.convexity * yieldChange * yieldChange;

export const bondFields = {
  coupon: z.number().min(0).max(1).describe("annual coupon, decimal, paid half-yearly"),
  yield: rate("yield to maturity, decimal, compounded half-yearly"),
  years: z.number().min(0.5).max(100).multipleOf(0.5).describe("years to maturity in whole half-years"),
  face: positive("face value, any money unit; price and dv01 are for the whole face"),
};

export const bond = defineModel({
  id: "bond",
  title: "Price, duration and DV01 of a bond",
  theme: "transmission",
  formula:
    "price = sum of half-yearly cash flows at (1 + y/2)^-k; modified duration, convexity from its derivatives; dv01 = duration x price x 0.0001",
  reference: "standard bond arithmetic, semi-annual",
  inputs: z.strictObject(bondFields),
  example: { coupon: 0.0338, yield: 0.0338, years: 30, face: 100_000_000 },
  compute: (inputs) => ({ outputs: valueBond(inputs) }),
});
