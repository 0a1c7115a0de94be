/** Grows the columns of one series in order of arrival, then sorts them once into a `ColumnarSeries`. */
import { assert } from "../core/assert.ts";
import { dayMs, formatInstant, type Instant, isLocalDate, startOfDay } from "../core/time.ts";
import { type ColumnarSeries, dayText, flagBits, noDay, noInstant, origins } from "./columnar.ts";
import { findConverter } from "./inside-value.ts";
import type { ObservationRow } from "./observation.ts";

const maxSeqValue = 0x7fffffff;
const dayNumbers = new Map<string, number>();
const maxDayNumbers = 200_000;

/** Days since 1970 of a real day written YYYY-MM-DD. */
export function dayNumber(text: string): number {
  const known = dayNumbers.get(text);
  if (known !== undefined) return known;
  if (!isLocalDate(text)) throw new Error(`bug: found day ${JSON.stringify(text)}, expected YYYY-MM-DD`);
  if (dayNumbers.size >= maxDayNumbers) dayNumbers.clear();
  const day = startOfDay(text) / dayMs;
  dayNumbers.set(text, day);
  return day;
}

/** Whether the two characters at a place are the number, written with two digits. */
const holds = (text: string, at: number, n: number): boolean =>
  text.charCodeAt(at) === 48 + Math.floor(n / 10) && text.charCodeAt(at + 1) === 48 + (n % 10);

/** Rows that arrive together are often about the same instant: the last one found to be printed is remembered. */
let lastPrinted = { text: "", at: Number.NaN };

/** Whether `text` is how `formatInstant` prints `at`; the common form without milliseconds is checked without printing. */
function isPrinted(text: string, at: number): boolean {
  if (at === lastPrinted.at && text === lastPrinted.text) return true;
  if (!isPrintedAnew(text, at)) return false;
  lastPrinted = { text, at };
  return true;
}

function isPrintedAnew(text: string, at: number): boolean {
  const day = Math.floor(at / dayMs);
  const seconds = (at - day * dayMs) / 1000;
  if (text.length !== 20 || !Number.isInteger(seconds)) return formatInstant(at as Instant) === text;
  return (
    text.startsWith(dayText(day)) &&
    text[10] === "T" &&
    holds(text, 11, Math.floor(seconds / 3600)) &&
    text[13] === ":" &&
    holds(text, 14, Math.floor(seconds / 60) % 60) &&
    text[16] === ":" &&
    holds(text, 17, seconds % 60) &&
    text[19] === "Z"
  );
}

/** Digits that a double always keeps apart: a decimal with no more of them is the shortest one of its value. */
const certainDigits = 15;
const powersOfTen = Array.from({ length: certainDigits + 1 }, (_, k) => Number(`1e${k}`));

/**
 * Whether `text` is how JavaScript prints `value`. Plain decimals (no sign but a minus, no needless zeros, at most 15
 * digits, nothing that prints with an exponent) are decided by reading the digits, which is much faster than printing.
 */
export function isPrintedValue(text: string, value: number): boolean {
  const { length } = text;
  const start = length > 0 && text.charCodeAt(0) === 45 ? 1 : 0;
  const digits = length - start;
  if (digits === 0 || digits > certainDigits) return text === String(value);
  let whole = 0;
  let point = -1;
  for (let i = start; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) whole = whole * 10 + digit;
    else if (digit === -2 && point < 0) point = i;
    else return text === String(value);
  }
  const decimals = point < 0 ? 0 : length - 1 - point;
  const leadingZero = text.charCodeAt(start) === 48 && point !== start + 1 && digits > 1;
  const needlessPoint = point === start || (point >= 0 && (decimals === 0 || text.charCodeAt(length - 1) === 48));
  const read = whole / powersOfTen[decimals]!;
  // Zero has a sign that is not printed, and very small numbers are printed with an exponent.
  if (leadingZero || needlessPoint || read < 1e-6) return text === String(value);
  return (start === 1 ? -read : read) === value;
}

/**
 * The flag bits of a row, checked: finite numbers, a `seq` of at most 2^31 - 1, and a day whose `observedAt` is its
 * midnight. A row that breaks this is a bug of whoever built it. Called for every row of a load: messages are only built
 * when they are needed.
 */
export function flagsOf(row: ObservationRow): number {
  const { observed, observedAt, value, seq } = row;
  if (!Number.isFinite(value)) refuse(row, `value ${value}, expected a finite number`);
  if (!Number.isInteger(observedAt) || !Number.isFinite(row.knownAt) || !Number.isFinite(row.retrieved))
    refuse(row, "a time that is not in whole milliseconds");
  if (row.published !== null && !Number.isFinite(row.published)) refuse(row, `published ${row.published}`);
  if (!(seq > 0 && seq <= maxSeqValue)) refuse(row, `seq ${seq}`);
  const origin = origins.indexOf(row.origin);
  if (origin < 0) refuse(row, `origin ${row.origin}`);
  let flags = origin << flagBits.originShift;
  if (row.knownBasis === "published") flags |= flagBits.knownPublished;
  if (observed.length === 10) {
    if (dayNumber(observed) * dayMs !== observedAt)
      refuse(row, `observedAt ${observedAt}, expected midnight of the day`);
  } else {
    flags |= isPrinted(observed, observedAt) ? flagBits.instant : flagBits.observedText;
  }
  if (!isPrintedValue(row.text, value)) flags |= flagBits.text;
  return flags;
}

function refuse(row: ObservationRow, found: string): never {
  throw new Error(`bug: ${row.series} ${row.observed}: found ${found}`);
}

export class ColumnBuilder {
  readonly series: string;
  length = 0;
  readonly sources: string[] = [];
  readonly units: string[] = [];
  observedAt: Float64Array;
  source: Uint16Array;
  knownAt: Float64Array;
  seq: Int32Array;
  value: Float64Array;
  unit: Uint16Array;
  published: Float64Array;
  retrieved: Float64Array;
  periodStart: Int32Array;
  flags: Uint8Array;
  readonly texts = new Map<number, string>();
  readonly observedTexts = new Map<number, string>();

  constructor(series: string, capacity = 16) {
    this.series = series;
    this.observedAt = new Float64Array(capacity);
    this.source = new Uint16Array(capacity);
    this.knownAt = new Float64Array(capacity);
    this.seq = new Int32Array(capacity);
    this.value = new Float64Array(capacity);
    this.unit = new Uint16Array(capacity);
    this.published = new Float64Array(capacity);
    this.retrieved = new Float64Array(capacity);
    this.periodStart = new Int32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  sourceIndex(id: string): number {
    return indexIn(this.sources, id);
  }

  unitIndex(text: string): number {
    return indexIn(this.units, text);
  }

  /** Makes room for `count` more rows; the caller then writes the columns and moves `length`. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.observedAt.length) return;
    const capacity = Math.max(needed, this.observedAt.length * 2);
    this.observedAt = grown(this.observedAt, new Float64Array(capacity));
    this.source = grown(this.source, new Uint16Array(capacity));
    this.knownAt = grown(this.knownAt, new Float64Array(capacity));
    this.seq = grown(this.seq, new Int32Array(capacity));
    this.value = grown(this.value, new Float64Array(capacity));
    this.unit = grown(this.unit, new Uint16Array(capacity));
    this.published = grown(this.published, new Float64Array(capacity));
    this.retrieved = grown(this.retrieved, new Float64Array(capacity));
    this.periodStart = grown(this.periodStart, new Int32Array(capacity));
    this.flags = grown(this.flags, new Uint8Array(capacity));
  }

  push(row: ObservationRow): void {
    if (row.series !== this.series) refuse(row, `a column of ${this.series}`);
    const flags = flagsOf(row);
    this.reserve(1);
    const i = this.length++;
    this.observedAt[i] = row.observedAt;
    this.source[i] = this.sourceIndex(row.source);
    this.knownAt[i] = row.knownAt;
    this.seq[i] = row.seq;
    this.value[i] = row.value;
    this.unit[i] = this.unitIndex(row.unit);
    this.published[i] = row.published ?? noInstant;
    this.retrieved[i] = row.retrieved;
    this.periodStart[i] = row.periodStart === null ? noDay : dayNumber(row.periodStart);
    this.flags[i] = flags;
    if (flags & flagBits.text) this.texts.set(i, row.text);
    if (flags & flagBits.observedText) this.observedTexts.set(i, row.observed);
  }

  /** The sorted columns. Rows that agree in observation, source, `knownAt` and `seq` stay in order of arrival. */
  build(): ColumnarSeries {
    const sources = [...this.sources].sort();
    const rank = Uint16Array.from(this.sources, (id) => sources.indexOf(id));
    const order = this.#order(rank);
    const { length } = this;
    const value = doublesIn(order, this.value, length);
    const unit = shortsIn(order, this.unit, length);
    const source = shortsIn(order, this.source, length);
    for (let i = 0; i < length; i++) source[i] = rank[source[i]!]!;
    const inside = new Float64Array(length);
    const converters = this.units.map(findConverter);
    for (let i = 0; i < length; i++) inside[i] = converters[unit[i]!]?.(value[i]!) ?? 0;
    let maxSeq = 0;
    for (let i = 0; i < length; i++) if (this.seq[i]! > maxSeq) maxSeq = this.seq[i]!;
    return Object.freeze({
      series: this.series,
      length,
      sources,
      units: [...this.units],
      observedAt: doublesIn(order, this.observedAt, length),
      source,
      knownAt: doublesIn(order, this.knownAt, length),
      seq: integersIn(order, this.seq, length),
      value,
      inside,
      unit,
      published: doublesIn(order, this.published, length),
      retrieved: doublesIn(order, this.retrieved, length),
      periodStart: integersIn(order, this.periodStart, length),
      flags: bytesIn(order, this.flags, length),
      texts: moved(this.texts, order),
      observedTexts: moved(this.observedTexts, order),
      maxSeq,
    });
  }

  /**
   * Sorted positions, or undefined when the rows already are in order. Rows mostly arrive in order, with a few revisions
   * of earlier observations among them: those stragglers are sorted by themselves and merged in.
   */
  #order(rank: Uint16Array): Int32Array | undefined {
    const { observedAt, source, knownAt, seq, length } = this;
    const compare = (a: number, b: number): number =>
      observedAt[a]! - observedAt[b]! ||
      rank[source[a]!]! - rank[source[b]!]! ||
      knownAt[a]! - knownAt[b]! ||
      seq[a]! - seq[b]!;
    const order = new Int32Array(length);
    const stragglers: number[] = [];
    let kept = 0;
    let newest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < length; i++) {
      const at = observedAt[i]!;
      if (at < newest || (at === newest && compare(order[kept - 1]!, i) > 0)) stragglers.push(i);
      else {
        order[kept++] = i;
        newest = at;
      }
    }
    if (stragglers.length === 0) return undefined;
    stragglers.sort(compare);
    // Merged from the end, in place. Of equal rows the one that arrived first comes first.
    let late = stragglers.length - 1;
    let main = kept - 1;
    for (let to = length - 1; late >= 0; to--) {
      const [a, b] = [order[main]!, stragglers[late]!];
      const mainIsGreater = main >= 0 && (compare(a, b) || a - b) > 0;
      order[to] = mainIsGreater ? order[main--]! : stragglers[late--]!;
    }
    return order;
  }
}

/** Positions of the rows in their order; undefined when they lie in it already. */
type Order = Int32Array | undefined;

// One function a kind of array: a shared one would be several times slower, and it runs over every column of every load.
function doublesIn(order: Order, from: Float64Array, length: number): Float64Array {
  if (order === undefined) return from.slice(0, length);
  const to = new Float64Array(length);
  for (let i = 0; i < length; i++) to[i] = from[order[i]!]!;
  return to;
}

function integersIn(order: Order, from: Int32Array, length: number): Int32Array {
  if (order === undefined) return from.slice(0, length);
  const to = new Int32Array(length);
  for (let i = 0; i < length; i++) to[i] = from[order[i]!]!;
  return to;
}

function shortsIn(order: Order, from: Uint16Array, length: number): Uint16Array {
  if (order === undefined) return from.slice(0, length);
  const to = new Uint16Array(length);
  for (let i = 0; i < length; i++) to[i] = from[order[i]!]!;
  return to;
}

function bytesIn(order: Order, from: Uint8Array, length: number): Uint8Array {
  if (order === undefined) return from.slice(0, length);
  const to = new Uint8Array(length);
  for (let i = 0; i < length; i++) to[i] = from[order[i]!]!;
  return to;
}

function grown<A extends Float64Array | Int32Array | Uint16Array | Uint8Array>(from: A, to: A): A {
  to.set(from as never);
  return to;
}

function indexIn(names: string[], name: string): number {
  const known = names.indexOf(name);
  if (known >= 0) return known;
  assert(names.length < 0xffff, "more than 65,535 sources or units in one series");
  return names.push(name) - 1;
}

function moved(texts: ReadonlyMap<number, string>, order: Int32Array | undefined): ReadonlyMap<number, string> {
  if (order === undefined || texts.size === 0) return new Map(texts);
  const at = new Map(Array.from(order, (from, to) => [from, to]));
  return new Map([...texts].map(([from, text]) => [at.get(from)!, text]));
}

/** The columns of rows that all belong to one series. */
export function columnOf(series: string, rows: readonly ObservationRow[]): ColumnarSeries {
  const builder = new ColumnBuilder(series, Math.max(1, rows.length));
  for (const row of rows) builder.push(row);
  return builder.build();
}

/** The rows of a column up to a ledger head; the column itself when it holds none beyond. */
export function columnUpTo(column: ColumnarSeries, head: number): ColumnarSeries {
  if (column.maxSeq <= head) return column;
  const kept: number[] = [];
  for (let i = 0; i < column.length; i++) if (column.seq[i]! <= head) kept.push(i);
  const take = <A extends Float64Array | Int32Array | Uint16Array | Uint8Array>(from: A, to: A): A => {
    for (let i = 0; i < kept.length; i++) to[i] = from[kept[i]!]!;
    return to;
  };
  const n = kept.length;
  const texts = (from: ReadonlyMap<number, string>) =>
    new Map(kept.flatMap((row, i) => (from.has(row) ? [[i, from.get(row)!] as const] : [])));
  const seq = take(column.seq, new Int32Array(n));
  return Object.freeze({
    ...column,
    length: n,
    observedAt: take(column.observedAt, new Float64Array(n)),
    source: take(column.source, new Uint16Array(n)),
    knownAt: take(column.knownAt, new Float64Array(n)),
    seq,
    value: take(column.value, new Float64Array(n)),
    inside: take(column.inside, new Float64Array(n)),
    unit: take(column.unit, new Uint16Array(n)),
    published: take(column.published, new Float64Array(n)),
    retrieved: take(column.retrieved, new Float64Array(n)),
    periodStart: take(column.periodStart, new Int32Array(n)),
    flags: take(column.flags, new Uint8Array(n)),
    texts: texts(column.texts),
    observedTexts: texts(column.observedTexts),
    maxSeq: seq.reduce((most, s) => Math.max(most, s), 0),
  });
}
