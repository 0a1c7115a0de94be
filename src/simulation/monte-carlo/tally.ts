/**
 * Counts over paths. All of it is whole numbers, also the sums of squares (in billionths), so tallies of disjoint ranges of
 * paths add up to that of the whole, to the bit, in any order and on any number of workers.
 */
import { log } from "../../core/math/elementary.ts";
import { factors } from "./factors.ts";
import type { MonteCarloInput } from "./input.ts";
import { outcomes } from "./outcomes/index.ts";
import { fanMarks, type PathFacts, PathSimulator } from "./path.ts";
import { segmentReadings } from "./segment-tracker.ts";
import { exposureTerciles } from "./shocks.ts";

/** Squares are counted in this unit; a path has at most a few million of them, far below 2^53 over any number of paths. */
const squareUnit = 1e-9;

/** One tercile of the exposure. */
export interface TercileTally {
  readonly paths: number;
  /** Paths by outcome, in the order of `outcomes`. */
  readonly outcomes: readonly number[];
  readonly cascades: number;
  /** Paths with an episode by the rule of stress segments, in the order of `segmentReadings`. */
  readonly segmentEpisodes: readonly number[];
  /** Paths that ended early because a market blew up; they count by what they had met until then. */
  readonly explosive: number;
  /** Of them, those with a cascade before they ended. */
  readonly explosiveCascades: number;
  /** First cascades by session, the first session at place 0. */
  readonly cascadesBySession: readonly number[];
  /** By watched level: paths that met it, those with their first cascade in the same or a later session, those with any. */
  readonly met: readonly number[];
  readonly metThenCascade: readonly number[];
  readonly metAndCascade: readonly number[];
  /** By watched level: paths that met it with no cascade before, by the session in which they did. */
  readonly metFirstBySession: readonly (readonly number[])[];
  /** By mark of `fanMarks` and factor: paths by where they stood, in the cells of `endCellOf`. The last mark is the horizon. */
  readonly fan: readonly (readonly (readonly number[])[])[];
  /** By factor, in billionths of squared change. */
  readonly exogenousSquares: readonly number[];
  readonly totalSquares: readonly number[];
}

export interface Tally {
  readonly terciles: readonly TercileTally[];
}

/** Where a factor stands against its start: log change, or percentage points of a yield, in cells of one hundredth. */
const endsWithin = 5;
const endCell = 0.01;
const endCells = Math.round((2 * endsWithin) / endCell);
/** Middle of a cell. */
export const endAt = (cell: number): number => (cell + 0.5) * endCell - endsWithin;
function endCellOf(factor: number, level: number, start: number): number {
  const change = factors[factor]!.kind === "difference" ? 100 * (level - start) : log(level / start);
  return Math.max(0, Math.min(endCells - 1, Math.floor((change + endsWithin) / endCell)));
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

export const emptyTally = (input: MonteCarloInput): Tally => ({
  terciles: Array.from({ length: exposureTerciles }, () => ({
    paths: 0,
    outcomes: outcomes.map(() => 0),
    cascades: 0,
    segmentEpisodes: segmentReadings.map(() => 0),
    explosive: 0,
    explosiveCascades: 0,
    cascadesBySession: zeros(input.horizonSessions),
    met: input.watched.map(() => 0),
    metThenCascade: input.watched.map(() => 0),
    metAndCascade: input.watched.map(() => 0),
    metFirstBySession: input.watched.map(() => zeros(input.horizonSessions)),
    fan: fanMarks(input.horizonSessions).map(() => factors.map(() => zeros(endCells))),
    exogenousSquares: factors.map(() => 0),
    totalSquares: factors.map(() => 0),
  })),
});

const addLists = (a: readonly number[], b: readonly number[]): number[] => a.map((x, i) => x + b[i]!);

const addTables = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] =>
  a.map((list, i) => addLists(list, b[i]!));

export const addTerciles = (a: TercileTally, b: TercileTally): TercileTally => ({
  paths: a.paths + b.paths,
  outcomes: addLists(a.outcomes, b.outcomes),
  cascades: a.cascades + b.cascades,
  segmentEpisodes: addLists(a.segmentEpisodes, b.segmentEpisodes),
  explosive: a.explosive + b.explosive,
  explosiveCascades: a.explosiveCascades + b.explosiveCascades,
  cascadesBySession: addLists(a.cascadesBySession, b.cascadesBySession),
  met: addLists(a.met, b.met),
  metThenCascade: addLists(a.metThenCascade, b.metThenCascade),
  metAndCascade: addLists(a.metAndCascade, b.metAndCascade),
  metFirstBySession: addTables(a.metFirstBySession, b.metFirstBySession),
  fan: a.fan.map((table, k) => addTables(table, b.fan[k]!)),
  exogenousSquares: addLists(a.exogenousSquares, b.exogenousSquares),
  totalSquares: addLists(a.totalSquares, b.totalSquares),
});

export const addTallies = (a: Tally, b: Tally): Tally => ({
  terciles: a.terciles.map((tercile, k) => addTerciles(tercile, b.terciles[k]!)),
});

type Mutable<T> = {
  -readonly [Key in keyof T]: T[Key] extends readonly number[]
    ? number[]
    : T[Key] extends readonly (readonly number[])[]
      ? number[][]
      : T[Key] extends readonly (readonly (readonly number[])[])[]
        ? number[][][]
        : T[Key];
};

function count(tally: Mutable<TercileTally>, path: PathFacts, input: MonteCarloInput): void {
  tally.paths++;
  tally.outcomes[outcomes.findIndex(({ holds }) => holds(path, input))]!++;
  const { cascadeAt } = path;
  if (path.isExplosive) {
    tally.explosive++;
    if (cascadeAt > 0) tally.explosiveCascades++;
  }
  for (let k = 0; k < path.segmentsAt.length; k++) if (path.segmentsAt[k]! > 0) tally.segmentEpisodes[k]!++;
  if (cascadeAt > 0) {
    tally.cascades++;
    tally.cascadesBySession[cascadeAt - 1]!++;
  }
  for (let k = 0; k < path.metAt.length; k++) {
    if (path.metAt[k] === 0) continue;
    tally.met[k]!++;
    if (cascadeAt > 0) tally.metAndCascade[k]!++;
    if (cascadeAt >= path.metAt[k]!) tally.metThenCascade[k]!++;
    if (cascadeAt === 0 || cascadeAt >= path.metAt[k]!) tally.metFirstBySession[k]![path.metAt[k]! - 1]!++;
  }
  for (let i = 0; i < factors.length; i++) {
    for (const [k, levels] of path.atMarks.entries()) tally.fan[k]![i]![endCellOf(i, levels[i]!, path.start[i]!)]!++;
    tally.exogenousSquares[i]! += Math.round(path.exogenousSquares[i]! / squareUnit);
    tally.totalSquares[i]! += Math.round(path.totalSquares[i]! / squareUnit);
  }
}

/** Simulates paths `first` to `first + paths - 1` and counts them. */
export function tallyPaths(simulator: PathSimulator, input: MonteCarloInput, first: number, paths: number): Tally {
  const tally = emptyTally(input);
  for (let path = first; path < first + paths; path++) {
    const facts = simulator.run(path);
    count(tally.terciles[facts.tercile] as Mutable<TercileTally>, facts, input);
  }
  return tally;
}

export const createSimulator = (input: MonteCarloInput): PathSimulator => new PathSimulator(input);
