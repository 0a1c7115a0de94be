/** mNAV: (shares + debt and preferred - cash) over the value of the coins. Infinite for a company without coins. */
export const marketToAssetValue = (shares: number, claims: number, cash: number, coins: number): number =>
  coins > 0 ? (shares + claims - cash) / coins : Number.POSITIVE_INFINITY;
