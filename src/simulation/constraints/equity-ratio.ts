/**
 * Equity over assets below a floor, strictly. Without assets there is no ratio: an institution that owes nothing is then
 * sound, one that owes anything is not.
 */
export const isBelowEquityRatio = (equity: number, assets: number, floor: number): boolean =>
  assets > 0 ? equity / assets < floor : equity < 0;

/** Assets that must go so that equity / assets reaches `target`; 0 where it is there already. Money. */
export const excessAssets = (equity: number, assets: number, target: number): number =>
  Math.max(0, assets - equity / target);
