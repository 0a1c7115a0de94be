import { z } from "zod";
import { basisPoint } from "../../core/units.ts";
import { defineModel } from "../define.ts";
import { nonNegative, share } from "../schema.ts";

export interface Repatriation {
  /** Foreign bonds held, USD bn, and the share of them that comes home. */
  readonly holdings: number;
  readonly rate: number;
  /** Share of the flow that is US Treasuries. */
  readonly treasuryShare: number;
  /** Rise of yields, decimal, per USD 100bn sold. */
  readonly effectPer100bn: number;
}

/** Flow and Treasury part in USD bn (positive: sold abroad), and the rise of Treasury yields as a decimal. */
export function repatriationFlow(r: Repatriation): { flow: number; treasuryFlow: number; yieldEffect: number } {
  const flow = r.rate * r.holdings;
  const treasuryFlow = r.treasuryShare * flow;
  return { flow, treasuryFlow, yieldEffect: (r.effectPer100bn * treasuryFlow) / 100 };
}

export const repatriation = defineModel({
  id: "repatriation",
  title: "Repatriation and Treasury yields",
  theme: "carry",
  formula: "flow = rate x holdings; Treasury part = share x flow; yield effect = effect per USD 100bn x part / 100",
  reference: "Beltran, Kretchmer, Marquez and Thomas 2013",
  inputs: z.strictObject({
    holdings: nonNegative("foreign bonds held, USD bn"),
    rate: share("share of the holdings that comes home, 0 to 1"),
    treasuryShare: share("share of the flow that is US Treasuries, 0 to 1"),
    effectPer100bn: nonNegative("rise of yields per USD 100bn, decimal; 0.002 is 20 bp"),
    marketScale: share("size of the market of the estimate over today's, 0 to 1").default(1),
  }),
  example: { holdings: 3200, rate: 0.05, treasuryShare: 0.35, effectPer100bn: 20 * basisPoint, marketScale: 11 / 29 },
  compute: ({ marketScale, ...inputs }) => {
    const { flow, treasuryFlow, yieldEffect } = repatriationFlow(inputs);
    return {
      outputs: { flow, treasuryFlow, yieldEffect: yieldEffect * marketScale, yieldEffectUnscaled: yieldEffect },
    };
  },
});
