import { z } from "zod";
import { name, nonNegative, whole } from "../../models/schema.ts";
import { defineBehaviour } from "../define.ts";

/** Sells a stated amount in a stated step, whatever the price: index funds that must drop a share, a planned liquidation. */
export const scheduledSale = defineBehaviour({
  id: "scheduled-sale",
  title: "Scheduled sale",
  rule: "sell the stated money's worth in the first round of the stated step",
  source: "models' specification, section 9.3, index exclusion",
  parameters: z.strictObject({
    asset: name("asset that is sold"),
    money: nonNegative("amount sold, money at initial prices"),
    step: whole(0, 1000, "step in which it is sold, from 0").default(0),
  }),
  example: { asset: "asset", money: 2.8 },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt, initialPrices }) => {
    const asset = assetAt(p.asset);
    return {
      remembers: 1,
      open: (me) =>
        me.restate(asset, me.unitsOf(asset) + (p.money * me.size) / initialPrices[asset]!, me.cash, me.loans),
      decide: (me, { step }) => {
        if (me.memory[0] !== 0 || step < p.step) return;
        me.memory[0] = 1;
        me.sell(asset, (p.money * me.size) / initialPrices[asset]!);
      },
    };
  },
});
