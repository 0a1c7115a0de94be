/**
 * How much of what moves the factors' volatilities they have in common: the share with which the months of paths rise and calm
 * down together as much as those of history. Fitted one by one, volatilities would cluster each by itself.
 */
import { correlationsOf, meanOf } from "../../core/math/correlation.ts";
import { log } from "../../core/math/elementary.ts";
import type { FactorCalibration } from "./calibration.ts";
import { changesOf, factors, sharesNews } from "./factors.ts";
import { ShockGenerator } from "./shocks.ts";

interface NewsPoint {
  readonly strength: number;
  readonly lo: number;
  readonly mean: number;
  readonly hi: number;
}

export interface CommonNews {
  /** Share of what moves the variance of a factor that shares news; see `ShockInput.commonNews`. */
  readonly strength: number;
  /** Strengths on whose paths the history lies within 5 to 95 %. */
  readonly range: { readonly lo: number; readonly hi: number };
  /** Mean correlation of the logarithms of 20-session volatilities over pairs of factors that share news: history. */
  readonly history: number;
  /** The same on paths of as many sessions, mean and 5 to 95 %, by strength; the estimate lies between two of them. */
  readonly profile: readonly NewsPoint[];
}

const monthSessions = 20;
/** Paths as long as the history; the error of their mean is a tenth of what another history of that length would show. */
const newsPaths = 40;
/** Paths beyond each end of 5 to 95 %. */
const beyond = 0.05 * newsPaths;
const newsSeed = 5;
const strengths = [0, 0.25, 0.5, 0.75, 1];
/** Far beyond any shock of the history, so that none of a usual path is cut. */
const capSigmas = 12;

export const newsMethod = `matched moment: mean correlation of the logarithms of ${monthSessions}-session volatilities over the pairs of ${factors
  .filter((_, i) => sharesNews(i))
  .map(({ id }) => id)
  .join(
    ", ",
  )}; history against ${newsPaths} paths of as many sessions, whole shocks, no agents; range: 5 to 95 % of paths`;

type Fit = Pick<FactorCalibration, "factors" | "correlations" | "degrees">;

/** The strength whose paths match the history; where no strength reaches it, the nearer end. */
export function commonNewsOf(columns: readonly (readonly number[])[], fit: Fit): CommonNews {
  const sessions = columns[0]!.length - 1;
  const history = togetherIn(factors.map((factor, i) => volatilitiesOf(changesOf(factor, columns[i]!))));
  const profile = strengths.map((strength) => {
    const together = volatilitiesOnPaths(fit, strength, sessions).map(togetherIn);
    const ascending = [...together].sort((a, b) => a - b);
    return { strength, lo: ascending[beyond]!, mean: meanOf(together), hi: ascending[newsPaths - 1 - beyond]! };
  });
  return {
    strength: strengthAt(profile, "mean", history),
    range: { lo: strengthAt(profile, "hi", history), hi: strengthAt(profile, "lo", history) },
    history,
    profile,
  };
}

/** Where the profile first reaches `wanted`, between its points by a straight line; the nearer end where it never does. */
export function strengthAt(profile: CommonNews["profile"], curve: "lo" | "mean" | "hi", wanted: number): number {
  if (wanted <= profile[0]![curve]) return profile[0]!.strength;
  for (const [k, high] of profile.entries()) {
    const low = profile[k - 1];
    if (low && high[curve] >= wanted) {
      const part = (wanted - low[curve]) / (high[curve] - low[curve]);
      return low.strength + part * (high.strength - low.strength);
    }
  }
  return profile.at(-1)!.strength;
}

/** By path and factor: logarithms of 20-session volatilities on whole shocks, without agents, from long-run volatility. */
export function volatilitiesOnPaths(fit: Fit, commonNews: number, sessions: number): number[][][] {
  const shocks = new ShockGenerator({
    seed: newsSeed,
    calibration: fit,
    degrees: fit.degrees,
    commonNews,
    capSigmas,
    exogenous: { tailFrom: capSigmas, tailShare: 1 },
    variances: fit.factors.map(({ garch }) => garch.variance),
  });
  return Array.from({ length: newsPaths }, (_, path) => {
    shocks.restart(path);
    const changes: number[][] = factors.map(() => []);
    for (let t = 0; t < sessions; t++) {
      shocks.next();
      for (const [i, list] of changes.entries()) list.push(shocks.changes[i]!);
    }
    return changes.map(volatilitiesOf);
  });
}

/** Logarithm of the root mean square of the last 20 changes, from the twentieth on. */
export const volatilitiesOf = (changes: readonly number[]): number[] =>
  changes.slice(monthSessions - 1).map((_, t) => {
    let squares = 0;
    for (let k = t; k < t + monthSessions; k++) squares += changes[k]! * changes[k]!;
    return log(Math.max(Number.MIN_VALUE, squares / monthSessions)) / 2;
  });

/** Mean correlation over the pairs of factors that share news. */
function togetherIn(volatilities: readonly (readonly number[])[]): number {
  const correlations = correlationsOf(volatilities.filter((_, i) => sharesNews(i)));
  return meanOf(correlations.flatMap((row, i) => row.slice(i + 1)));
}
