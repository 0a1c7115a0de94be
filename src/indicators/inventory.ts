/** Inventory of Nvidia against its sales, quarter by quarter. */

import { byDay } from "./by-day.ts";
import type { SeriesWindow } from "./define.ts";
import { type FiledValues, type FiscalQuarter, fiscalQuarters, quarterlyFlow, quarterWindow } from "./filings.ts";

export interface InventoryHistory {
  readonly quarters: readonly FiscalQuarter[];
  /** Growth over the quarter of inventory and of revenue, and their difference, for the quarters that have both. */
  readonly growth: SeriesWindow;
  readonly salesGrowth: SeriesWindow;
  readonly gap: SeriesWindow;
  /** Cost of revenue by quarter end, US dollars. */
  readonly cost: ReadonlyMap<string, number>;
}

/** Quarters whose inventory or revenue, or that of the quarter before, is not known or not positive are left out. */
export function inventoryHistory(inventory: SeriesWindow, inputs: FiledValues): InventoryHistory {
  const quarters = fiscalQuarters(inventory);
  const revenue = quarterlyFlow("revenue", inputs);
  const stock = byDay(inventory);
  const growthOf = (values: ReadonlyMap<string, number>, { end, before }: FiscalQuarter): number | undefined => {
    const now = values.get(end);
    const earlier = values.get(before);
    return now !== undefined && earlier !== undefined && earlier > 0 ? now / earlier - 1 : undefined;
  };
  const complete = quarters.filter((q) => growthOf(stock, q) !== undefined && growthOf(revenue, q) !== undefined);
  return {
    quarters,
    growth: quarterWindow(complete, (q) => growthOf(stock, q)),
    salesGrowth: quarterWindow(complete, (q) => growthOf(revenue, q)),
    gap: quarterWindow(complete, (q) => growthOf(stock, q)! - growthOf(revenue, q)!),
    cost: quarterlyFlow("cost-of-revenue", inputs),
  };
}
