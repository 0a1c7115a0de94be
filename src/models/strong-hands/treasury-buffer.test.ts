// 649 870 coins at 74 430 against 87 000 and 83 461, and absorption of a month's issuance (T7.1, T7.2).
import { expect, it } from "vitest";
import { absorptionMultiple } from "./issuance-absorption.ts";
import { costBuffer, treasuryBuffer } from "./treasury-buffer.ts";

it("stands 16.9 % above cost and 14.4 % from it at 87 000, 12.1 and 10.8 % at 83 461", () => {
  expect(costBuffer(87000, 74430).up).toBeCloseTo(0.169, 3);
  expect(costBuffer(87000, 74430).down).toBeCloseTo(0.144, 3);
  expect(costBuffer(83461, 74430).up).toBeCloseTo(0.121, 3);
  expect(costBuffer(83461, 74430).down).toBeCloseTo(0.108, 3);
});

it("gains 8.17bn and 5.87bn on a cost of 48.37bn", () => {
  const gain = (price: number) => treasuryBuffer.compute({ price, cost: 74430, coins: 649870 }).outputs.gain;
  expect(gain(87000) / 1e9).toBeCloseTo(8.17, 2);
  expect(gain(83461) / 1e9).toBeCloseTo(5.87, 2);
  expect((74430 * 649870) / 1e9).toBeCloseTo(48.37, 2);
});

it("absorbs 25.6 times the issuance of thirty days", () => {
  expect(absorptionMultiple(345_000, 450 * 30)).toBeCloseTo(25.6, 1);
});
