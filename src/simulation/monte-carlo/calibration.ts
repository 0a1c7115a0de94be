/**
 * What the factors' history says: volatility clusters, shapes of shocks, and how they go together. Derived statistics: the
 * history itself cannot be had back from them.
 */
import { centred, correlationsOf, unit } from "../../core/math/correlation.ts";
import { log, sineOfQuarterTurns } from "../../core/math/elementary.ts";
import { fitGarch, type Garch, garchVariances } from "../../core/math/garch.ts";
import { kendallTrend } from "../../core/math/kendall.ts";
import { cholesky, forwardSubstitute } from "../../core/math/linear.ts";
import { logGammaHalf, studentInverse } from "../../core/math/student.ts";
import { type CommonNews, commonNewsOf } from "./common-news.ts";
import { changesOf, factorAt, factors } from "./factors.ts";
import { type Margin, marginOf } from "./margin.ts";

export interface FactorFit {
  readonly id: string;
  readonly garch: Garch;
  readonly margin: Margin;
  /** For a factor that returns: share of the distance in logarithms made good a session, and the mean logarithm. */
  readonly reversion?: { readonly speed: number; readonly mean: number };
}

export interface FactorCalibration {
  readonly factors: readonly FactorFit[];
  /** Of the shocks, summed over `correlationSessions`: Tokyo answers New York a day later, and both count. */
  readonly correlations: readonly (readonly number[])[];
  readonly correlationSessions: number;
  /** Degrees of freedom of the t copula, the best even number, and the likelihood of the others. */
  readonly degrees: number;
  readonly degreesProfile: readonly { readonly degrees: number; readonly logLikelihood: number }[];
  /** How much of what moves their volatilities the factors have in common. */
  readonly commonNews: CommonNews;
  /** Log move of VIX for one of the Nasdaq, by least squares: what an endogenous fall does to VIX. */
  readonly vixPerNasdaq: number;
  readonly sessions: number;
  readonly from: string;
  readonly to: string;
}

/** Fewer continuous sessions than this give no calibration of one's own. */
export const calibrationSessionsMin = 750;
export const correlationSessions = 5;
const degreesTried = [2, 4, 6, 8, 10, 12, 16, 20, 30];

/**
 * Fits every factor, in the order of `factors`, from levels on common sessions without a hole. Means are taken out: what
 * is simulated has no drift of the past. Throws a RangeError below 750 sessions.
 */
export function calibrate(
  sessions: readonly string[],
  columns: readonly (readonly number[])[],
  margins: "all" | "packaged",
): FactorCalibration {
  if (sessions.length < calibrationSessionsMin)
    throw new RangeError(`sessions: found ${sessions.length}, expected at least ${calibrationSessionsMin}`);
  const fitted = factors.map((factor, i) => {
    const levels = columns[i]!;
    const { shocks, reversion } =
      factor.kind === "log-reverting"
        ? revertingShocks(levels)
        : { shocks: centred(changesOf(factor, levels)), reversion: undefined };
    const garch = fitGarch(shocks);
    const ahead = garchVariances(shocks, garch);
    const standardised = unit(shocks.map((e, t) => e / Math.sqrt(ahead[t]!)));
    return { id: factor.id, garch, reversion, standardised };
  });
  const standardised = fitted.map((f) => f.standardised);
  const profile = degreesProfile(standardised);
  const best = profile.reduce((top, row) => (row.logLikelihood > top.logLikelihood ? row : top));
  const fit = {
    factors: fitted.map(({ id, garch, reversion, standardised: z }) => ({
      id,
      garch,
      margin: marginOf(z, margins),
      ...(reversion ? { reversion } : {}),
    })),
    correlations: correlationsOf(standardised.map((z) => rollingSums(z, correlationSessions))),
    degrees: best.degrees,
  };
  return {
    ...fit,
    correlationSessions,
    degreesProfile: profile,
    commonNews: commonNewsOf(columns, fit),
    vixPerNasdaq: slopeOf(
      changesOf(factors[factorAt("vix")]!, columns[factorAt("vix")]!),
      changesOf(factors[factorAt("nasdaq")]!, columns[factorAt("nasdaq")]!),
    ),
    sessions: sessions.length,
    from: sessions[0]!,
    to: sessions.at(-1)!,
  };
}

/** Shocks of ln x' = ln x + speed (mean - ln x) + shock, by least squares. */
function revertingShocks(levels: readonly number[]) {
  const logs = levels.map(log);
  const slope = slopeOf(logs.slice(1), logs.slice(0, -1));
  const average = logs.reduce((sum, x) => sum + x, 0) / logs.length;
  const speed = Math.max(1e-4, 1 - slope);
  const shocks = centred(logs.slice(1).map((x, t) => x - logs[t]! - speed * (average - logs[t]!)));
  return { shocks, reversion: { speed, mean: average } };
}

function slopeOf(y: readonly number[], x: readonly number[]): number {
  const [dy, dx] = [centred(y), centred(x)];
  return dx.reduce((sum, a, t) => sum + a * dy[t]!, 0) / dx.reduce((sum, a) => sum + a * a, 0);
}
const rollingSums = (list: readonly number[], n: number): number[] =>
  list.slice(n - 1).map((_, t) => list.slice(t, t + n).reduce((sum, x) => sum + x, 0));

/** Likelihood of the t copula of daily ranks by its degrees, at the correlations that Kendall's tau implies for any. */
function degreesProfile(columns: readonly (readonly number[])[]): { degrees: number; logLikelihood: number }[] {
  const ranks = columns.map(ranksOf);
  const lower = cholesky(ranks.map((a) => ranks.map((b) => (a === b ? 1 : sineOfQuarterTurns(kendall(a, b))))));
  return degreesTried.map((degrees) => {
    const inverse = ranks[0]!.map((_, k) => studentInverse((k + 0.5) / ranks[0]!.length, degrees));
    const scores = ranks.map((list) => list.map((rank) => inverse[rank]!));
    return { degrees, logLikelihood: copulaLikelihood(scores, degrees, lower) };
  });
}

/** Place of each value in ascending order, from 0; equal values in order of time. */
function ranksOf(list: readonly number[]): number[] {
  const order = list.map((_, t) => t).sort((a, b) => list[a]! - list[b]! || a - b);
  const ranks = new Array<number>(list.length);
  for (const [rank, t] of order.entries()) ranks[t] = rank;
  return ranks;
}

/** Kendall's tau of two lists of ranks: the trend of one in the order of the other. */
function kendall(a: readonly number[], b: readonly number[]): number {
  const inOrder = new Float64Array(a.length);
  for (const [t, rank] of a.entries()) inOrder[rank] = b[t]!;
  return kendallTrend(inOrder);
}

function copulaLikelihood(
  scores: readonly (readonly number[])[],
  degrees: number,
  lower: readonly (readonly number[])[] | undefined,
): number {
  const size = scores.length;
  if (!lower) return Number.NEGATIVE_INFINITY;
  const logDeterminant = lower.reduce((sum, row, i) => sum + 2 * log(row[i]!), 0);
  const constant =
    logGammaHalf((degrees + size) / 2) +
    (size - 1) * logGammaHalf(degrees / 2) -
    size * logGammaHalf((degrees + 1) / 2) -
    logDeterminant / 2;
  let total = 0;
  for (let t = 0; t < scores[0]!.length; t++) {
    const x = scores.map((column) => column[t]!);
    const squares = forwardSubstitute(lower, x).reduce((sum, y) => sum + y * y, 0);
    let marginal = 0;
    for (const value of x) marginal += log(1 + (value * value) / degrees);
    total += constant - ((degrees + size) / 2) * log(1 + squares / degrees) + ((degrees + 1) / 2) * marginal;
  }
  return total;
}
