import { z } from "zod";
import { name, nonNegative, positive, share } from "../../models/schema.ts";
import { targetWeight } from "../constraints/volatility-target.ts";
import { defineBehaviour } from "../define.ts";

/**
 * A fund that holds volatility, not exposure, constant. Memory: its weight now, and at the start of the step. With a speed
 * below one it goes only that part of the way within a step, as funds do that rebalance over days.
 */
export const volTarget = defineBehaviour({
  id: "vol-target",
  title: "Volatility-target fund",
  rule: "weight = min(max, target / volatility); it trades assets x change of weight",
  source: "models' specification, section 9.3; volatility by exponential weights (RiskMetrics 1996)",
  parameters: z.strictObject({
    asset: name("asset that it holds; it needs a volatility"),
    assets: nonNegative("assets under management, money"),
    target: positive("annualised volatility that it targets"),
    maxWeight: positive("greatest weight of the asset"),
    speed: share("share of the way to the new weight that it goes within a step").default(1),
  }),
  example: { asset: "asset", assets: 300, target: 0.12, maxWeight: 1.5 },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt }) => {
    const asset = assetAt(p.asset);
    return {
      remembers: 2,
      open: (me, market) => {
        const { prices } = market;
        const weight = targetWeight(p.target, market.volatilityOf(asset), p.maxWeight);
        const [assets, held] = [p.assets * me.size, p.assets * me.size * weight];
        me.memory.fill(weight);
        me.restate(asset, held / prices[asset]!, Math.max(0, assets - held), Math.max(0, held - assets));
      },
      decide: (me, market) => {
        const { memory } = me;
        const start = memory[1]!;
        const weight = start + p.speed * (targetWeight(p.target, market.volatilityOf(asset), p.maxWeight) - start);
        const change = weight - memory[0]!;
        if (change === 0) return;
        memory[0] = weight;
        const money = p.assets * me.size * change;
        if (money < 0) me.sellValue(asset, -money);
        else {
          me.borrow(money - me.cash);
          me.buyValue(asset, money);
        }
      },
      endStep: (me) => {
        me.memory[1] = me.memory[0]!;
      },
    };
  },
});
