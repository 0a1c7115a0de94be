import { z } from "zod";
import { log } from "../../core/math/elementary.ts";
import { name, nonNegative, share } from "../../models/schema.ts";
import { defineBehaviour } from "../define.ts";

/**
 * Holders of a fund that redeem when its price falls: flow x assets under management x log fall since they last looked. The
 * money leaves over steps by the lag weights; a rise brings none back. Assets under management stay those of the start, so
 * that the rule is linear in the fall. Memory: assets, then what is due now, one step later, and so on.
 */
export const etfHolders = defineBehaviour({
  id: "etf-holders",
  title: "Fund holders who redeem",
  rule: "redeem flow x assets x max(0, -log return), spread over steps by the lag weights; the fund sells the asset",
  source: "flow-performance relation, Coval and Stafford 2007",
  parameters: z.strictObject({
    asset: name("asset that the fund holds"),
    assets: nonNegative("assets under management at the start, money"),
    flow: nonNegative("share of assets redeemed for a log fall of one"),
    lagWeights: z
      .array(share("share that leaves in that step"))
      .min(1)
      .max(20)
      .default([1])
      .describe("shares that leave in this step, the next, and so on"),
    run: share("share of assets redeemed at once in the first step, whatever the price does").default(0),
  }),
  example: { asset: "asset", assets: 110, flow: 0.05, lagWeights: [0.6, 0.3, 0.1] },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt }) => {
    const asset = assetAt(p.asset);
    const lags = p.lagWeights.length;
    return {
      remembers: 1 + lags,
      open: (me, { prices }) => {
        me.memory[0] = p.assets * me.size;
        me.memory[1] = p.run * p.assets * me.size;
        me.restate(asset, me.unitsOf(asset) + (p.assets * me.size) / prices[asset]!, me.cash, me.loans);
      },
      decide: (me, { prices, before }) => {
        const { memory } = me;
        const now = prices[asset]!;
        const then = before[asset]!;
        if (now < then && now > 0) {
          const outflow = p.flow * memory[0]! * -log(now / then);
          for (let k = 0; k < lags; k++) memory[1 + k]! += p.lagWeights[k]! * outflow;
        }
        if (memory[1]! > 0) {
          me.sellValue(asset, memory[1]!);
          memory[1] = 0;
        }
      },
      endStep: ({ memory }) => {
        // What could not be sold yet stays due; the later steps move up by one.
        memory[1]! += memory[2] ?? 0;
        for (let k = 2; k < lags; k++) memory[k] = memory[k + 1]!;
        if (lags > 1) memory[lags] = 0;
      },
    };
  },
});
