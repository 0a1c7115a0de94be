import { type LadderInputs, ladderExample } from "../models/japan/maturity-ladder.ts";

/**
 * Numbers that a named reading needs and that no figure or fact gives. Each is shown in the arithmetic that uses it; a
 * caller may pass others, for example from the program's parameters.
 */
export interface Readings {
  /** Average yield of new government bonds at issue, from the two-ladder structure (half at 1.2 %, half at 2.6 %). */
  readonly averageIssueYield: number;
  /** Largest primary balance held to be feasible, as a share of GDP. */
  readonly maxPrimaryBalance: number;
  /** Nominal growth that the fiscal authority itself assumes. */
  readonly officialGrowth: number;
  /** Debt to GDP when the note states none. */
  readonly debtToGdp: number;
  /** New BTC a day: 3.125 a block, 144 blocks. */
  readonly btcIssuancePerDay: number;
  /** Equity durations (years) that the literature and the payout yields of broad indices support. */
  readonly equityDuration: readonly [number, number];
  /** Yearly volatility of USDJPY where the view holds too little history to estimate it. */
  readonly fxVolatility: number;
  /** Debt, coupons, issue yields and taxes of the two-ladder projection of interest. */
  readonly ladder: LadderInputs;
}

export const defaultReadings: Readings = {
  averageIssueYield: 0.019,
  maxPrimaryBalance: 0.015,
  officialGrowth: 0.03,
  debtToGdp: 2.3,
  btcIssuancePerDay: 450,
  equityDuration: [10, 30],
  fxVolatility: 0.1,
  ladder: { ...ladderExample, years: 9 },
};
