// By hand: 10 shares at 6 are 60; with debt 30, preferred 20 and cash 10 all claims cost 100; 5 coins at 16 are 80, so 1.25.
import { expect, it } from "vitest";
import { multipleOfNav } from "./mnav.ts";

const balance = { sharePrice: 6, shares: 10, debt: 30, preferred: 20, cash: 10, coins: 5, price: 16 };

it("is the cost of all claims over the coins at market", () => {
  expect(multipleOfNav(balance)).toEqual({ mnav: 1.25, claims: 0.5 });
});

it("is the plain ratio of equity to coins for a company without debt and cash", () => {
  expect(multipleOfNav({ ...balance, debt: 0, preferred: 0, cash: 0 }).mnav).toBe(0.75);
});
