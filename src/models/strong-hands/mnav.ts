import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive } from "../schema.ts";

export interface TreasuryBalance {
  /** Price of the company's share, and shares diluted by what is in the money and not counted as debt. */
  readonly sharePrice: number;
  readonly shares: number;
  readonly debt: number;
  readonly preferred: number;
  readonly cash: number;
  readonly coins: number;
  /** Price of a coin. */
  readonly price: number;
}

/**
 * (equity + debt + preferred - cash) / (coins x price): what all claims on the company cost over its coins at market.
 * `claims` is the share of the coins that debt and preferred shares less cash would take before shareholders.
 */
export function multipleOfNav({ sharePrice, shares, debt, preferred, cash, coins, price }: TreasuryBalance) {
  const atMarket = coins * price;
  const senior = debt + preferred - cash;
  return { mnav: (sharePrice * shares + senior) / atMarket, claims: senior / atMarket };
}

export const mnav = defineModel({
  id: "mnav",
  title: "Multiple of net asset value of a treasury company",
  theme: "strong-hands",
  formula:
    "(share price x diluted shares + debt + preferred - cash) / (coins x price); claims = (debt + preferred - cash) / (coins x price)",
  reference: "enterprise value over coins at market; the models' specification, section 9.3",
  inputs: z.strictObject({
    sharePrice: positive("price of a share, USD"),
    shares: positive("diluted shares"),
    debt: nonNegative("debt at face, USD"),
    preferred: nonNegative("preferred shares at liquidation value, USD"),
    cash: nonNegative("cash, USD"),
    coins: positive("coins held"),
    price: positive("price of a coin, USD"),
  }),
  example: { sharePrice: 180, shares: 3.2e8, debt: 8.2e9, preferred: 7.7e9, cash: 5.4e7, coins: 649870, price: 87000 },
  compute: (inputs) => ({ outputs: multipleOfNav(inputs) }),
});
