/** Where things lie in the kernel's memory, as `src/simulation/kernel/fire-sale-batch.ts` lays them out. */

/**
 * An institution, bytes from its place. What changes, four lanes each: the index of prices below which it must be looked
 * at (0 once it is dead), cash, loan, share held, half of the share that is being sold, and what passes hand on: the value
 * of the whole first holding, then the share put on sale.
 */
export const watchAt: usize = 0;
export const cashAt: usize = 32;
export const loanAt: usize = 64;
export const heldAt: usize = 96;
export const soldHalfAt: usize = 128;
export const handedAt: usize = 160;
/** What never changes, a double each; the units of each asset come last. */
export const firstCashAt: usize = 192;
export const firstLoanAt: usize = 200;
export const liabilitiesAt: usize = 208;
export const othersAt: usize = 216;
export const floorAt: usize = 224;
export const actsBelowAt: usize = 232;
export const perActsAt: usize = 240;
export const perTargetAt: usize = 248;
export const unitsAt: usize = 256;

/** An asset: price, on offer, sold so far, slope, four lanes each; then 1 / all units and the first price. */
export const offeredAt: usize = 32;
export const soldAt: usize = 64;
export const slopeAt: usize = 96;
export const perUnitAt: usize = 128;
export const firstPriceAt: usize = 136;
export const assetBytes: usize = 144;
