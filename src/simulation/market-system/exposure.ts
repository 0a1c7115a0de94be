/** The prior of the yen carry trade's size: log-uniform between two sizes that are parameters. */
import { exp, log } from "../../core/math/elementary.ts";

type Parameter = (id: string) => number;

/** Size, US dollars, below which a share `p` of the prior lies. */
export function exposureAt(p: number, parameter: Parameter): number {
  const [least, most] = [parameter("carry-exposure-low"), parameter("carry-exposure-high")];
  return least * exp(p * log(most / least));
}

export const exposureQuantiles = (parameter: Parameter): { low: number; median: number; high: number } => ({
  low: exposureAt(0.05, parameter),
  median: exposureAt(0.5, parameter),
  high: exposureAt(0.95, parameter),
});
