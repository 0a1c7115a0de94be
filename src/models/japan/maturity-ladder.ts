import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive, rate, share, whole } from "../schema.ts";

/** Longest maturity of the two uniform ladders, in years. They match a 9-year average and 14.2 % maturing within a year. */
const shortYears = 4;
const longYears = 30;

export interface LadderInputs {
  /** Outstanding bonds and yearly new money, in one money unit. */
  readonly debt: number;
  readonly newMoney: number;
  /** Share of debt and of new money in the short ladder, 0 to 1. */
  readonly shortShare: number;
  /** Average coupons of what is outstanding, and yields at which maturing and new debt is issued. */
  readonly couponShort: number;
  readonly couponLong: number;
  readonly yieldShort: number;
  readonly yieldLong: number;
  readonly taxRevenue: number;
  /** Growth of tax revenue a year. */
  readonly taxGrowth: number;
  readonly years: number;
  /** Parallel shift added to both issue yields; absent means none. */
  readonly yieldShift?: number | undefined;
}

export interface LadderRow {
  /** Years from the start; year 0 is the starting budget. */
  readonly year: number;
  readonly interest: number;
  /** Interest over tax revenue. */
  readonly ratio: number;
}

/** One rung is what matures in one year: its face and the coupon it pays. */
interface Rung {
  face: number;
  coupon: number;
}

const uniformLadder = (debt: number, coupon: number, years: number): Rung[] =>
  Array.from({ length: years }, () => ({ face: debt / years, coupon }));

const interestOf = (ladder: readonly Rung[]): number => ladder.reduce((sum, rung) => sum + rung.face * rung.coupon, 0);

function roll(ladder: Rung[], newMoney: number, issueYield: number): void {
  const matured = ladder.shift()!;
  ladder.push({ face: matured.face + newMoney, coupon: issueYield });
}

/**
 * Interest and its ratio to tax revenue as two uniform maturity ladders (1 to 4 and 1 to 30 years) roll into today's
 * yields: `years + 1` rows. In a year interest is paid on what is outstanding, then the first rung is redeemed and issued
 * again, with its share of the new money, at the end of its ladder.
 */
export function projectInterest(inputs: LadderInputs): LadderRow[] {
  const shift = inputs.yieldShift ?? 0;
  const short = uniformLadder(inputs.debt * inputs.shortShare, inputs.couponShort, shortYears);
  const long = uniformLadder(inputs.debt * (1 - inputs.shortShare), inputs.couponLong, longYears);
  const rows: LadderRow[] = [];
  let tax = inputs.taxRevenue;
  for (let year = 0; year <= inputs.years; year++) {
    const interest = interestOf(short) + interestOf(long);
    rows.push({ year, interest, ratio: interest / tax });
    roll(short, inputs.newMoney * inputs.shortShare, inputs.yieldShort + shift);
    roll(long, inputs.newMoney * (1 - inputs.shortShare), inputs.yieldLong + shift);
    tax *= 1 + inputs.taxGrowth;
  }
  return rows;
}

/** Average maturity in years and the share that matures within a year, of the two ladders at the start. */
export function describeLadder(shortShare: number): { averageMaturityYears: number; rollShare: number } {
  return {
    averageMaturityYears: (shortShare * (shortYears + 1)) / 2 + ((1 - shortShare) * (longYears + 1)) / 2,
    rollShare: shortShare / shortYears + (1 - shortShare) / longYears,
  };
}

export const ladderFields = {
  debt: nonNegative("bonds outstanding at the start, JPY tn"),
  shortShare: share("share of debt and new money in the 1-to-4-year ladder, 0 to 1; the rest is in 1 to 30 years"),
  couponShort: rate("average coupon of the short ladder, decimal a year"),
  couponLong: rate("average coupon of the long ladder, decimal a year"),
  yieldShort: rate("yield at which the short ladder is issued, decimal a year"),
  yieldLong: rate("yield at which the long ladder is issued, decimal a year"),
  newMoney: nonNegative("new borrowing a year, JPY tn"),
  taxRevenue: positive("tax revenue of year 0, JPY tn"),
  taxGrowth: rate("growth of tax revenue a year, decimal"),
};

/** Japan at the start of fiscal year 2025 (year 0), JPY tn. */
export const ladderExample = {
  debt: 1100,
  shortShare: 0.5,
  couponShort: 0.0045,
  couponLong: 0.0145,
  yieldShort: 0.012,
  yieldLong: 0.026,
  newMoney: 28.6,
  taxRevenue: 78.4,
  taxGrowth: 0.03,
};

export const maturityLadder = defineModel({
  id: "maturity-ladder",
  title: "Interest as the debt rolls over",
  theme: "japan",
  formula:
    "interest = sum of face x coupon; each year the first rung of each ladder is redeemed and issued again, with its share of new money, at today's yield",
  reference: "Hoshi and Ito 2014; Greenlaw, Hamilton, Hooper and Mishkin 2013",
  inputs: z.strictObject({
    ...ladderFields,
    years: whole(0, 100, "years to project; the answer has one row more, year 0 first"),
    yieldShift: rate("parallel shift added to both issue yields, decimal; 0.01 is 100 bp").optional(),
  }),
  example: { ...ladderExample, years: 5 },
  compute: (inputs) => ({ outputs: { rows: projectInterest(inputs) } }),
});
