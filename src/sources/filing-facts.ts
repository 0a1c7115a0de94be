/** Facts of filings, as the SEC's taxonomy names them, and what they are here. */

/** A stock at a day: concepts by preference, because companies and years choose different ones. */
export const balanceConcepts: Readonly<Record<string, readonly string[]>> = {
  receivables: ["AccountsReceivableNetCurrent", "ReceivablesNetCurrent"],
  inventory: ["InventoryNet"],
  assets: ["Assets"],
};

/** A flow over a span of days. */
export const flowConcepts: Readonly<Record<string, readonly string[]>> = {
  revenue: ["Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax", "SalesRevenueNet"],
  "cost-of-revenue": ["CostOfRevenue", "CostOfGoodsAndServicesSold", "CostOfGoodsSold"],
  "net-income": ["NetIncomeLoss"],
  "operating-cash-flow": ["NetCashProvidedByUsedInOperatingActivities"],
  "eps-diluted": ["EarningsPerShareDiluted"],
};

export type Span = "3m" | "6m" | "9m" | "12m";

/** Span of a cumulative flow by its length in days: quarters of 13 or 14 weeks, years of 52 or 53. */
export function spanOf(days: number): Span | undefined {
  if (days >= 80 && days <= 100) return "3m";
  if (days >= 170 && days <= 193) return "6m";
  if (days >= 260 && days <= 286) return "9m";
  if (days >= 350 && days <= 378) return "12m";
  return undefined;
}
