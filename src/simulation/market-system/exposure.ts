/** The prior of the yen carry trade's size: log-uniform between two sizes that are parameters. */
import { failure } from "../../core/failure.ts";
import { exp, log } from "../../core/math/elementary.ts";

type Parameter = (id: string) => number;

/** Size, US dollars, below which a share `p` of the prior lies. */
export function exposureAt(p: number, parameter: Parameter): number {
  const [least, most] = [parameter("carry-exposure-low"), parameter("carry-exposure-high")];
  return least * exp(p * log(most / least));
}

/**
 * The size asked for, US dollars. The depth of USDJPY was calibrated within the prior of the trade's size, so nothing is
 * answered beyond it: throws `Failure("usage")`.
 */
export function exposureWithin(asked: number, parameter: Parameter): number {
  const [least, most] = [parameter("carry-exposure-low"), parameter("carry-exposure-high")];
  if (asked >= least && asked <= most) return asked;
  throw failure(
    "usage",
    "size of the carry trade",
    `USD ${asked / 1e9}bn`,
    `USD ${least / 1e9}bn to ${most / 1e9}bn, the range of its prior`,
    "Choose a size within it, or leave it out for the median.",
  );
}

export const exposureQuantiles = (parameter: Parameter): { low: number; median: number; high: number } => ({
  low: exposureAt(0.05, parameter),
  median: exposureAt(0.5, parameter),
  high: exposureAt(0.95, parameter),
});
