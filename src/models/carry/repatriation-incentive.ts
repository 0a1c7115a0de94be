import { z } from "zod";
import { defineModel } from "../define.ts";
import { rate } from "../schema.ts";

/** What a hedged holder gains by coming home: domestic yield - (foreign yield - hedge cost), decimals, one tenor. */
export const homeIncentive = (yieldDomestic: number, yieldForeign: number, hedgeCost: number): number =>
  yieldDomestic - (yieldForeign - hedgeCost);

export const repatriationIncentive = defineModel({
  id: "repatriation-incentive",
  title: "Incentive to come home",
  theme: "carry",
  formula: "yen yield - (dollar yield - hedge cost); a sale responds to its rise over its own mean, not to its level",
  reference: "matched tenors only: 10 years with 10 years, 30 with 30",
  inputs: z.strictObject({
    yieldDomestic: rate("yen yield of a tenor, decimal"),
    yieldForeign: rate("dollar yield of the same tenor, decimal"),
    hedgeCost: rate("annual hedge cost, decimal; 0 for an unhedged holder"),
    meanIncentive: rate("mean of the incentive over three years, decimal").default(0),
  }),
  example: { yieldDomestic: 0.0338, yieldForeign: 0.0473, hedgeCost: 0.0359, meanIncentive: 0.015 },
  compute: (i) => {
    const incentive = homeIncentive(i.yieldDomestic, i.yieldForeign, i.hedgeCost);
    return { outputs: { incentive, rise: incentive - i.meanIncentive } };
  },
});
