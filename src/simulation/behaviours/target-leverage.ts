import { z } from "zod";
import { nonNegative } from "../../models/schema.ts";
import { excessAssets } from "../constraints/equity-ratio.ts";
import { defineBehaviour } from "../define.ts";

/**
 * Keeps equity over assets at its target in both directions: after a fall it sells pro rata and repays, after a rise it
 * borrows and buys pro rata, up to a limit, because buying raises the very price that makes it buy. Memory: cash at the
 * start, and the assets at which it stops.
 */
export const targetLeverage = defineBehaviour({
  id: "target-leverage",
  title: "Leverage targeting in both directions",
  rule: "sell or buy pro rata so that equity / assets returns to the target; cash beyond the start's repays the loan",
  source: "Adrian and Shin 2010; Greenwood, Landier and Thesmar 2015",
  parameters: z.strictObject({
    target: z.number().gt(0).max(1).describe("equity / assets that it keeps"),
    growth: nonNegative("growth of its assets over the start's at which it stops buying").default(0.2),
    band: z
      .number()
      .min(0)
      .lt(1)
      .describe("relative distance of the ratio from its target that is left alone")
      .default(0.01),
  }),
  example: { target: 0.1 },
  prepare: ({ target, band, growth }) => ({
    remembers: 2,
    open: (me) => {
      me.memory[0] = me.cash;
      me.memory[1] = me.assets * (1 + growth);
    },
    decide: (me) => {
      me.repay(me.cash - me.memory[0]!);
      const { assets } = me;
      const equity = me.equityOf(assets);
      const ratio = assets > 0 ? equity / assets : 1;
      if (ratio < target * (1 - band)) me.sellProRata(excessAssets(equity, assets, target));
      else if (ratio > target * (1 + band)) me.buyProRata(Math.min(equity / target, me.memory[1]!) - assets);
    },
  }),
});
