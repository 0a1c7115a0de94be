import { z } from "zod";
import { log } from "../../core/math/elementary.ts";
import { name, positive, real, share } from "../../models/schema.ts";
import { defineBehaviour } from "../define.ts";

/**
 * A managed-futures position with trailing stops: it is cut as the price moves against it from the best price since the
 * start. Stops are spread evenly around the middle, because funds do not share one. Memory: best price, share that was cut.
 */
export const trendFollower = defineBehaviour({
  id: "trend-follower",
  title: "Trend follower (CTA)",
  rule: "cut the position in line with the adverse log move between stop - spread / 2 and stop + spread / 2",
  source: "models' specification, section 9.3: three-month trend, cut at two standard deviations",
  parameters: z.strictObject({
    asset: name("asset of the position"),
    position: real("position at the start, money; negative is short"),
    stop: positive("adverse log move at which half is cut"),
    stopSpread: positive("width of the even spread of stops, log move"),
    rebuild: share("share of what was cut that is back at the end of a step").default(0),
  }),
  example: { asset: "asset", position: 50, stop: 0.08, stopSpread: 0.04 },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt }) => {
    const asset = assetAt(p.asset);
    const side = p.position < 0 ? -1 : 1;
    return {
      remembers: 3,
      open: (me, { prices }) => {
        const units = (p.position * me.size) / prices[asset]!;
        me.memory[0] = prices[asset]!;
        me.memory[2] = Math.abs(units);
        // A future: the long side is bought with a loan, the short side holds the money of what it owes.
        me.restate(asset, units, Math.max(0, -p.position * me.size), Math.max(0, p.position * me.size));
      },
      decide: (me, { prices }) => {
        const { memory } = me;
        const price = prices[asset]!;
        // All is cut: nothing is left to sell.
        if (memory[1]! >= 1) return;
        if (!(price > 0) || side * (price - memory[0]!) >= 0) return;
        const adverse = -side * log(price / memory[0]!);
        const cut = Math.min(1, (adverse - p.stop) / p.stopSpread + 0.5);
        if (!(cut > memory[1]!)) return;
        const units = (cut - memory[1]!) * memory[2]!;
        memory[1] = cut;
        if (side === 1) me.sell(asset, units);
        else me.buy(asset, units);
      },
      endStep: (me, { prices }) => {
        const { memory } = me;
        if (side * (prices[asset]! - memory[0]!) > 0) memory[0] = prices[asset]!;
        if (!(memory[1]! > 0 && p.rebuild > 0) || me.hasOrders) return;
        // The trend is picked up again over days, too slowly to move the price.
        memory[1]! *= 1 - p.rebuild;
        const units = side * memory[2]! * (1 - memory[1]!);
        const money = units * prices[asset]!;
        me.restate(asset, units, Math.max(0, -money), Math.max(0, money));
      },
    };
  },
});
