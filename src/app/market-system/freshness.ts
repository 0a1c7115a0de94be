/** How old the prices behind an answer are: the date of each, and a refusal where one is older than its series allows. */
import { Failure } from "../../core/failure.ts";
import { dayMs } from "../../core/time.ts";
import type { AsOfView } from "../../market/as-of-view.ts";
import { findSeries } from "../../market/series-catalogue.ts";

interface Dated {
  readonly series: string;
  readonly observed: string;
  readonly ageDays: number;
  readonly budgetDays: number;
}

/** The newest observation's date and age at the as-of; undefined without one. */
function dated(view: AsOfView, series: string): Dated | undefined {
  const { observed, observedAt, length } = view.series(series);
  if (length === 0) return undefined;
  const ageDays = (view.pin.asOf - observedAt[length - 1]!) / dayMs;
  return { series, observed: observed[length - 1]!, ageDays, budgetDays: findSeries(series)!.freshForDays };
}

export const isFresh = (view: AsOfView, series: string): boolean => {
  const found = dated(view, series);
  return found !== undefined && found.ageDays <= found.budgetDays;
};

export interface Freshness {
  /** Observation date of the newest value by series; series without one are left out. */
  readonly observed: Readonly<Record<string, string>>;
  /** Stale inputs that the reader allowed, in words. */
  readonly notes: readonly string[];
}

/**
 * Dates of the newest values of `series`. Throws `Failure("too-stale")` with every one that is older at the as-of than its
 * series' budget, unless the reader allows it: then each is a note.
 */
export function freshnessOf(view: AsOfView, series: readonly string[], isStaleAllowed = false): Freshness {
  const all = [...new Set(series)].flatMap((id) => dated(view, id) ?? []);
  const stale = all.filter(({ ageDays, budgetDays }) => ageDays > budgetDays);
  if (stale.length > 0 && !isStaleAllowed)
    throw new Failure(
      "too-stale",
      stale.map(({ series, observed, ageDays, budgetDays }) => ({
        place: `series ${series}`,
        found: `last observed ${observed}, ${Math.floor(ageDays)} days before the as-of`,
        expected: `an observation within ${budgetDays} days of it`,
        remedy: `Ingest it from ${findSeries(series)!.sources.join(" or ")}, choose an earlier --as-of, or allow old prices with --allow-stale (allowStale over HTTP).`,
      })),
    );
  return {
    observed: Object.fromEntries(all.map(({ series, observed }) => [series, observed])),
    notes: stale.map(
      ({ series, observed, ageDays, budgetDays }) =>
        `stale, as allowed: ${series} is of ${observed}, ${Math.floor(ageDays)} days before the as-of (budget ${budgetDays})`,
    ),
  };
}
