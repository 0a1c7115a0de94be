/** The p-quantile of ascending numbers, linear between neighbours (type 7 of Hyndman and Fan). The list must not be empty. */
export function quantile(ascending: readonly number[], p: number): number {
  const at = (ascending.length - 1) * p;
  const low = Math.floor(at);
  const below = ascending[low]!;
  return below + (at - low) * ((ascending[low + 1] ?? below) - below);
}
