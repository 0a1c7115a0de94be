import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, refuse, whole } from "../schema.ts";

/** A profit path: nothing until `startYear`, a straight rise to the plateau in `plateauYear`, flat to `endYear`, then nothing. */
export interface ProfitRamp {
  readonly startYear: number;
  readonly plateauYear: number;
  readonly endYear: number;
}

const levelIn = (year: number, ramp: ProfitRamp): number =>
  year <= ramp.startYear ? 0 : Math.min(1, (year - ramp.startYear) / (ramp.plateauYear - ramp.startYear));

/**
 * Plateau profit a year, and profit in total, whose present value at the required return equals the valuation. Profits
 * come at the end of each year; nothing is left after the last.
 */
export function profitForValue(
  value: number,
  requiredReturn: number,
  ramp: ProfitRamp,
): { plateau: number; cumulative: number } {
  let presentValue = 0;
  let total = 0;
  for (let year = 1; year <= ramp.endYear; year++) {
    const level = levelIn(year, ramp);
    presentValue += level / (1 + requiredReturn) ** year;
    total += level;
  }
  const plateau = value / presentValue;
  return { plateau, cumulative: plateau * total };
}

/** Value at exit that a required return implies: value x (1 + return)^years. An exit value, not a profit. */
export const exitValue = (value: number, requiredReturn: number, years: number): number =>
  value * (1 + requiredReturn) ** years;

/** Exit value for a money multiple after dilution: value x multiple / share kept. */
export const exitValueForMultiple = (value: number, multiple: number, shareKept: number): number =>
  (value * multiple) / shareKept;

/** Annual return that a total multiple over `years` stands for. */
export const impliedReturn = (multiple: number, years: number): number => multiple ** (1 / years) - 1;

export const requiredProfit = defineModel({
  id: "required-profit",
  title: "Profit that a valuation requires",
  theme: "ai-funding",
  formula:
    "plateau = value / present value of the ramp; cumulative = plateau x sum of the ramp; exit value = value x (1 + return)^years",
  reference: "discounted profits at year ends, no terminal value",
  inputs: z
    .strictObject({
      value: positive("valuation today, USD bn"),
      requiredReturn: z.number().gt(0).max(10).describe("required return, decimal a year"),
      exitYears: whole(1, 100, "years to exit").default(10),
      startYear: whole(0, 99, "last year without profit").default(5),
      plateauYear: whole(1, 100, "first year of the plateau").default(12),
      endYear: whole(1, 100, "last year with profit").default(25),
    })
    .superRefine((i, context) => {
      if (i.plateauYear <= i.startYear) refuse(context, ["plateauYear"], `a year after startYear, ${i.startYear}`);
      if (i.endYear < i.plateauYear) refuse(context, ["endYear"], `plateauYear, ${i.plateauYear}, or later`);
    }),
  example: { value: 157, requiredReturn: 0.2 },
  compute: (i) => ({
    outputs: {
      ...profitForValue(i.value, i.requiredReturn, i),
      exitValue: exitValue(i.value, i.requiredReturn, i.exitYears),
    },
  }),
});
