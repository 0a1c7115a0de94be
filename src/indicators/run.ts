/** Runs indicators over one as-of view: orders them, cuts their inputs, decides about freshness. Pure. */
import { absent, type Outcome } from "../core/outcome.ts";
import { dayMs, startOfDay } from "../core/time.ts";
import type { AsOfView, SeriesView } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import type {
  IndicatorDefinition,
  IndicatorResult,
  InputSpec,
  InputUse,
  Reading,
  SeriesWindow,
  Trace,
} from "./define.ts";

/** Value of a parameter by id; throws for an unknown id. */
export type ParameterLookup = (id: string) => number;

/** Orders definitions so that every indicator comes after those it reads. Throws on a cycle or an unknown input. */
export function orderIndicators(definitions: readonly IndicatorDefinition[]): readonly IndicatorDefinition[] {
  const byId = new Map(definitions.map((d) => [d.id, d]));
  const done = new Set<string>();
  const open = new Set<string>();
  const ordered: IndicatorDefinition[] = [];
  const visit = (definition: IndicatorDefinition, path: readonly string[]): void => {
    if (done.has(definition.id)) return;
    if (open.has(definition.id)) throw new Error(`indicators form a cycle: ${[...path, definition.id].join(" -> ")}`);
    open.add(definition.id);
    for (const input of Object.values(definition.inputs)) {
      if (input.kind !== "indicator") continue;
      const needed = byId.get(input.id);
      if (!needed) throw new Error(`indicator ${definition.id} reads ${input.id}, which is not in the list`);
      visit(needed, [...path, definition.id]);
    }
    done.add(definition.id);
    ordered.push(definition);
  };
  for (const definition of definitions) visit(definition, []);
  return ordered;
}

/** All indicators at the view's as-of, in the order of `definitions`. */
export const runIndicators = (
  definitions: readonly IndicatorDefinition[],
  view: AsOfView,
  parameterOf: ParameterLookup,
): ReadonlyMap<string, IndicatorResult> => new IndicatorRun(definitions, parameterOf).at(view);

/**
 * Runs the same indicators at one as-of after another. Each answer is that of `runIndicators` on the same view; what
 * reads only series and tables that are the same objects as in the view before (see `forwardViews` in app/) is not
 * computed again.
 */
export class IndicatorRun {
  readonly #definitions: readonly IndicatorDefinition[];
  readonly #ordered: readonly IndicatorDefinition[];
  readonly #parameterOf: ParameterLookup;
  readonly #before = new Map<string, Computed>();

  constructor(definitions: readonly IndicatorDefinition[], parameterOf: ParameterLookup) {
    this.#definitions = definitions;
    this.#ordered = orderIndicators(definitions);
    this.#parameterOf = parameterOf;
  }

  /** Results in the order of the definitions. */
  at(view: AsOfView): ReadonlyMap<string, IndicatorResult> {
    const results = new Map<string, IndicatorResult>();
    for (const definition of this.#ordered) results.set(definition.id, this.#one(definition, view, results));
    return new Map(this.#definitions.map((d) => [d.id, results.get(d.id)!]));
  }

  #one(
    definition: IndicatorDefinition,
    view: AsOfView,
    results: ReadonlyMap<string, IndicatorResult>,
  ): IndicatorResult {
    const before = this.#before.get(definition.id);
    const inputs = Object.entries(definition.inputs).map(([name, spec], i) =>
      resolve(name, spec, view, this.#parameterOf, results, before?.inputs[i]),
    );
    const isSame = before?.outcome !== undefined && inputs.every(({ value }, i) => value === before.inputs[i]!.value);
    const missing = inputs.find((input) => input.missing)?.missing;
    const outcome = missing ? undefined : isSame ? before.outcome : compute(definition, inputs);
    this.#before.set(definition.id, { inputs, outcome });
    return resultOf(definition, inputs, missing ?? outcome!, view.pin.asOf);
  }
}

/** What an indicator answered at the as-of before; no outcome when an input was missing. */
interface Computed {
  readonly inputs: readonly Resolved[];
  readonly outcome: Outcome<Reading> | undefined;
}

interface Resolved {
  /** The same object as before means that nothing in it changed. */
  readonly value: unknown;
  readonly use: InputUse;
  readonly missing?: Outcome<never>;
  readonly staleBecause?: string;
  /** The view that the window was cut from. */
  readonly from?: SeriesView;
}

const compute = (definition: IndicatorDefinition, inputs: readonly Resolved[]): Outcome<Reading> =>
  definition.compute(Object.fromEntries(inputs.map(({ use, value }) => [use.name, value])) as never);

function resultOf(
  definition: IndicatorDefinition,
  inputs: readonly Resolved[],
  outcome: Outcome<Reading>,
  asOf: number,
): IndicatorResult {
  const uses = inputs.map(({ use }) => use);
  const figure = outcome.state === "present" ? outcome.value.figure : undefined;
  const observed = figure?.day ?? newest(uses);
  const isMissing = inputs.some((input) => input.missing);
  const staleReasons = isMissing ? [] : inputs.flatMap(({ staleBecause }) => staleBecause ?? []);
  const figureAge = figure ? Math.floor((asOf - startOfDay(figure.day)) / dayMs) : 0;
  if (figure && figureAge > figure.freshForDays)
    staleReasons.push(
      `the figure is of ${figure.day}, ${figureAge} days before the as-of (budget ${figure.freshForDays})`,
    );
  if (staleReasons.length === 0) return { id: definition.id, definition, outcome, last: null, observed, uses };
  const lastReading = outcome.state === "present" ? outcome.value : null;
  return {
    id: definition.id,
    definition,
    outcome: absent("stale", staleReasons.join("; ")),
    last: lastReading,
    observed,
    uses,
  };
}

function resolve(
  name: string,
  spec: InputSpec,
  view: AsOfView,
  parameterOf: ParameterLookup,
  results: ReadonlyMap<string, IndicatorResult>,
  before: Resolved | undefined,
): Resolved {
  switch (spec.kind) {
    case "parameter": {
      const value = parameterOf(spec.id);
      return { value, use: { ...emptyUse(name, spec.kind, spec.id), n: 1, value } };
    }
    case "records": {
      const rows = view.records(spec.table);
      const use = {
        ...emptyUse(name, spec.kind, spec.table),
        n: rows.length,
        trace: () => traceOf(rows),
      };
      if (rows.length >= spec.atLeast) return { value: rows, use };
      return {
        value: rows,
        use,
        missing: absent("missing", `no ${spec.table} records known; needs source ${spec.source}`),
      };
    }
    case "indicator": {
      const result = results.get(spec.id)!;
      const reading: Reading | null = result.outcome.state === "present" ? result.outcome.value : result.last;
      const use = {
        ...emptyUse(name, spec.kind, spec.id),
        n: reading ? 1 : 0,
        last: result.observed,
        value: reading?.value ?? null,
      };
      if (result.outcome.state === "present") return { value: reading, use };
      if (spec.optional) return { value: undefined, use };
      if (reading) return { value: reading, use, staleBecause: result.outcome.detail };
      return { value: undefined, use, missing: absent(result.outcome.reason, `${spec.id}: ${result.outcome.detail}`) };
    }
    case "series":
      return resolveSeries(name, spec, view, before);
  }
}

function resolveSeries(
  name: string,
  spec: InputSpec & { kind: "series" },
  view: AsOfView,
  before: Resolved | undefined,
): Resolved {
  const definition = findSeries(spec.series);
  if (!definition)
    throw new Error(`input ${name}: series ${spec.series} is not declared in market/series-catalogue.ts`);
  const all = view.series(spec.series);
  const from = firstIndex(all, spec);
  const use = before?.from === all ? before.use : seriesUse(name, spec.series, all, from);
  const count = all.length - from;
  if (count < spec.atLeast) {
    if (spec.optional) return { value: undefined, use, from: all };
    const missing =
      all.length === 0
        ? absent("missing", `no ${definition.title} known; needs source ${definition.sources[0]}`)
        : absent(
            "warming-up",
            `${definition.title}: ${count} of ${spec.atLeast} observations known; more history from ${definition.sources[0]}`,
          );
    return { value: undefined, use, missing, from: all };
  }
  const ageDays = (view.pin.asOf - all.observedAt[all.length - 1]!) / dayMs;
  if (spec.mustBeFresh && ageDays > definition.freshForDays) {
    if (spec.optional) return { value: undefined, use, from: all };
    const staleBecause = `${definition.title} last observed ${use.last}, ${Math.floor(ageDays)} days before the as-of (budget ${definition.freshForDays})`;
    return { value: windowOf(all, from), use, staleBecause, from: all };
  }
  return { value: windowOf(all, from), use, from: all };
}

/** Windows of a view, by first position: many indicators read the same one, and the same object says "unchanged". */
const windows = new WeakMap<SeriesView, Map<number, SeriesWindow>>();

function windowOf(view: SeriesView, from: number): SeriesWindow {
  const known = windows.get(view) ?? new Map<number, SeriesWindow>();
  windows.set(view, known);
  let window = known.get(from);
  if (!window) {
    window = { observed: view.observed.slice(from), values: Array.from(view.values.subarray(from, view.length)) };
    known.set(from, window);
  }
  return window;
}

function firstIndex(view: SeriesView, spec: InputSpec & { kind: "series" }): number {
  if (spec.last !== undefined) return Math.max(0, view.length - spec.last);
  if (spec.since === undefined) return 0;
  let low = 0;
  let high = view.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.observed[middle]! < spec.since) low = middle + 1;
    else high = middle;
  }
  return low;
}

function seriesUse(name: string, series: string, view: SeriesView, from: number): InputUse {
  if (view.length === from) return emptyUse(name, "series", series);
  const end = view.length - 1;
  return {
    name,
    kind: "series",
    id: series,
    n: view.length - from,
    first: view.observed[from]!,
    last: view.observed[end]!,
    value: view.values[end]!,
    trace: () => traceOf(Array.from({ length: view.length - from }, (_, i) => view.row(from + i))),
  };
}

const emptyUse = (name: string, kind: InputSpec["kind"], id: string): InputUse => ({
  name,
  kind,
  id,
  n: 0,
  first: null,
  last: null,
  value: null,
  trace: () => ({ seqs: [], sources: [], origins: [] }),
});

const traceOf = (rows: readonly { seq: number; source: string; origin: string }[]): Trace => ({
  seqs: distinct(rows.map((r) => r.seq)),
  sources: distinct(rows.map((r) => r.source)),
  origins: distinct(rows.map((r) => r.origin)),
});

const distinct = <T extends string | number>(values: readonly T[]): readonly T[] =>
  [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));

function newest(uses: readonly InputUse[]): string | null {
  let found: string | null = null;
  for (const use of uses) if (use.last !== null && (found === null || use.last > found)) found = use.last;
  return found;
}
