import { z } from "zod";
import { exp, log } from "../../core/math/elementary.ts";
import { name, nonNegative, positive, share } from "../../models/schema.ts";
import { defineBehaviour } from "../define.ts";

/** Places in the memory: reference, money ordered in this step, price that outside moves alone have left, steps seen. */
const at = { reference: 0, spent: 1, left: 2, steps: 3, length: 4 } as const;

/**
 * Buyers of falls with finite cash. They buy in every round in which the price is deeper than the threshold below their
 * reference, so they go on until the price is back there, or the cash or the money of the step is spent. Rounds are no clock
 * time, so without a limit by step they would undo any fall in time. Where outside falls stay, they buy only what is below
 * the price that outside moves left: there the outside sells as much as is asked.
 */
export const strongHands = defineBehaviour({
  id: "strong-hands",
  title: "Strong hands",
  rule: "buy min(response x max(0, -log(price / reference) - threshold), cap, cash left, money of the step left) in every round",
  source: "models' specification, section 9.3; cash is finite by assumption",
  parameters: z.strictObject({
    asset: name("asset that they buy"),
    response: nonNegative("money bought a round for a log fall of one beyond the threshold"),
    threshold: nonNegative("log fall from which they buy"),
    cap: nonNegative("most money spent in a round"),
    perStep: nonNegative("most money spent in a step; left out, there is no such limit").optional(),
    outsideStays: share("share of outside moves that no purchase undoes; 0: they buy back to their threshold").default(
      0,
    ),
    refill: nonNegative("money that arrives at the end of a step").default(0),
    referenceMemory: positive("steps over which the reference follows the price; left out, it stays").optional(),
  }),
  example: { asset: "asset", response: 5, threshold: 0.05, cap: 1 },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt }) => {
    const asset = assetAt(p.asset);
    const perStep = p.perStep ?? Number.POSITIVE_INFINITY;
    return {
      remembers: at.length,
      open: ({ memory }, { prices }) => {
        memory[at.reference] = prices[asset]!;
        memory[at.left] = prices[asset]!;
      },
      decide: (me, { prices, opening, stepStart, step }) => {
        const { memory } = me;
        if (p.outsideStays > 0 && memory[at.steps]! <= step) {
          memory[at.steps] = step + 1;
          const [then, shocked] = [stepStart[asset]!, opening[asset]!];
          if (then > 0 && shocked > 0) memory[at.left]! *= exp(p.outsideStays * log(shocked / then));
        }
        const price = prices[asset]!;
        if (!(price < memory[at.reference]! && price > 0)) return;
        if (p.outsideStays > 0 && price >= memory[at.left]!) return;
        const budget = Math.min(me.size * p.cap, me.cash, me.size * perStep - memory[at.spent]!);
        if (!(budget > 0)) return;
        let depth = -log(price / memory[at.reference]!) - p.threshold;
        if (p.outsideStays > 0 && depth > 0) depth = Math.min(depth, log(memory[at.left]! / price));
        if (!(depth > 0)) return;
        const money = Math.min(me.size * p.response * depth, budget);
        memory[at.spent]! += money;
        me.buyValue(asset, money);
      },
      endStep: (me, { prices }) => {
        const { memory } = me;
        me.receive(me.size * p.refill);
        memory[at.spent] = 0;
        if (p.referenceMemory !== undefined)
          memory[at.reference]! += (prices[asset]! - memory[at.reference]!) / Math.max(1, p.referenceMemory);
      },
    };
  },
});
