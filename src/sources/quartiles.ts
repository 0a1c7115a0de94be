/** Dollars an hour that an H100 can cost; a price outside is a fault, and a market with a faulty price has no median. */
export const isRentOfH100 = (price: number): boolean => price >= 0.2 && price <= 30;

/** The p-quantile of ascending numbers, linear between neighbours (type 7 of Hyndman and Fan). The list must not be empty. */
export function quantile(ascending: readonly number[], p: number): number {
  const at = (ascending.length - 1) * p;
  const low = Math.floor(at);
  const below = ascending[low]!;
  return below + (at - low) * ((ascending[low + 1] ?? below) - below);
}
