import { z } from "zod";
import { share } from "../../models/schema.ts";
import { excessAssets } from "../constraints/equity-ratio.ts";
import { defineBehaviour } from "../define.ts";

/**
 * Sells only after the buffer is broken, and then back to the target, not to the buffer. Cash pays down the loan first;
 * what is still missing is raised by selling the same share of every asset. Proceeds are cash in the next round and repay
 * the loan then, if the ratio is still below the buffer. A buffer of 1 is leverage targeting.
 */
export const deleverToTarget = defineBehaviour({
  id: "delever-to-target",
  title: "Deleveraging to a target",
  rule: "below the buffer: repay the loan out of cash, then sell pro rata until equity / assets would be at the target",
  source: "Cont and Schaanning 2017, threshold rule; Farmer et al. 2020",
  parameters: z.strictObject({
    buffer: share("equity / assets below which it acts; 1 acts always (leverage targeting)"),
    target: z.number().gt(0).max(1).describe("equity / assets to which it returns"),
  }),
  example: { buffer: 0.04, target: 0.05 },
  prepare: ({ buffer, target }) => ({
    decide: (me) => {
      const { assets } = me;
      const equity = me.equityOf(assets);
      if (!(assets > 0 && equity / assets < buffer)) return;
      const need = excessAssets(equity, assets, target);
      const paid = me.repay(Math.min(need, me.cash));
      const missing = need - paid - me.cash;
      if (missing > 0) me.sellProRata(missing);
    },
  }),
});
