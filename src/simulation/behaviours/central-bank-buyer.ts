import { z } from "zod";
import { log } from "../../core/math/elementary.ts";
import { name, nonNegative, positive } from "../../models/schema.ts";
import { defineBehaviour } from "../define.ts";

/**
 * A central bank that defends a price (a yield cap). It creates the money that it spends, so only its own limit ends it.
 * Off unless a scenario puts it in. Memory: spent so far.
 */
export const centralBankBuyer = defineBehaviour({
  id: "central-bank-buyer",
  title: "Central bank at a yield cap",
  rule: "below the defended price: buy response x log distance a round, at most the cap, until the limit is spent",
  source: "yield curve control of the Bank of Japan, 2016 to 2024",
  parameters: z.strictObject({
    asset: name("bond that it defends"),
    price: positive("price that it defends"),
    response: nonNegative("money bought a round for a log distance of one"),
    cap: nonNegative("most money spent in a round"),
    limit: nonNegative("most money spent in all"),
  }),
  example: { asset: "asset", price: 0.9, response: 1000, cap: 50, limit: 500 },
  assets: ({ asset }) => [["asset", asset]],
  prepare: (p, { assetAt }) => {
    const asset = assetAt(p.asset);
    return {
      remembers: 1,
      decide: (me, { prices }) => {
        const price = prices[asset]!;
        if (!(price < p.price && price > 0)) return;
        const money = Math.min(p.response * log(p.price / price), p.cap, p.limit - me.memory[0]!);
        if (!(money > 0)) return;
        me.memory[0]! += money;
        me.receive(money);
        me.buyValue(asset, money);
      },
    };
  },
});
