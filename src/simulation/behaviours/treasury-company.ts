import { z } from "zod";
import { name, nonNegative, positive } from "../../models/schema.ts";
import { marketToAssetValue } from "../constraints/market-to-asset-value.ts";
import { defineBehaviour } from "../define.ts";

/** Places in the memory: step in which missing demand was reported plus one, and what is still owed. */
const at = { reported: 0, owed: 1, length: 2 } as const;

/**
 * A company that holds coins and sells shares to buy more while its market value is above that of its coins. At or below,
 * the programme stops: its usual purchases are missing from the market, which is not a sale. It sells coins only when a
 * dated obligation exceeds its cash. A price below its cost triggers nothing, because nobody can call its debt on that.
 */
export const treasuryCompany = defineBehaviour({
  id: "treasury-company",
  title: "Treasury company",
  rule: "mNAV at or below 1: usual purchases are missing; obligation above cash: sell the difference",
  source: "models' specification, section 9.3; filings of such companies",
  parameters: z.strictObject({
    asset: name("coin that it holds"),
    stock: name("its own share"),
    coins: nonNegative("coins held, in units of the asset"),
    equity: nonNegative("market value of its shares at the start, money"),
    claims: nonNegative("debt and preferred shares, money"),
    purchases: nonNegative("money that its programme puts into coins in a usual step"),
    obligation: nonNegative("money due in the first step").default(0),
    premium: positive("market value over coins at or below which the programme stops").default(1),
  }),
  example: { asset: "asset", stock: "asset", coins: 1, equity: 1.4, claims: 0.2, purchases: 0.1 },
  assets: (p) => [
    ["asset", p.asset],
    ["stock", p.stock],
  ],
  prepare: (p, { assetAt, initialPrices }) => {
    const [coin, stock] = [assetAt(p.asset), assetAt(p.stock)];
    const mNav = (cash: number, stockPrice: number, coinPrice: number): number =>
      marketToAssetValue((p.equity * stockPrice) / initialPrices[stock]!, p.claims, cash, p.coins * coinPrice);
    return {
      remembers: at.length,
      open: (me, { prices }) => {
        me.memory[at.owed] = p.obligation * me.size;
        me.restate(coin, me.unitsOf(coin) + p.coins * me.size, me.cash, me.loans);
        // Where the programme has stopped already, its absence is in the price.
        if (mNav(me.cash / me.size, prices[stock]!, prices[coin]!) <= p.premium)
          me.memory[at.reported] = Number.POSITIVE_INFINITY;
      },
      decide: (me, { prices, step }) => {
        const { memory } = me;
        if (memory[at.owed]! > 0) {
          memory[at.owed]! -= me.pay(memory[at.owed]!);
          if (memory[at.owed]! > 0) me.sellValue(coin, memory[at.owed]!);
        }
        if (memory[at.reported]! > step || !(p.purchases > 0)) return;
        if (mNav(me.cash / me.size, prices[stock]!, prices[coin]!) > p.premium) return;
        memory[at.reported] = step + 1;
        me.missDemand(coin, (p.purchases * me.size) / prices[coin]!);
      },
    };
  },
});
