import { z } from "zod";
import { name, nonNegative } from "../../models/schema.ts";
import { fxEquity } from "../constraints/fx-margin.ts";
import { defineBehaviour } from "../define.ts";

/** Places in the memory: notional open, equity, and the level at which equity was last counted. */
const at = { notional: 0, equity: 1, level: 2, length: 3 } as const;

/**
 * A levered fund that is long the currency and owes the funding currency, on margin. When the funding currency rises it
 * loses, its leverage jumps, and it closes positions until notional over equity is back at its target; without equity it
 * closes all. Notional is counted in the currency itself, as margin is: a rise of the funding currency by x costs
 * notional times x.
 */
export const fxMarginFund = defineBehaviour({
  id: "fx-margin-fund",
  title: "Carry fund on margin",
  rule: "notional / equity above the limit: close notional - target x equity; equity gone: close all",
  source: "models' specification, section 9.3; Brunnermeier, Nagel and Pedersen 2008",
  parameters: z.strictObject({
    asset: name("the currency, in units of the funding currency"),
    notional: nonNegative("position at the start, money"),
    leverage: z.number().min(1).max(200).describe("notional / equity at the start, and to which it returns"),
    limit: z.number().min(1).max(1000).describe("notional / equity above which it closes"),
  }),
  example: { asset: "asset", notional: 100, leverage: 10, limit: 12 },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt, initialPrices }) => {
    const currency = assetAt(p.asset);
    const unit = initialPrices[currency]!;
    return {
      remembers: at.length,
      open: (me, { prices }) => {
        const money = p.notional * me.size;
        me.memory[at.notional] = money;
        me.memory[at.equity] = money / p.leverage;
        me.memory[at.level] = prices[currency]!;
        me.restate(currency, money / unit, me.cash + money / p.leverage, me.loans + money);
      },
      decide: (me, { prices }) => {
        const { memory } = me;
        const level = prices[currency]!;
        if (level === memory[at.level] || !(level > 0)) return;
        const equity = fxEquity(memory[at.equity]!, memory[at.notional]!, memory[at.level]!, level);
        memory[at.equity] = equity;
        memory[at.level] = level;
        const notional = memory[at.notional]!;
        const target = equity <= 0 ? 0 : notional > p.limit * equity ? p.leverage * equity : notional;
        if (!(target < notional)) return;
        memory[at.notional] = target;
        me.sell(currency, (notional - target) / unit);
      },
    };
  },
});
