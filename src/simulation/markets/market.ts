/**
 * What everybody sees: prices by asset, and how they came about. Frozen while institutions decide. Arrays are by place of
 * the asset in the input; money is in the unit of the input (USD bn in the market system).
 */
export interface Market {
  /** Prices after the last clearing. */
  readonly prices: Float64Array;
  /** Prices when institutions last decided: before the shock in the first round of a step, before the clearing in others. */
  readonly before: Float64Array;
  /** Prices at the start of the step, before its shock. */
  readonly stepStart: Float64Array;
  /** Prices just before the last clearing: in the first round of a step, those that its shock left. */
  readonly opening: Float64Array;
  /** Prices of the input, before anything happened. */
  readonly initial: Float64Array;
  /** Annualised volatility now: the last step's estimate, or more when this step's move calls for it. 0: none is known. */
  readonly volatilityOf: (asset: number) => number;
  /** The step that runs, from 0. */
  readonly step: number;
}
