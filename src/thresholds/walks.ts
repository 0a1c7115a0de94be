/**
 * Random walks of daily closes for what has no formula: the sustained rule, and fat tails. All horizons and thresholds
 * are read from one set of draws, which is a constant of the program: the same seed, the same numbers on every machine.
 */
import { normalOfWord } from "../core/random/normals.ts";
import { fillWords, unitInterval } from "../core/random/philox.ts";

/** The seed and the number of paths are fixed, so that a published probability can be recomputed. */
export const walkSeed = 20251121;
export const sustainedPaths = 4000;
export const studentPaths = 4000;
const sustainedSessionsMax = 378;
const studentSessionsMax = 92;
/** Streams of the generator; stream 0 is that of the calculator `sustained-probability`, whose paths these are. */
const sustainedStream = 0;
const studentStream = 7;

/** A walk seen from its level, in standard deviations of a session. */
export interface Walk {
  /** Distance still to go to the level; negative when the value is already beyond. */
  readonly gap: number;
  /** Drift towards the level a session. */
  readonly drift: number;
  /** Closes in a row that are beyond already. */
  readonly inRow: number;
}

/** Share of paths that met the condition by a horizon, and its Monte Carlo standard error. */
export interface SimulatedShare {
  readonly value: number;
  readonly standardError: number;
}

/**
 * Probability by each horizon (sessions, ascending, at most 378) that `window` closes in a row were once all beyond the
 * level, with normal steps. The paths are those of `countSustained`; a test compares the counts.
 */
export function simulateSustained(walk: Walk, window: number, horizons: readonly number[]): readonly SimulatedShare[] {
  return simulate(sustainedDraws(), sustainedSessionsMax, walk, window, horizons);
}

/**
 * Probability by each horizon (sessions, ascending, at most 92) of one close beyond the level, with steps of Student's t
 * with four degrees of freedom, scaled to the same variance.
 */
export function simulateStudentTouch(walk: Walk, horizons: readonly number[]): readonly SimulatedShare[] {
  return simulate(studentDraws(), studentSessionsMax, walk, 1, horizons);
}

function simulate(
  draws: Float64Array,
  sessionsMax: number,
  { gap, drift, inRow }: Walk,
  window: number,
  horizons: readonly number[],
): readonly SimulatedShare[] {
  const last = horizons.at(-1) ?? 0;
  if (last > sessionsMax) throw new RangeError(`horizon: found ${last} sessions, expected at most ${sessionsMax}`);
  const paths = draws.length / sessionsMax;
  const metOn = new Uint32Array(last + 1);
  for (let path = 0; path < paths; path++) {
    let at = -gap;
    let run = inRow;
    const from = path * sessionsMax;
    for (let session = 1; session <= last; session++) {
      at += drift + draws[from + session - 1]!;
      if (at <= 0) run = 0;
      else if (++run >= window) {
        metOn[session]! += 1;
        break;
      }
    }
  }
  let met = 0;
  let session = 0;
  return horizons.map((horizon) => {
    while (session < horizon) met += metOn[++session]!;
    const value = met / paths;
    return { value, standardError: Math.sqrt((value * (1 - value)) / paths) };
  });
}

let sustainedCache: Float64Array | undefined;
/** Standard normal steps, path after path; computed once, because they never change. */
function sustainedDraws(): Float64Array {
  sustainedCache ??= drawPaths(sustainedPaths, sustainedSessionsMax, sustainedStream, 1, (words, i) =>
    normalOfWord(words[i]!),
  );
  return sustainedCache;
}

let studentCache: Float64Array | undefined;
/**
 * Steps z / sqrt(v / 4) / sqrt 2 with v = -2 ln(u1 u2), which is chi-squared with four degrees; the variance of Student's
 * t with four degrees is 2.
 */
function studentDraws(): Float64Array {
  studentCache ??= drawPaths(studentPaths, studentSessionsMax, studentStream, 3, (words, i) => {
    const v = -2 * Math.log(unitInterval(words[i + 1]!) * unitInterval(words[i + 2]!));
    return normalOfWord(words[i]!) / Math.sqrt(v / 2);
  });
  return studentCache;
}

function drawPaths(
  paths: number,
  sessions: number,
  stream: number,
  wordsPerStep: number,
  stepOf: (words: Uint32Array, at: number) => number,
): Float64Array {
  const words = new Uint32Array(sessions * wordsPerStep);
  const steps = new Float64Array(paths * sessions);
  for (let path = 0; path < paths; path++) {
    fillWords(words, { seed: walkSeed, path, stream });
    for (let i = 0; i < sessions; i++) steps[path * sessions + i] = stepOf(words, i * wordsPerStep);
  }
  return steps;
}
