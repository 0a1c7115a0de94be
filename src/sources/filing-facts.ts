/** Facts of filings, as the SEC's taxonomy names them, and what they are here. */

/** A stock at a day: concepts by preference, because companies and years choose different ones. */
export const balanceConcepts: Readonly<Record<string, readonly string[]>> = {
  receivables: ["AccountsReceivableNetCurrent", "ReceivablesNetCurrent"],
  inventory: ["InventoryNet"],
  assets: ["Assets"],
  "current-assets": ["AssetsCurrent"],
  property: ["PropertyPlantAndEquipmentNet"],
  "current-liabilities": ["LiabilitiesCurrent"],
  "long-term-debt": ["LongTermDebtNoncurrent", "LongTermDebt"],
};

/** A fact of a company that holds coins: the units in which it may be filed, and the unit of its series. */
export interface TreasuryFact {
  readonly concepts: readonly string[];
  readonly filedIn: readonly string[];
  readonly unit: string;
  /** A mean over a quarter instead of a stock at a day. */
  readonly isQuarterly?: boolean;
}

/**
 * By the last part of the series id. Facts of share classes and of series of preferred shares are filed with a dimension,
 * which company facts leave out: so shares come as the quarter's mean of all classes, and preferred shares as the total.
 */
export const treasuryFacts: Readonly<Record<string, TreasuryFact>> = {
  coins: { concepts: ["CryptoAssetNumberOfUnits"], filedIn: ["Bitcoin", "bitcoin", "BTC", "btc", "pure"], unit: "BTC" },
  cost: { concepts: ["CryptoAssetCost"], filedIn: ["USD"], unit: "USD" },
  cash: { concepts: ["CashAndCashEquivalentsAtCarryingValue"], filedIn: ["USD"], unit: "USD" },
  "debt-carrying": { concepts: ["LongTermDebtNoncurrent", "LongTermDebt"], filedIn: ["USD"], unit: "USD" },
  preferred: {
    concepts: ["TemporaryEquityLiquidationPreference", "PreferredStockLiquidationPreferenceValue"],
    filedIn: ["USD"],
    unit: "USD",
  },
  "preferred-carrying": {
    concepts: ["TemporaryEquityCarryingAmountAttributableToParent", "TemporaryEquityCarryingAmount"],
    filedIn: ["USD"],
    unit: "USD",
  },
  "shares-mean": {
    concepts: ["WeightedAverageNumberOfDilutedSharesOutstanding"],
    filedIn: ["shares"],
    unit: "shares",
    isQuarterly: true,
  },
};

/** A flow over a span of days. */
export const flowConcepts: Readonly<Record<string, readonly string[]>> = {
  revenue: ["Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax", "SalesRevenueNet"],
  "cost-of-revenue": ["CostOfRevenue", "CostOfGoodsAndServicesSold", "CostOfGoodsSold"],
  "net-income": ["NetIncomeLoss"],
  "operating-cash-flow": ["NetCashProvidedByUsedInOperatingActivities"],
  "eps-diluted": ["EarningsPerShareDiluted"],
  depreciation: [
    "DepreciationDepletionAndAmortization",
    "DepreciationAndAmortization",
    "DepreciationAmortizationAndOther",
  ],
  overhead: ["SellingGeneralAndAdministrativeExpense"],
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
