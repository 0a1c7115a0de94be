/**
 * What a column shows once everything in it is known, with the bounds that let a cut at an earlier pin reuse it: most of a
 * series is long known and never revised, so a cut copies that part and searches only the rows near the pin.
 */
import type { ColumnarSeries } from "./columnar.ts";

export interface FullCut {
  /** The sources it was made for, best first. */
  readonly sources: readonly string[];
  /** Rank of each source of the column; -1 for one that is not named. */
  readonly ranks: Int32Array;
  /** Chosen rows when all rows are visible, with their values and instants. */
  readonly rows: Int32Array;
  readonly values: Float64Array;
  readonly observedAt: Float64Array;
  /** At row i: greatest `knownAt` and `seq` of the named rows up to i. */
  readonly knownUpTo: Float64Array;
  readonly seqUpTo: Int32Array;
  /** At row i: least `knownAt` of the named rows from i on. */
  readonly knownFrom: Float64Array;
}

/** Bytes of a full cut for each row of its column, about; its observed texts, once asked for, are counted with it. */
export const fullCutBytes = 4 + 8 + 8 + 8 + 4 + 8 + 40;

const cuts = new WeakMap<ColumnarSeries, FullCut>();

/** The full cut of a column for these sources; kept with the column, for the sources asked for last. */
export function fullCutOf(column: ColumnarSeries, sources: readonly string[]): FullCut {
  const known = cuts.get(column);
  if (known !== undefined && isSameList(known.sources, sources)) return known;
  const cut = makeFullCut(column, sources);
  cuts.set(column, cut);
  return cut;
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((name, n) => name === b[n]));

function makeFullCut(column: ColumnarSeries, sources: readonly string[]): FullCut {
  const { length, source, knownAt, seq } = column;
  const ranks = Int32Array.from(column.sources, (name) => sources.indexOf(name));
  const knownUpTo = new Float64Array(length);
  const seqUpTo = new Int32Array(length);
  const knownFrom = new Float64Array(length);
  let known = Number.NEGATIVE_INFINITY;
  let last = 0;
  for (let i = 0; i < length; i++) {
    if (ranks[source[i]!]! >= 0) {
      if (knownAt[i]! > known) known = knownAt[i]!;
      if (seq[i]! > last) last = seq[i]!;
    }
    knownUpTo[i] = known;
    seqUpTo[i] = last;
  }
  known = Number.POSITIVE_INFINITY;
  for (let i = length - 1; i >= 0; i--) {
    if (ranks[source[i]!]! >= 0 && knownAt[i]! < known) known = knownAt[i]!;
    knownFrom[i] = known;
  }
  const rows = chooseRows(column, ranks, sources.length, 0, length, Number.POSITIVE_INFINITY, column.maxSeq);
  return {
    sources: [...sources],
    ranks,
    rows,
    values: taken(column.inside, rows),
    observedAt: taken(column.observedAt, rows),
    knownUpTo,
    seqUpTo,
    knownFrom,
  };
}

const taken = (from: Float64Array, rows: Int32Array): Float64Array => {
  const to = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) to[i] = from[rows[i]!]!;
  return to;
};

/** Working space of `chooseRows`, which runs to its end without pause; what it chose is copied out. */
let scratch = new Int32Array(1024);

/**
 * Of each observation between two rows (both at the start of an observation) the row to show: of the best-ranked source
 * that has a visible row, the newest vintage.
 */
export function chooseRows(
  column: ColumnarSeries,
  ranks: Int32Array,
  worstRank: number,
  from: number,
  to: number,
  asOf: number,
  head: number,
): Int32Array {
  const { observedAt, source, knownAt, seq } = column;
  if (scratch.length < to - from) scratch = new Int32Array((to - from) * 2);
  const rows = scratch;
  let count = 0;
  for (let i = from; i < to; ) {
    const at = observedAt[i]!;
    let best = -1;
    let bestRank = worstRank;
    do {
      const rank = ranks[source[i]!]!;
      // Vintages of one source ascend, so the last that is visible is the newest.
      if (rank >= 0 && rank <= bestRank && knownAt[i]! <= asOf && seq[i]! <= head) {
        best = i;
        bestRank = rank;
      }
      i++;
    } while (i < to && observedAt[i] === at);
    if (best >= 0) rows[count++] = best;
  }
  return rows.slice(0, count);
}

/** The first position whose value is greater, in an array that never falls; its length when there is none. */
export function firstAbove(values: Float64Array | Int32Array, bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
