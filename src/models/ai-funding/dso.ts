import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive } from "../schema.ts";

/** Days of sales outstanding: receivables / revenue x days. `revenue` is positive and of the same period as `days`. */
export const daysSalesOutstanding = (receivables: number, revenue: number, days: number): number =>
  (receivables / revenue) * days;

/**
 * Receivables beyond those of a reference collection time: (DSO - reference) x revenue / days. A stock, in the unit of
 * revenue; the cash drag of a quarter is its change.
 */
export const excessReceivables = (dsoDays: number, referenceDays: number, revenue: number, days: number): number =>
  ((dsoDays - referenceDays) * revenue) / days;

export const dso = defineModel({
  id: "dso",
  title: "Days of sales outstanding",
  theme: "ai-funding",
  formula: "DSO = receivables / revenue x days; excess = (DSO - reference) x revenue / days",
  reference: "Lev and Thiagarajan 1993",
  inputs: z.strictObject({
    receivables: nonNegative("accounts receivable at the end of the period, USD bn"),
    revenue: positive("revenue of the period, USD bn"),
    days: positive("fiscal days of the period; 91 for a quarter of 13 weeks"),
    referenceDays: nonNegative("collection time to compare with, days"),
  }),
  example: { receivables: 33.391, revenue: 57.006, days: 91, referenceDays: 46 },
  compute: ({ receivables, revenue, days, referenceDays }) => {
    const value = daysSalesOutstanding(receivables, revenue, days);
    return { outputs: { dso: value, excess: excessReceivables(value, referenceDays, revenue, days) } };
  },
});
