import { z } from "zod";
import { log } from "../../core/math/elementary.ts";
import { name, nonNegative, positive } from "../../models/schema.ts";
import { defineBehaviour } from "../define.ts";

/**
 * Buyers of falls with finite cash. They buy in every round in which the price is deeper than the threshold below their
 * reference, so they go on until the price is back there or the cash is spent. Memory: the reference price.
 */
export const strongHands = defineBehaviour({
  id: "strong-hands",
  title: "Strong hands",
  rule: "buy min(response x max(0, -log(price / reference) - threshold), cap, cash left) in every round",
  source: "models' specification, section 9.3; cash is finite by assumption",
  parameters: z.strictObject({
    asset: name("asset that they buy"),
    response: nonNegative("money bought a round for a log fall of one beyond the threshold"),
    threshold: nonNegative("log fall from which they buy"),
    cap: nonNegative("most money spent in a round"),
    refill: nonNegative("money that arrives at the end of a step").default(0),
    referenceMemory: positive("steps over which the reference follows the price; left out, it stays").optional(),
  }),
  example: { asset: "asset", response: 5, threshold: 0.05, cap: 1 },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt }) => {
    const asset = assetAt(p.asset);
    return {
      remembers: 1,
      open: (me, { prices }) => {
        me.memory[0] = prices[asset]!;
      },
      decide: (me, { prices }) => {
        const price = prices[asset]!;
        if (!(price < me.memory[0]! && price > 0)) return;
        const depth = -log(price / me.memory[0]!) - p.threshold;
        if (depth > 0) me.buyValue(asset, Math.min(me.size * p.response * depth, me.size * p.cap, me.cash));
      },
      endStep: (me, { prices }) => {
        me.receive(me.size * p.refill);
        if (p.referenceMemory !== undefined)
          me.memory[0]! += (prices[asset]! - me.memory[0]!) / Math.max(1, p.referenceMemory);
      },
    };
  },
});
