import { z } from "zod";
import { defineModel } from "../define.ts";
import { name, nonNegative, positive } from "../schema.ts";
import { daysSalesOutstanding, excessReceivables } from "./dso.ts";

export interface ReceivableQuarter {
  readonly period: string;
  readonly receivables: number;
  readonly revenue: number;
  readonly days: number;
}

export interface ReceivableRow {
  readonly period: string;
  readonly dso: number;
  readonly excess: number;
  /** Change of the excess over the quarter before; positive ties up cash. Absent for the first. */
  readonly drag?: number;
}

/** DSO, excess receivables and cash drag, quarter by quarter, oldest first. */
export function receivableRows(quarters: readonly ReceivableQuarter[], referenceDays: number): ReceivableRow[] {
  let before: number | undefined;
  return quarters.map(({ period, receivables, revenue, days }) => {
    const dso = daysSalesOutstanding(receivables, revenue, days);
    const excess = excessReceivables(dso, referenceDays, revenue, days);
    const row = { period, dso, excess, ...(before === undefined ? {} : { drag: excess - before }) };
    before = excess;
    return row;
  });
}

export const receivableHistory = defineModel({
  id: "receivable-history",
  title: "Excess receivables over time",
  theme: "ai-funding",
  formula: "excess = (DSO - reference) x revenue / days, a stock; cash drag = its change over the quarter",
  reference: "Lev and Thiagarajan 1993",
  inputs: z.strictObject({
    referenceDays: nonNegative("collection time to compare with, days"),
    quarters: z
      .array(
        z.strictObject({
          period: name("name of the quarter"),
          receivables: nonNegative("accounts receivable at its end, USD bn"),
          revenue: positive("revenue of the quarter, USD bn"),
          days: positive("fiscal days of the quarter"),
        }),
      )
      .min(1)
      .max(400)
      .describe("quarters, oldest first"),
  }),
  example: {
    referenceDays: 46,
    quarters: [
      { period: "Q2 FY2026", receivables: 27.808, revenue: 46.743, days: 91 },
      { period: "Q3 FY2026", receivables: 33.391, revenue: 57.006, days: 91 },
    ],
  },
  compute: ({ quarters, referenceDays }) => ({ outputs: { rows: receivableRows(quarters, referenceDays) } }),
});
