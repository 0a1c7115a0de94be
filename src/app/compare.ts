/** The rows of one series in a payload, beside what is stored of it and beside each other. */
import { observedAt } from "../core/time.ts";
import { insideValue } from "../market/inside-value.ts";
import type { ObservationRow, ParsedRow } from "../market/observation.ts";
import { describeMaxJump, findScale, isJump } from "../market/plausible.ts";
import type { SeriesDefinition } from "../market/series.ts";
import type { SourceDefinition } from "../sources/define.ts";
import type { Point, StoredSeries } from "./stored-series.ts";

/** Positions of rows, filled while the series of a payload are compared. */
export interface Findings {
  /** Why a row is held back. */
  readonly because: Map<number, string>;
  /** Stored already, or said before in the payload. */
  readonly known: Set<number>;
  /** Change a stored value. */
  readonly revised: Set<number>;
  /** Say something else about a publication that is stored: they were not known before they came. */
  readonly corrected: Set<number>;
}

interface Candidate extends Point {
  readonly n: number;
  /** The newest stored vintage of the observation. */
  readonly newest: ObservationRow | undefined;
  /** The stored vintage of the same publication; for a source without vintages the newest. */
  readonly same: ObservationRow | undefined;
}

const insideOf = (row: ObservationRow): number => insideValue(row.value, row.unit)!;

export function compare(
  source: SourceDefinition,
  series: SeriesDefinition,
  stored: StoredSeries,
  rows: readonly ParsedRow[],
  positions: readonly number[],
  { because, known, revised, corrected }: Findings,
): void {
  const candidates = positions
    .filter((n) => !because.has(n) && !known.has(n))
    .map((n) => candidateOf(source, stored, rows[n]!, n))
    .sort((a, b) => a.at - b.at);
  // A packaged figure is replaced once by the publisher's own.
  for (const { n, same } of candidates)
    if (same && isSameRow(same, rows[n]!) && same.origin === source.origin) known.add(n);
  const scale = findScale(candidates.flatMap(({ newest, value }) => (newest ? [[insideOf(newest), value]] : [])));
  if (scale !== 0) {
    const reason = `the values are 1e${scale} times those stored for the same days: the unit has changed`;
    for (const { n } of candidates) if (!known.has(n)) because.set(n, reason);
    return;
  }
  const alone = isFirstAlone(series, candidates, stored) ? candidates[0] : undefined;
  let last: Point | undefined;
  for (const candidate of candidates) {
    const { n, newest, same, value } = candidate;
    if (!known.has(n)) {
      const previous = later(stored.before(candidate.at), last);
      const reason = candidate === alone ? standsAlone(rows[n]!) : doubt(series, candidate, previous, stored, rows[n]!);
      if (reason !== undefined) {
        because.set(n, reason);
        continue;
      }
      const isNewer = newest && (rows[n]!.published ?? Number.POSITIVE_INFINITY) >= (newest.published ?? 0);
      if (isNewer && insideOf(newest) !== value) revised.add(n);
      if (same && insideOf(same) !== value) corrected.add(n);
    }
    last = candidate;
  }
}

function candidateOf(source: SourceDefinition, stored: StoredSeries, row: ParsedRow, n: number): Candidate {
  const at = observedAt(row.observed);
  const vintages = stored.vintages(at, row.source);
  const newest = vintages.at(-1);
  const isDated = source.hasVintages === true && row.published !== undefined;
  const same = isDated ? vintages.findLast((v) => v.published === row.published) : newest;
  return { n, at, value: insideValue(Number(row.text), row.unit)!, newest, same };
}

const isSameRow = (stored: ObservationRow, row: ParsedRow): boolean =>
  stored.text === row.text && stored.unit === row.unit && stored.periodStart === (row.periodStart ?? null);

const later = (a: Point | undefined, b: Point | undefined): Point | undefined => (!a ? b : !b || a.at >= b.at ? a : b);

/** The first value of a payload without a stored one before it, when the next two agree with each other and not with it. */
function isFirstAlone(series: SeriesDefinition, [a, b, c]: readonly Point[], stored: StoredSeries): boolean {
  if (!a || !b || !c || stored.before(a.at)) return false;
  const jumps = (from: Point, to: Point) => isJump(series, from.value, to.value, to.at - from.at);
  return jumps(a, b) && jumps(a, c) && !jumps(b, c);
}

const standsAlone = ({ text, unit }: ParsedRow): string =>
  `${text} ${unit} stands alone: the values after it agree with each other and not with it`;

/** Why a row cannot be believed beside the others; undefined when it can. */
function doubt(
  series: SeriesDefinition,
  { at, value, newest, same }: Candidate,
  previous: Point | undefined,
  stored: StoredSeries,
  { text, unit }: ParsedRow,
): string | undefined {
  const limit = `more than ${describeMaxJump(series)}`;
  if (newest && isJump(series, insideOf(newest), value, 0))
    return `${text} ${unit} revises ${newest.text} ${newest.unit}, ${limit}`;
  if (same && same !== newest && insideOf(same) !== value)
    return `${text} ${unit} changes ${same.text} ${same.unit}, which a later publication has replaced`;
  const neighbour = previous ?? stored.after(at);
  if (neighbour && neighbour.at !== at && isJump(series, neighbour.value, value, at - neighbour.at))
    return `${text} ${unit} jumps from ${neighbour.value} to ${value} (${series.unit}), ${limit}`;
  return undefined;
}
