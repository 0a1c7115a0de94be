/**
 * An indicator: inputs declared, formula in words, enough history or no number. `compute` is a pure function of exactly
 * the inputs that the declaration names; `run.ts` cuts them at the as-of instant and decides about freshness.
 */
import type { Absent, Outcome } from "../core/outcome.ts";
import type { LocalDate } from "../core/time.ts";
import type { Unit } from "../core/units.ts";
import type { RecordRow } from "../market/observation.ts";

export const sections = ["japan", "carry", "ai-funding", "transmission", "price-action", "strong-hands"] as const;
export type Section = (typeof sections)[number];

/** What one series input gives to `compute`: equal-length columns, ascending, in the series' inside unit. */
export interface SeriesWindow {
  readonly observed: readonly string[];
  readonly values: readonly number[];
}

/** A number with what a reader needs beside it. Parts of an indicator (four ratios, a curve) go into `details`. */
export interface Reading {
  readonly value: number;
  /** For indicators that are a word: "active", "mixed"; then `value` is its code and the unit is "state". */
  readonly label?: string;
  readonly interval?: { readonly lo: number; readonly hi: number; readonly method: string; readonly n: number };
  readonly details?: Readonly<Record<string, number | string | null>>;
  /**
   * Day of the figure itself, where a published figure is the value and fresher inputs only go into the details. It is
   * stale when older than `freshForDays` at the as-of.
   */
  readonly figure?: { readonly day: LocalDate; readonly freshForDays: number };
}

type SeriesInput = {
  readonly kind: "series";
  readonly series: string;
  /** Take the last n observations; fewer is "warming-up". Without it, all since `since`, or the whole history. */
  readonly last?: number;
  readonly since?: string;
  readonly atLeast: number;
  readonly optional: boolean;
  /** False for inputs that serve as history only and may be older than the series' freshness budget. */
  readonly mustBeFresh: boolean;
};
type RecordsInput = {
  readonly kind: "records";
  readonly table: string;
  readonly atLeast: number;
  readonly source: string;
};
type IndicatorInput = { readonly kind: "indicator"; readonly id: string; readonly optional: boolean };
type ParameterInput = { readonly kind: "parameter"; readonly id: string };
export type InputSpec = SeriesInput | RecordsInput | IndicatorInput | ParameterInput;

/** The last `n` observations of a series. */
export const last = (n: number, series: string) =>
  ({ kind: "series", series, last: n, atLeast: n, optional: false, mustBeFresh: true }) as const;
/** At most the last `n` observations, at least `atLeast`: for windows that are cut further, at a gap or to common days. */
export const recent = (n: number, series: string, atLeast: number) =>
  ({ kind: "series", series, last: n, atLeast, optional: false, mustBeFresh: true }) as const;
/** The whole known history, at least `atLeast` observations. */
export const history = (series: string, atLeast: number) =>
  ({ kind: "series", series, atLeast, optional: false, mustBeFresh: true }) as const;
/** Like the input, but may be older than its freshness budget; the age is shown, the number stands. */
export const evenStale = <I extends SeriesInput>(
  input: I,
): Omit<I, "mustBeFresh"> & { readonly mustBeFresh: false } => ({
  ...input,
  mustBeFresh: false,
});
/** Like the input, but its absence (or staleness) gives `undefined` instead of an absent indicator. */
export const optional = <I extends SeriesInput | IndicatorInput>(
  input: I,
): Omit<I, "optional"> & { readonly optional: true } => ({ ...input, optional: true });
/** Newest known records of a table; `source` names what would bring them when there are none. */
export const records = (table: string, source: string, atLeast = 1) =>
  ({ kind: "records", table, atLeast, source }) as const;
/** The reading of another indicator at the same as-of. */
export const indicator = (id: string) => ({ kind: "indicator", id, optional: false }) as const;
/** The value of a parameter of `src/parameters`, as the reader has set it. */
export const parameter = (id: string) => ({ kind: "parameter", id }) as const;

type InputValue<I> = I extends { kind: "series" }
  ? SeriesWindow
  : I extends { kind: "records" }
    ? readonly RecordRow[]
    : I extends { kind: "indicator" }
      ? Reading
      : number;
export type InputValues<Inputs extends Record<string, InputSpec>> = {
  readonly [K in keyof Inputs]: Inputs[K] extends { optional: true }
    ? InputValue<Inputs[K]> | undefined
    : InputValue<Inputs[K]>;
};

export interface IndicatorDefinition<Inputs extends Record<string, InputSpec> = Record<string, InputSpec>> {
  /** File name without extension. */
  readonly id: string;
  readonly title: string;
  readonly section: Section;
  readonly unit: Unit;
  /** The formula in words, with its window and its convention. */
  readonly formula: string;
  /** So what: what a high, low or changed value means for the system, in one sentence. */
  readonly meaning: string;
  /** Section of the models' specification or paper. */
  readonly reference: string;
  readonly inputs: Inputs;
  readonly compute: (inputs: InputValues<Inputs>) => Outcome<Reading>;
}

/** Keeps the input types inside `compute`, then forgets them so that all indicators fit one list. */
export const defineIndicator = <const Inputs extends Record<string, InputSpec>>(
  definition: IndicatorDefinition<Inputs>,
): IndicatorDefinition => definition as unknown as IndicatorDefinition;

/** A present reading. Throws (a bug) on NaN: use `absent("undefined-result", why)` instead. */
export function reading(value: number, rest: Omit<Reading, "value"> = {}): Outcome<Reading> {
  if (!Number.isFinite(value)) throw new Error(`bug: a reading of ${value}; return absent("undefined-result", why)`);
  return { state: "present", value: { value, ...rest } };
}

/** One series that an answer used, for `explain`. */
export interface InputUse {
  readonly name: string;
  readonly kind: InputSpec["kind"];
  readonly id: string;
  readonly n: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly value: number | null;
  /** Walks the rows used; computed on demand, because only `explain` and the note ask. */
  readonly trace: () => Trace;
}

/** Where the rows behind an input came from. */
export interface Trace {
  /** Ledger sequence numbers of the accept events, ascending. */
  readonly seqs: readonly number[];
  /** More than one source or origin means that the window changes it; the reader is told. */
  readonly sources: readonly string[];
  readonly origins: readonly string[];
}

export interface IndicatorResult {
  readonly id: string;
  readonly definition: IndicatorDefinition;
  readonly outcome: Outcome<Reading>;
  /** When `outcome` is stale: the number that the old inputs give, to be shown below the dash with its age. */
  readonly last: Reading | null;
  /** The day of the published figure that is the value, else the newest observation among the inputs. */
  readonly observed: string | null;
  readonly uses: readonly InputUse[];
}

export type { Absent };
