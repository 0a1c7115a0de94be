// By hand: a market value of 300 on a realised 200 is 1.5; coins bought at 100 and 50 and spent at 80 have a ratio of 240/250.
import { expect, it } from "vitest";
import { marketToRealised } from "./mvrv.ts";
import { spentOutputProfit } from "./sopr.ts";

it("divides values", () => {
  expect(marketToRealised(300, 200)).toBe(1.5);
  expect(
    spentOutputProfit([
      { coins: 2, priceSpent: 80, priceCreated: 100 },
      { coins: 1, priceSpent: 80, priceCreated: 50 },
    ]),
  ).toBe(0.96);
});
