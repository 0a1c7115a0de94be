// By hand: 7 is the highest of eight (rank 1); with the sign turned 0.95 is the fourth worst of eight, rank 5/8.
import { expect, it } from "vitest";
import { fundingStressGauge } from "./funding-stress.ts";

it("averages ranks with signs turned", () => {
  const { gauge, ranks } = fundingStressGauge([
    { name: "a", history: [0, 1, -1, 2, 0, 1, 3, 7], higherIsWorse: true },
    { name: "b", history: [1.1, 1, 0.9, 0.8, 1.2, 0.7, 1.3, 0.95], higherIsWorse: false },
  ]);
  expect(ranks).toEqual({ a: 1, b: 0.625 });
  expect(gauge).toBe(0.8125);
});
