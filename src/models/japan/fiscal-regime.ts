import { sampleCorrelation } from "simple-statistics";
import { z } from "zod";
import { fisherInterval } from "../../core/math/interval.ts";
import type { Estimate } from "../../core/outcome.ts";
import { defineModel } from "../define.ts";
import { confidence, reals, refuse, sameLength } from "../schema.ts";

export type FiscalRegime = "risk premium" | "policy normalisation" | "mixed";

/**
 * Correlation of changes of the 30-year yield with log changes of USDJPY. Positive: yields rise while the yen weakens, as a
 * fiscal risk premium would have it. Needs at least four pairs that vary.
 */
export function yieldCurrencyCorrelation(
  yieldChanges: readonly number[],
  logFxChanges: readonly number[],
  level = 0.95,
): Estimate {
  const value = Math.max(-1, Math.min(1, sampleCorrelation([...yieldChanges], [...logFxChanges])));
  const { lo, hi } = fisherInterval(value, yieldChanges.length, level);
  return { value, lo, hi, n: yieldChanges.length, method: `Fisher interval at ${level}, pairs taken as independent` };
}

/** The label needs the whole interval on one side of zero; otherwise "mixed". */
export const labelRegime = (correlation: { readonly lo: number; readonly hi: number }): FiscalRegime =>
  correlation.lo > 0 ? "risk premium" : correlation.hi < 0 ? "policy normalisation" : "mixed";

const varies = (list: readonly number[]): boolean => list.some((value) => value !== list[0]);

export const fiscalRegime = defineModel({
  id: "fiscal-regime",
  title: "Risk premium or policy normalisation?",
  theme: "japan",
  formula:
    "correlation of changes of the 30-year yield with log changes of USDJPY; labelled only if its whole interval has one sign",
  reference: "Leeper 1991; Fisher's transformation",
  inputs: z
    .strictObject({
      yieldChanges: reals(4, 5000, "daily changes of the 30-year yield, oldest first, any one unit"),
      logFxChanges: reals(4, 5000, "daily log changes of USDJPY on the same days"),
      confidence,
    })
    .superRefine((inputs, context) => {
      sameLength(context, { yieldChanges: inputs.yieldChanges, logFxChanges: inputs.logFxChanges });
      for (const field of ["yieldChanges", "logFxChanges"] as const)
        if (!varies(inputs[field]))
          refuse(context, [field], "changes that are not all equal", "A correlation needs variation.");
    }),
  example: {
    yieldChanges: [0.01, -0.02, 0.03, 0.005, 0.02, -0.01],
    logFxChanges: [0.002, -0.003, 0.004, 0.001, 0.001, -0.004],
  },
  compute: (inputs) => {
    const { value, ...interval } = yieldCurrencyCorrelation(
      inputs.yieldChanges,
      inputs.logFxChanges,
      inputs.confidence,
    );
    return { outputs: { correlation: value, label: labelRegime(interval) }, uncertainty: { correlation: interval } };
  },
});
