/** Days of sales outstanding of Nvidia, quarter by quarter: what three indicators start from. */
import { daysSalesOutstanding } from "../models/ai-funding/dso.ts";
import { byDay } from "./by-day.ts";
import type { SeriesWindow } from "./define.ts";
import { type FiledValues, type FiscalQuarter, fiscalQuarters, quarterlyFlow, quarterWindow } from "./filings.ts";

export interface CollectionHistory {
  readonly quarters: readonly FiscalQuarter[];
  /** Days by quarter end, oldest first. */
  readonly dso: SeriesWindow;
  readonly revenue: ReadonlyMap<string, number>;
}

/** DSO of every quarter whose revenue is known, over its actual fiscal days. */
export function collectionHistory(receivables: SeriesWindow, inputs: FiledValues): CollectionHistory {
  const quarters = fiscalQuarters(receivables);
  const revenue = quarterlyFlow("revenue", inputs);
  const owed = byDay(receivables);
  const dso = quarterWindow(quarters, ({ end, days }) => {
    const sales = revenue.get(end);
    return sales !== undefined && sales > 0 ? daysSalesOutstanding(owed.get(end)!, sales, days) : undefined;
  });
  return { quarters, dso, revenue };
}

/** The newest quarter of a window, if it is that of the newest balance; undefined when its parts are not filed yet. */
export function findNewest(window: SeriesWindow, balance: SeriesWindow): { end: string; value: number } | undefined {
  const end = window.observed.at(-1);
  return end !== undefined && end === balance.observed.at(-1) ? { end, value: window.values.at(-1)! } : undefined;
}
