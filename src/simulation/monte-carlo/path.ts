/** One path of the outlook from the start to the horizon, and what it will be judged by. */
import { exp, log } from "../../core/math/elementary.ts";
import { CascadeWatch, cascadeLegs } from "../../models/outlook/cascade-episodes.ts";
import { DailyAgents } from "./agents.ts";
import { factorAt, factors } from "./factors.ts";
import type { MonteCarloInput } from "./input.ts";
import { SegmentTracker } from "./segment-tracker.ts";
import { drawOf, ShockGenerator, tercileOf } from "./shocks.ts";

const vix = factorAt("vix");

const sessionsBetweenMarks = 42;
/** Sessions at which a path is looked at on its way: every two months, and the horizon. */
export function fanMarks(horizonSessions: number): readonly number[] {
  const before = Math.ceil(horizonSessions / sessionsBetweenMarks) - 1;
  return [...Array.from({ length: before }, (_, k) => (k + 1) * sessionsBetweenMarks), horizonSessions];
}

/** What is known of a path when it is over. Sessions count from 1; 0 is never. */
export interface PathFacts {
  readonly tercile: number;
  /** First cascade after the start. */
  readonly cascadeAt: number;
  /** First episode by the rule of stress segments, in the order of `segmentReadings`. */
  readonly segmentsAt: Float64Array;
  /** First time that each watched level was met, in the order of the input. */
  readonly metAt: Float64Array;
  readonly levels: Float64Array;
  /** Levels at each mark; those of the end where the path ended before. */
  readonly atMarks: readonly Float64Array[];
  readonly start: readonly number[];
  /** Sessions in a row, up to the last, that VIX closed below the level of a recovery. */
  readonly calmSessions: number;
  /** A market blew up under forced trades: the path ended there, a fault of its draw rather than a forecast. */
  readonly isExplosive: boolean;
  /** Squared changes of each factor over the path: exogenous, and with forced trades. */
  readonly exogenousSquares: Float64Array;
  readonly totalSquares: Float64Array;
}

/** Simulates paths one after another. A path is a function of the input and its number alone. */
export class PathSimulator {
  readonly #input: MonteCarloInput;
  readonly #shocks: ShockGenerator;
  /** One a draw, made when a path first takes it. */
  readonly #agents: Map<string, DailyAgents> = new Map();
  readonly #watch: CascadeWatch;
  readonly #segments: SegmentTracker;
  readonly #total = new Float64Array(factors.length);
  readonly #closes = new Float64Array(cascadeLegs.length);
  readonly #inRow: Float64Array;
  readonly #marks: readonly number[];
  readonly #facts: { -readonly [Key in keyof PathFacts]: PathFacts[Key] };

  constructor(input: MonteCarloInput) {
    this.#input = input;
    this.#shocks = new ShockGenerator(input);
    this.#watch = new CascadeWatch(input.cascade);
    this.#segments = new SegmentTracker(input);
    this.#inRow = new Float64Array(input.watched.length);
    this.#marks = fanMarks(input.horizonSessions);
    this.#facts = {
      tercile: 0,
      cascadeAt: 0,
      segmentsAt: this.#segments.firstAt,
      metAt: new Float64Array(input.watched.length),
      levels: new Float64Array(factors.length),
      atMarks: fanMarks(input.horizonSessions).map(() => new Float64Array(factors.length)),
      start: input.levels,
      calmSessions: 0,
      isExplosive: false,
      exogenousSquares: new Float64Array(factors.length),
      totalSquares: new Float64Array(factors.length),
    };
  }

  /** The facts of a path; the same object each time, overwritten by the next path. */
  run(path: number): PathFacts {
    const input = this.#input;
    const facts = this.#facts;
    const { levels, atMarks } = facts;
    let mark = 0;
    facts.tercile = tercileOf(path);
    facts.cascadeAt = 0;
    facts.calmSessions = 0;
    facts.isExplosive = false;
    facts.metAt.fill(0);
    facts.exogenousSquares.fill(0);
    facts.totalSquares.fill(0);
    levels.set(input.levels);
    for (const [k, { inRow }] of input.watched.entries()) this.#inRow[k] = inRow;
    this.#watch.restart();
    this.#segments.restart();
    // What was under way at the start is not an event of the horizon, but its legs still count.
    for (const closes of input.history) this.#watch.next(closes);
    this.#shocks.restart(path);
    const agents = this.#agentsOf(path);
    agents?.restart();
    for (let session = 1; session <= input.horizonSessions; session++) {
      if (!this.#step(levels, agents)) {
        facts.isExplosive = true;
        break;
      }
      for (let leg = 0; leg < cascadeLegs.length; leg++) this.#closes[leg] = levels[leg]!;
      this.#segments.next(levels);
      if (this.#watch.next(this.#closes) && facts.cascadeAt === 0) facts.cascadeAt = session;
      facts.calmSessions = levels[vix]! < input.recovery.vixBelow ? facts.calmSessions + 1 : 0;
      for (let k = 0; k < input.watched.length; k++) {
        const { factor, side, level, window } = input.watched[k]!;
        const isBeyond = side === "above" ? levels[factor]! > level : levels[factor]! < level;
        this.#inRow[k] = isBeyond ? this.#inRow[k]! + 1 : 0;
        if (facts.metAt[k] === 0 && this.#inRow[k]! >= window) facts.metAt[k] = session;
      }
      if (session === this.#marks[mark]) atMarks[mark++]!.set(levels);
    }
    for (; mark < atMarks.length; mark++) atMarks[mark]!.set(levels);
    return facts;
  }

  /** Moves the levels by one session; false when a market blew up. */
  #step(levels: Float64Array, agents: DailyAgents | undefined): boolean {
    const { changes } = this.#shocks;
    this.#shocks.next();
    for (let i = 0; i < factors.length; i++) {
      // The way back of a reverting factor is known the day before; squares are of what was not.
      this.#facts.exogenousSquares[i]! += changes[i]! * changes[i]!;
      this.#total[i] = changes[i]!;
    }
    if (agents && !agents.day(this.#total)) return false;
    for (let i = 0; i < factors.length; i++) this.#facts.totalSquares[i]! += this.#total[i]! * this.#total[i]!;
    moveLevels(levels, this.#total, this.#input);
    return true;
  }

  /** The agents of the path's draw; none when its tercile has no draws. */
  #agentsOf(path: number): DailyAgents | undefined {
    const { agents, seed } = this.#input;
    const draws = agents?.draws[tercileOf(path)];
    if (!agents || !draws || draws.length === 0) return undefined;
    const draw = drawOf(seed, path, draws.length);
    const key = `${tercileOf(path)} ${draw}`;
    const known = this.#agents.get(key);
    if (known) return known;
    const made = new DailyAgents(agents, draws[draw]!, [], "path");
    this.#agents.set(key, made);
    return made;
  }
}

/** Moves the levels by one session's changes, in place; a factor that reverts goes its part of the way back as well. */
export function moveLevels(levels: Float64Array, changes: Float64Array, { calibration }: MonteCarloInput): void {
  for (let i = 0; i < factors.length; i++) {
    const { reversion } = calibration.factors[i]!;
    const back = reversion ? reversion.speed * (reversion.mean - log(levels[i]!)) : 0;
    if (factors[i]!.kind === "difference") levels[i]! += changes[i]!;
    else levels[i]! *= exp(changes[i]! + back);
  }
}
