// Inventory of 19.784 after 14.962 against past and guided sales (T3.2); gaps use unrounded sales growth.
import { expect, it } from "vitest";
import { inventoryGap } from "./inventory-gap.ts";

const run = (salesGrowth: number) =>
  inventoryGap.compute({
    inventory: 19.784,
    priorInventory: 14.962,
    costOfSales: 57.006 * (1 - 0.734),
    days: 91,
    salesGrowth,
  }).outputs;

it("grows 32.2 % and stands at 118.7 days", () => {
  expect(run(0).growth).toBeCloseTo(0.322, 3);
  expect(run(0).dio).toBeCloseTo(118.7, 1);
});

it("runs 10.3 points ahead of past sales and 18.2 ahead of guided ones", () => {
  expect(run(57.006 / 46.743 - 1).gap).toBeCloseTo(0.103, 3);
  expect(run(65 / 57.01 - 1).gap).toBeCloseTo(0.182, 3);
});
