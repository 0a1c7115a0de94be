// By hand: 50tn at 0.2 bp each is 10 bp, and 10 bp at a DV01 of 0.35tn cost 3.5tn.
import { expect, it } from "vitest";
import { markToMarket, runOffYieldChange } from "./boj-run-off.ts";

it("turns sales into a rise of yields and the rise into a loss", () => {
  const change = runOffYieldChange(50, 0.00002);
  expect(change).toBeCloseTo(0.001, 12);
  expect(markToMarket(0.35, change)).toBeCloseTo(-3.5, 10);
});
