/**
 * Counts over paths. All of it is whole numbers, also the sums of squares (in billionths), so tallies of disjoint ranges of
 * paths add up to that of the whole, to the bit, in any order and on any number of workers.
 */
import { factors } from "./factors.ts";
import type { MonteCarloInput } from "./input.ts";
import { outcomes } from "./outcomes/index.ts";
import { type PathFacts, PathSimulator } from "./path.ts";
import { exposureTerciles } from "./shocks.ts";

export const sessionsPerMonth = 21;
/** Squares are counted in this unit; a path has at most a few million of them, far below 2^53 over any number of paths. */
const squareUnit = 1e-9;

/** One tercile of the exposure. */
export interface TercileTally {
  readonly paths: number;
  /** Paths by outcome, in the order of `outcomes`. */
  readonly outcomes: readonly number[];
  readonly cascades: number;
  /** Paths that ended early because a market blew up; they count by what they had met until then. */
  readonly explosive: number;
  /** First cascades by month of 21 sessions. */
  readonly cascadesByMonth: readonly number[];
  /** By watched level: paths that met it, those with a cascade in the same or a later session, those with any cascade. */
  readonly met: readonly number[];
  readonly metThenCascade: readonly number[];
  readonly metAndCascade: readonly number[];
  /** By factor, in billionths of squared change. */
  readonly exogenousSquares: readonly number[];
  readonly totalSquares: readonly number[];
}

export interface Tally {
  readonly terciles: readonly TercileTally[];
}

const monthsOf = ({ horizonSessions }: MonteCarloInput): number => Math.ceil(horizonSessions / sessionsPerMonth);

export const emptyTally = (input: MonteCarloInput): Tally => ({
  terciles: Array.from({ length: exposureTerciles }, () => ({
    paths: 0,
    outcomes: outcomes.map(() => 0),
    cascades: 0,
    explosive: 0,
    cascadesByMonth: new Array<number>(monthsOf(input)).fill(0),
    met: input.watched.map(() => 0),
    metThenCascade: input.watched.map(() => 0),
    metAndCascade: input.watched.map(() => 0),
    exogenousSquares: factors.map(() => 0),
    totalSquares: factors.map(() => 0),
  })),
});

const addLists = (a: readonly number[], b: readonly number[]): number[] => a.map((x, i) => x + b[i]!);

export const addTerciles = (a: TercileTally, b: TercileTally): TercileTally => ({
  paths: a.paths + b.paths,
  outcomes: addLists(a.outcomes, b.outcomes),
  cascades: a.cascades + b.cascades,
  explosive: a.explosive + b.explosive,
  cascadesByMonth: addLists(a.cascadesByMonth, b.cascadesByMonth),
  met: addLists(a.met, b.met),
  metThenCascade: addLists(a.metThenCascade, b.metThenCascade),
  metAndCascade: addLists(a.metAndCascade, b.metAndCascade),
  exogenousSquares: addLists(a.exogenousSquares, b.exogenousSquares),
  totalSquares: addLists(a.totalSquares, b.totalSquares),
});

export const addTallies = (a: Tally, b: Tally): Tally => ({
  terciles: a.terciles.map((tercile, k) => addTerciles(tercile, b.terciles[k]!)),
});

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly number[] ? number[] : T[Key] };

function count(tally: Mutable<TercileTally>, path: PathFacts, input: MonteCarloInput): void {
  tally.paths++;
  tally.outcomes[outcomes.findIndex(({ holds }) => holds(path, input))]!++;
  const { cascadeAt } = path;
  if (path.isExplosive) tally.explosive++;
  if (cascadeAt > 0) {
    tally.cascades++;
    tally.cascadesByMonth[Math.floor((cascadeAt - 1) / sessionsPerMonth)]!++;
  }
  for (let k = 0; k < path.metAt.length; k++) {
    if (path.metAt[k] === 0) continue;
    tally.met[k]!++;
    if (cascadeAt > 0) tally.metAndCascade[k]!++;
    if (cascadeAt >= path.metAt[k]!) tally.metThenCascade[k]!++;
  }
  for (let i = 0; i < factors.length; i++) {
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
