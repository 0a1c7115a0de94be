/** Lays a scenario over a view: the newest observation of each shocked series is replaced, all else stays. */
import { failure } from "../core/failure.ts";
import type { AsOfView, SeriesView } from "../market/as-of-view.ts";
import type { Change, ScenarioDefinition } from "./define.ts";

export function changed(value: number, change: Change): number {
  if (change.kind === "fixed") return change.at;
  if (change.kind === "reading")
    throw new Error(`bug: ${change.indicator} was not read before the scenario was applied`);
  return change.kind === "relative" ? value * (1 + change.by) : value + change.by;
}

/**
 * The view as it would be right after the shocks. Every indicator runs on it unchanged. Throws `Failure("not-found")` for a
 * series without observations: an unknown level cannot be shocked.
 */
export function applyScenario(view: AsOfView, scenario: ScenarioDefinition): AsOfView {
  const cut = new Map<string, SeriesView>();
  const changes = new Map(scenario.shocks.map(({ series, change }) => [series, change]));
  for (const [id, change] of changes) cut.set(id, shockedSeries(view.series(id), change));
  return { ...view, series: (id) => cut.get(id) ?? view.series(id), records: (table) => view.records(table) };
}

function shockedSeries(series: SeriesView, change: Change): SeriesView {
  const last = series.length - 1;
  if (last < 0)
    throw failure(
      "not-found",
      `series ${series.series}`,
      "no observation at this as-of",
      "a value to shock",
      "Choose another as-of, or bring the series in with `metastable ingest`.",
    );
  const values = Float64Array.from(series.values);
  values[last] = changed(values[last]!, change);
  return {
    series: series.series,
    length: series.length,
    observed: series.observed,
    observedAt: series.observedAt,
    values,
    row: (index) => series.row(index),
  };
}
