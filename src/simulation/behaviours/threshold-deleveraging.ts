import { z } from "zod";
import { defineBehaviour } from "../define.ts";

/**
 * A levered fund with a limit on assets over equity: over the limit it sells down to its target and repays with the
 * proceeds at once; without equity it sells everything. Memory: cash at the start, which it keeps.
 */
export const thresholdDeleveraging = defineBehaviour({
  id: "threshold-deleveraging",
  title: "Deleveraging at a limit",
  rule: "assets / equity above the limit: sell assets - target x equity; equity gone: sell all; proceeds repay the loan",
  source: "Greenwood, Landier and Thesmar 2015; Cont and Schaanning 2017",
  parameters: z.strictObject({
    maxLeverage: z.number().gt(1).max(1000).describe("assets / equity above which it sells"),
    targetLeverage: z.number().min(1).max(1000).describe("assets / equity to which it sells"),
  }),
  example: { maxLeverage: 28, targetLeverage: 25 },
  prepare: ({ maxLeverage, targetLeverage }) => ({
    remembers: 1,
    open: (me) => {
      me.memory[0] = me.cash;
    },
    decide: (me) => {
      me.repay(me.cash - me.memory[0]!);
      const { assets } = me;
      const equity = me.equityOf(assets);
      if (equity <= 0) me.sellProRata(me.securities);
      else if (assets / equity > maxLeverage) me.sellProRata(assets - targetLeverage * equity);
    },
  }),
});
