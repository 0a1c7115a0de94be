/**
 * All stored vintages of one series as typed arrays, ordered by observation, source (by name), `knownAt`, `seq`, then
 * arrival, and the pure cut that turns them into what was known at a pin. Every store reads through `viewAt`.
 */
import { assert } from "../core/assert.ts";
import { dayMs, formatInstant, type Instant, utcDateOf } from "../core/time.ts";
import { publishedUnits } from "../core/units.ts";
import type { Pin, SeriesView } from "./as-of-view.ts";
import { chooseRows, type FullCut, firstAbove, fullCutBytes, fullCutOf } from "./full-cut.ts";
import type { KnownBasis, ObservationRow, Origin } from "./observation.ts";
import type { SeriesDefinition } from "./series.ts";

/** Stands for "the publisher does not say" in the column `published`. */
export const noInstant = -8.64e15;
/** Stands for "no period" in the column `periodStart`. */
export const noDay = -0x7fffffff;

export const origins = ["packaged", "live", "import"] as const satisfies readonly Origin[];
export const knownBases = ["retrieved", "published"] as const satisfies readonly KnownBasis[];

/** Bits of the column `flags`. The observation is a day unless one of the two observed bits is set. */
export const flagBits = {
  /** Observed is `formatInstant(observedAt)`. */
  instant: 1,
  /** Observed is written in another form and kept in `observedTexts`. */
  observedText: 2,
  /** The published text is not `String(value)` and kept in `texts`. */
  text: 4,
  /** `knownAt` is the publication instant. */
  knownPublished: 8,
  /** Two bits: position in `origins`. */
  originShift: 4,
} as const;

export interface ColumnarSeries {
  readonly series: string;
  readonly length: number;
  /** Source ids in ascending order; the column `source` holds positions in it. */
  readonly sources: readonly string[];
  /** Publisher's unit texts; the column `unit` holds positions in it. */
  readonly units: readonly string[];
  /** Milliseconds since 1970; the identity of an observation inside a series. */
  readonly observedAt: Float64Array;
  readonly source: Uint16Array;
  readonly knownAt: Float64Array;
  readonly seq: Int32Array;
  /** As published. */
  readonly value: Float64Array;
  /** In the inside unit of the row's published unit; 0 where that unit is unknown, which `viewAt` refuses. */
  readonly inside: Float64Array;
  readonly unit: Uint16Array;
  /** Milliseconds since 1970 or `noInstant`. */
  readonly published: Float64Array;
  readonly retrieved: Float64Array;
  /** Days since 1970 or `noDay`. */
  readonly periodStart: Int32Array;
  readonly flags: Uint8Array;
  /** By row: published texts that differ from the printed value. */
  readonly texts: ReadonlyMap<number, string>;
  readonly observedTexts: ReadonlyMap<number, string>;
  /** Highest `seq` of any row; 0 when empty. */
  readonly maxSeq: number;
}

/** Day texts are shared between all columns: they are few and asked for often. */
const dayTexts = new Map<number, string>();
const maxDayTexts = 200_000;

/** YYYY-MM-DD of a number of days since 1970. */
export function dayText(day: number): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  if (dayTexts.size >= maxDayTexts) dayTexts.clear();
  const text = utcDateOf((day * dayMs) as Instant);
  dayTexts.set(day, text);
  return text;
}

function observedText(column: ColumnarSeries, row: number): string {
  const flags = column.flags[row]!;
  if (flags & flagBits.observedText) return column.observedTexts.get(row)!;
  const at = column.observedAt[row]!;
  return flags & flagBits.instant ? formatInstant(at as Instant) : dayText(at / dayMs);
}

/** The observed texts of a full cut, written once: every cut shares most of them. */
const cutTexts = new WeakMap<FullCut, string[]>();

function textsOf(column: ColumnarSeries, cut: FullCut): string[] {
  const known = cutTexts.get(cut);
  if (known !== undefined) return known;
  const texts = Array.from(cut.rows, (row) => observedText(column, row));
  cutTexts.set(cut, texts);
  return texts;
}

/** The stored row at a position of the column, with everything as it was appended. */
export function rowAt(column: ColumnarSeries, row: number): ObservationRow {
  const flags = column.flags[row];
  if (flags === undefined) throw new RangeError(`${column.series}: row ${row} of ${column.length}`);
  const value = column.value[row]!;
  const published = column.published[row]!;
  const period = column.periodStart[row]!;
  return {
    series: column.series,
    source: column.sources[column.source[row]!]!,
    observed: observedText(column, row),
    observedAt: column.observedAt[row]! as Instant,
    periodStart: period === noDay ? null : dayText(period),
    value,
    text: flags & flagBits.text ? column.texts.get(row)! : String(value),
    unit: column.units[column.unit[row]!]!,
    seq: column.seq[row]!,
    origin: origins[(flags >> flagBits.originShift) & 3]!,
    published: published === noInstant ? null : (published as Instant),
    retrieved: column.retrieved[row]! as Instant,
    knownAt: column.knownAt[row]! as Instant,
    knownBasis: flags & flagBits.knownPublished ? "published" : "retrieved",
  };
}

/**
 * A view of a column: a first part that it shares with every later cut, and the rows chosen after it. It owns its arrays:
 * writing to them harms no other reader.
 */
class ColumnView implements SeriesView {
  readonly series: string;
  readonly length: number;
  readonly values: Float64Array;
  readonly #column: ColumnarSeries;
  readonly #cut: FullCut;
  readonly #shared: number;
  readonly #rest: Int32Array;
  #observed: readonly string[] | undefined;
  #observedAt: Float64Array | undefined;

  constructor(column: ColumnarSeries, cut: FullCut, shared: number, rest: Int32Array) {
    this.series = column.series;
    this.length = shared + rest.length;
    this.#column = column;
    this.#cut = cut;
    this.#shared = shared;
    this.#rest = rest;
    this.values = this.#taken(cut.values, column.inside);
  }

  get observedAt(): Float64Array {
    this.#observedAt ??= this.#taken(this.#cut.observedAt, this.#column.observedAt);
    return this.#observedAt;
  }

  get observed(): readonly string[] {
    this.#observed ??= this.#texts();
    return this.#observed;
  }

  row(index: number): ObservationRow {
    if (!Number.isInteger(index) || index < 0 || index >= this.length)
      throw new RangeError(`${this.series}: row ${index} of ${this.length}`);
    return rowAt(this.#column, this.#rowAt(index));
  }

  #rowAt(index: number): number {
    return index < this.#shared ? this.#cut.rows[index]! : this.#rest[index - this.#shared]!;
  }

  #texts(): readonly string[] {
    const texts = textsOf(this.#column, this.#cut).slice(0, this.#shared);
    for (const row of this.#rest) texts.push(observedText(this.#column, row));
    return texts;
  }

  #taken(shared: Float64Array, all: Float64Array): Float64Array {
    const to = new Float64Array(this.length);
    to.set(shared.subarray(0, this.#shared));
    for (let i = 0; i < this.#rest.length; i++) to[this.#shared + i] = all[this.#rest[i]!]!;
    return to;
  }
}

function assertUnits(column: ColumnarSeries, series: SeriesDefinition, rows: () => Iterable<number>): void {
  const right = column.units.map((unit) => publishedUnits[unit]?.unit === series.unit);
  if (right.every((ok) => ok)) return;
  for (const row of rows()) {
    const unit = column.unit[row]!;
    assert(
      right[unit],
      `${series.id}: found unit ${JSON.stringify(column.units[unit])}, expected one of ${series.unit}`,
    );
  }
}

/**
 * What was known of a series at the pin: one row an observation, from the first source in `series.sources` that has a
 * row with `seq <= pin.head` and `knownAt <= pin.asOf`, and of that source its newest vintage (greatest `knownAt`, then
 * `seq`). Sources that the series does not name are ignored. Throws (a bug) when a chosen row's unit is not a published
 * form of the series' unit. The same inputs give the same view; microseconds for a thousand rows.
 */
export function viewAt(column: ColumnarSeries, series: SeriesDefinition, pin: Pin): SeriesView {
  assert(column.series === series.id, `column of ${column.series} read as ${series.id}`);
  const cut = fullCutOf(column, series.sources);
  const { observedAt } = column;
  // Up to `from` every row is visible, from `to` on none is; both are moved to where an observation starts.
  const isInside = (i: number): boolean => i > 0 && i < column.length && observedAt[i] === observedAt[i - 1];
  let from = Math.min(firstAbove(cut.knownUpTo, pin.asOf), firstAbove(cut.seqUpTo, pin.head));
  let to = Math.max(from, firstAbove(cut.knownFrom, pin.asOf));
  while (isInside(from)) from--;
  while (isInside(to)) to++;
  const shared = firstAbove(cut.rows, from - 1);
  const rest = chooseRows(column, cut.ranks, series.sources.length, from, to, pin.asOf, pin.head);
  assertUnits(column, series, () => [...cut.rows.subarray(0, shared), ...rest]);
  return new ColumnView(column, cut, shared, rest);
}

/** The last row of `viewAt` without cutting the rest; undefined when nothing is visible. */
export function latestAt(column: ColumnarSeries, series: SeriesDefinition, pin: Pin): ObservationRow | undefined {
  assert(column.series === series.id, `column of ${column.series} read as ${series.id}`);
  const ranks = Int32Array.from(column.sources, (source) => series.sources.indexOf(source));
  for (let i = column.length - 1; i >= 0; ) {
    const at = column.observedAt[i]!;
    let best = -1;
    let bestRank = series.sources.length;
    do {
      const rank = ranks[column.source[i]!]!;
      // Walking backwards, the first visible vintage of a source is its newest.
      if (rank >= 0 && rank < bestRank && column.knownAt[i]! <= pin.asOf && column.seq[i]! <= pin.head) {
        best = i;
        bestRank = rank;
      }
      i--;
    } while (i >= 0 && column.observedAt[i] === at);
    if (best < 0) continue;
    assertUnits(column, series, () => [best]);
    return rowAt(column, best);
  }
  return undefined;
}

/** Bytes that a column holds in memory, about. */
export function columnBytes(column: ColumnarSeries): number {
  const texts = (column.texts.size + column.observedTexts.size) * 96;
  return 512 + column.length * (6 * 8 + 4 + 4 + 2 + 2 + 1 + fullCutBytes) + texts;
}
