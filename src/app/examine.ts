/**
 * What an ingest does with a payload before it writes the accept event: reads it, leaves out what is stored already, marks
 * what revises stored values, and holds back what cannot be right beside its neighbours and beside what is stored.
 */
import { canonicalJson } from "../core/canonical.ts";
import type { Problem } from "../core/outcome.ts";
import { type Instant, isLocalDate, parseInstant, startOfDay } from "../core/time.ts";
import { publishedUnits } from "../core/units.ts";
import { type ColumnarSeries, rowAt, viewAt } from "../market/columnar.ts";
import { insideValue } from "../market/inside-value.ts";
import type { ObservationRow, ParsedRecord, ParsedRow } from "../market/observation.ts";
import { describeMaxJump, findScale, isJump } from "../market/plausible.ts";
import type { SeriesDefinition } from "../market/series.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { currentParser, type Parsed, type Payload, type SourceDefinition } from "../sources/define.ts";
import type { ObservationStore } from "../store/contract.ts";

export interface Held {
  readonly index: number;
  readonly row: ParsedRow;
  readonly because: string;
}

export interface Examined {
  readonly parsed: Parsed;
  readonly version: number;
  /** Positions in `parsed.rows`, ascending, of the rows that are new and good. */
  readonly rows: readonly number[];
  /** Those of them that change a stored value. */
  readonly revised: readonly number[];
  readonly held: readonly Held[];
  /** Positions in `parsed.records` of those that are new. */
  readonly records: readonly number[];
  /** Why nothing of the payload is taken; the rows that could be read are then all held. */
  readonly rejected?: Problem;
}

const remedy = "Look at the payload. If it is right, release it: metastable sources quarantine.";

type StoredIndex = Pick<ObservationStore, "committedHead" | "loadHistory" | "loadRecords">;

export async function examine(source: SourceDefinition, payload: Payload, index: StoredIndex): Promise<Examined> {
  const { version, parse } = currentParser(source);
  const parsed = parse(payload);
  const because = new Map<number, string>();
  parsed.rows.forEach((row, n) => {
    const reason = implausible(row, payload.retrieved);
    if (reason !== undefined) because.set(n, reason);
  });
  const repeated = repeats(parsed.rows, because);
  const known = new Set(repeated);
  const revised: number[] = [];
  // The package's own figures were checked by hand, and a fresh data folder must hold the same on every machine.
  if (source.origin !== "packaged" && parsed.rejected !== true) {
    for (const [id, positions] of bySeries(parsed.rows)) {
      const series = findSeries(id);
      if (!series) continue;
      const stored = new StoredSeries(await index.loadHistory(id, index.committedHead), series, payload.retrieved);
      compare(source, series, stored, parsed.rows, positions, because, known, revised);
    }
  }
  const held = [...because]
    .sort(([a], [b]) => a - b)
    .map(([n, reason]) => ({ index: n, row: parsed.rows[n]!, because: reason }));
  const rows = parsed.rows.flatMap((_, n) => (because.has(n) || known.has(n) ? [] : [n]));
  const records = parsed.rejected ? [] : await newRecords(source, parsed.records, index);
  const examined = {
    parsed,
    version,
    rows,
    revised: revised.filter((n) => !because.has(n)).sort((a, b) => a - b),
    held,
    records,
  };
  const isMostlyHeld = held.length * 2 > parsed.rows.length - repeated.length;
  if (!isMostlyHeld || source.origin === "packaged") return examined;
  const reason = "the payload is rejected: most of its rows cannot be believed";
  return {
    ...examined,
    rows: [],
    revised: [],
    records: [],
    held: parsed.rows.flatMap((row, n) => (known.has(n) ? [] : [{ index: n, row, because: because.get(n) ?? reason }])),
    rejected: {
      place: `${held[0]!.row.series} ${held[0]!.row.observed}`,
      found: `${held.length} of ${parsed.rows.length} rows that cannot be believed, the first: ${held[0]!.because}`,
      expected: "rows that fit what is stored",
      remedy,
    },
  };
}

/** Whether a row can be stored at all: a number in a unit of its series. */
export function isStorable(row: ParsedRow): boolean {
  const unit = publishedUnits[row.unit]?.unit;
  const series = findSeries(row.series);
  const fits = unit !== undefined && (series === undefined || series.unit === unit);
  return fits && row.text.trim() !== "" && Number.isFinite(Number(row.text));
}

function implausible(row: ParsedRow, retrieved: Instant): string | undefined {
  const conversion = publishedUnits[row.unit];
  if (!conversion) return `unit ${row.unit} is unknown`;
  const series = findSeries(row.series);
  if (series && series.unit !== conversion.unit)
    return `unit ${row.unit} does not fit ${series.id}, which is in ${series.unit}`;
  if (!isStorable(row)) return `${row.text} is not a number`;
  const value = insideValue(Number(row.text), row.unit)!;
  if (series && (value < series.plausible[0] || value > series.plausible[1])) {
    return `${row.text} ${row.unit} is outside the plausible range ${series.plausible[0]} to ${series.plausible[1]} (${series.unit})`;
  }
  // A day ahead of UTC is today in Tokyo; two days ahead is a fault.
  if (observedAt(row.observed) > retrieved + 86_400_000) return `${row.observed} lies in the future`;
  return undefined;
}

export const observedAt = (observed: string): Instant =>
  isLocalDate(observed) ? startOfDay(observed) : parseInstant(observed);

/** Positions of rows that say the same again. Two values for one observation and publication are held: which is right is unknown. */
function repeats(rows: readonly ParsedRow[], because: Map<number, string>): number[] {
  const first = new Map<string, number>();
  const again: number[] = [];
  rows.forEach((row, n) => {
    const key = `${row.series}|${row.source}|${row.observed}|${row.periodStart ?? ""}|${row.published ?? ""}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, n);
    else if (rows[before]!.text === row.text && rows[before]!.unit === row.unit) again.push(n);
    else {
      const reason = `${row.observed} comes with two values, ${rows[before]!.text} and ${row.text}`;
      because.set(before, reason);
      because.set(n, reason);
    }
  });
  return again;
}

function bySeries(rows: readonly ParsedRow[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  rows.forEach((row, n) => {
    const group = groups.get(row.series);
    if (group) group.push(n);
    else groups.set(row.series, [n]);
  });
  return groups;
}

interface Point {
  readonly at: number;
  readonly value: number;
}

/** One series of the payload against what is stored of it and against itself. */
function compare(
  source: SourceDefinition,
  series: SeriesDefinition,
  stored: StoredSeries,
  rows: readonly ParsedRow[],
  positions: readonly number[],
  because: Map<number, string>,
  known: Set<number>,
  revised: number[],
): void {
  const candidates: (Point & { n: number; before: ObservationRow | undefined })[] = [];
  const pairs: [number, number][] = [];
  for (const n of positions) {
    if (because.has(n) || known.has(n)) continue;
    const row = rows[n]!;
    const at = observedAt(row.observed);
    const value = insideValue(Number(row.text), row.unit)!;
    const vintages = stored.vintages(at, row.source);
    const before = vintages.at(-1);
    const same = vintages.findLast((v) => v.published === (row.published ?? null)) ?? before;
    if (before) pairs.push([insideValue(before.value, before.unit)!, value]);
    if (same && same.text === row.text && same.unit === row.unit && same.periodStart === (row.periodStart ?? null)) {
      // A packaged figure is replaced once by the publisher's own.
      if (same.origin === source.origin) known.add(n);
    }
    candidates.push({ n, at, value, before });
  }
  const scale = findScale(pairs);
  if (scale !== 0) {
    const reason = `the values are 1e${scale} times those stored for the same days: the unit has changed`;
    for (const { n } of candidates) if (!known.has(n)) because.set(n, reason);
    return;
  }
  candidates.sort((a, b) => a.at - b.at);
  let last: Point | undefined;
  const alone = isFirstAlone(series, candidates, stored) ? candidates[0] : undefined;
  for (const candidate of candidates) {
    const { n, at, value, before } = candidate;
    const reason =
      candidate === alone
        ? `${rows[n]!.text} ${rows[n]!.unit} stands alone: the values after it agree with each other and not with it`
        : known.has(n)
          ? undefined
          : jumpReason(series, candidate, later(stored.before(at), last), stored, rows[n]!);
    if (reason !== undefined) {
      because.set(n, reason);
      continue;
    }
    last = { at, value };
    const isNewer = before && (rows[n]!.published ?? Number.POSITIVE_INFINITY) >= (before.published ?? 0);
    if (isNewer && !known.has(n) && insideValue(before.value, before.unit) !== value) revised.push(n);
  }
}

const later = (a: Point | undefined, b: Point | undefined): Point | undefined => (!a ? b : !b || a.at >= b.at ? a : b);

/** The first value of a payload without a stored one before it, when the next two agree with each other and not with it. */
function isFirstAlone(series: SeriesDefinition, [a, b, c]: readonly Point[], stored: StoredSeries): boolean {
  if (!a || !b || !c || stored.before(a.at)) return false;
  const jumps = (from: Point, to: Point) => isJump(series, from.value, to.value, to.at - from.at);
  return jumps(a, b) && jumps(a, c) && !jumps(b, c);
}

function jumpReason(
  series: SeriesDefinition,
  { at, value, before }: Point & { before: ObservationRow | undefined },
  previous: Point | undefined,
  stored: StoredSeries,
  row: ParsedRow,
): string | undefined {
  const limit = `more than ${describeMaxJump(series)}`;
  const old = before && insideValue(before.value, before.unit)!;
  if (old !== undefined && isJump(series, old, value, 0))
    return `${row.text} ${row.unit} revises ${before!.text} ${before!.unit}, ${limit}`;
  const neighbour = previous ?? stored.after(at);
  if (neighbour && neighbour.at !== at && isJump(series, neighbour.value, value, at - neighbour.at))
    return `${row.text} ${row.unit} jumps from ${neighbour.value} to ${value} (${series.unit}), ${limit}`;
  return undefined;
}

/** What is stored of one series: the vintages of a source, and the values that a reader would see. */
class StoredSeries {
  private readonly at: Float64Array;
  private readonly values: Float64Array;

  constructor(
    private readonly column: ColumnarSeries,
    series: SeriesDefinition,
    asOf: Instant,
  ) {
    const view = viewAt(column, series, { asOf, head: column.maxSeq });
    this.at = view.observedAt;
    this.values = view.values;
  }

  /** Every vintage of the source for that observation, oldest first. */
  vintages(at: number, source: string): ObservationRow[] {
    const { observedAt: all, sources } = this.column;
    const found: ObservationRow[] = [];
    for (let i = firstFrom(all, at); i < all.length && all[i] === at; i++)
      if (sources[this.column.source[i]!] === source) found.push(rowAt(this.column, i));
    return found;
  }

  before(at: number): Point | undefined {
    return this.point(firstFrom(this.at, at) - 1);
  }

  after(at: number): Point | undefined {
    const i = firstFrom(this.at, at);
    return this.point(this.at[i] === at ? i + 1 : i);
  }

  private point(i: number): Point | undefined {
    return i >= 0 && i < this.at.length ? { at: this.at[i]!, value: this.values[i]! } : undefined;
  }
}

/** Position of the first element that is not below `at`, in an ascending array. */
function firstFrom(ascending: Float64Array, at: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Records that are not stored already: that vintage, or for a publisher who names none, the newest. */
async function newRecords(
  source: SourceDefinition,
  records: readonly ParsedRecord[],
  index: StoredIndex,
): Promise<number[]> {
  if (source.origin === "packaged") return records.map((_, n) => n);
  const stored = new Map<string, string>();
  for (const table of new Set(records.map((r) => r.table)))
    for (const row of await index.loadRecords(table, index.committedHead))
      if (row.origin === source.origin) stored.set(vintageOf(row), recordText(row));
  return records.flatMap((record, n) => (stored.get(vintageOf(record)) === recordText(record) ? [] : [n]));
}

type RecordVintage = Pick<ParsedRecord, "table" | "key" | "source" | "body"> & { published?: Instant | null };
const vintageOf = ({ table, key, published }: RecordVintage): string => `${table}|${key}|${published ?? ""}`;
const recordText = ({ source, body }: RecordVintage): string => canonicalJson({ source, body });
