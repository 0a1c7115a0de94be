import { z } from "zod";
import { normalCdf } from "../../core/math/normal.ts";
import { defineModel } from "../define.ts";
import { nonNegative, positive } from "../schema.ts";

export interface StopCurve {
  /** Money in the trade; the answer is in the same unit. */
  readonly exposure: number;
  /** Median log distance between entry and stop, and the spread of its logarithm. Both positive. */
  readonly stopMedian: number;
  readonly stopSpread: number;
}

/**
 * Amount stopped out when USDJPY stands at `level` and positions were entered at `reference`:
 * E Phi((ln z - ln m) / spread), z = ln(reference / level). Zero at or above the reference. Rises as the yen strengthens.
 */
export function unwindAt(level: number, reference: number, curve: StopCurve): number {
  if (level >= reference) return 0;
  const distance = Math.log(reference / level);
  return curve.exposure * normalCdf((Math.log(distance) - Math.log(curve.stopMedian)) / curve.stopSpread);
}

export const carryUnwind = defineModel({
  id: "carry-unwind",
  title: "Size of a carry unwind at a level",
  theme: "carry",
  formula: "exposure x Phi((ln ln(reference / level) - ln median) / spread); 0 at or above the reference",
  reference: "Brunnermeier, Nagel and Pedersen 2008; stop distances taken as lognormal",
  inputs: z.strictObject({
    level: positive("USDJPY, yen per US dollar"),
    reference: positive("level at which positions were entered, yen per US dollar"),
    exposure: nonNegative("money in the trade, USD bn"),
    stopMedian: positive("median log distance to the stop; 0.1267 is 12.67 %"),
    stopSpread: positive("standard deviation of the log of the stop distance"),
  }),
  example: { level: 150, reference: 157, exposure: 4000, stopMedian: 0.1267, stopSpread: 0.8879 },
  compute: ({ level, reference, ...curve }) => ({ outputs: { unwind: unwindAt(level, reference, curve) } }),
});
