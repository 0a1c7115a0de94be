import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive, rate } from "../schema.ts";

/** Days of inventory outstanding: inventory / cost of sales x days. `costOfSales` is positive. */
export const daysInventoryOutstanding = (inventory: number, costOfSales: number, days: number): number =>
  (inventory / costOfSales) * days;

export const inventoryGap = defineModel({
  id: "inventory-gap",
  title: "Inventory against sales",
  theme: "ai-funding",
  formula:
    "growth = inventory / prior inventory - 1; DIO = inventory / cost of sales x days; gap = growth - sales growth",
  reference: "Lev and Thiagarajan 1993",
  inputs: z.strictObject({
    inventory: nonNegative("inventory at the end of the period, USD bn"),
    priorInventory: positive("inventory at the end of the period before, USD bn"),
    costOfSales: positive("cost of sales of the period, USD bn"),
    days: positive("fiscal days of the period"),
    salesGrowth: rate("growth of sales over the same period, past or guided, decimal"),
  }),
  example: { inventory: 19.784, priorInventory: 14.962, costOfSales: 15.164, days: 91, salesGrowth: 0.14 },
  compute: (i) => {
    const growth = i.inventory / i.priorInventory - 1;
    return {
      outputs: {
        growth,
        dio: daysInventoryOutstanding(i.inventory, i.costOfSales, i.days),
        gap: growth - i.salesGrowth,
      },
    };
  },
});
