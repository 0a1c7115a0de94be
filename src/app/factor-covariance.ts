/** How the factors of a shock move together at an as-of: from the store's own last sessions, and from the packaged statistics. */
import { mean, sampleCorrelation, sampleStandardDeviation } from "simple-statistics";
import { cholesky, forwardSubstitute, type Rows } from "../core/math/linear.ts";
import { parseInstant } from "../core/time.ts";
import { contiguousTail } from "../indicators/windows.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { alignOnSessions, completeTail } from "../market/session-panel.ts";
import { correlationSessions } from "../simulation/monte-carlo/calibration.ts";
import { changesOf, type FactorId, factorAt, factors } from "../simulation/monte-carlo/factors.ts";
import { packagedCalibration } from "./packaged-outlook.ts";

/** A year of sessions: fewer say little of ten correlations. */
const sessionsUsed = 250;
const carrySessionsMax = 7;

export interface FactorCovariance {
  /** Of one session; over a horizon it is that many times as much. */
  readonly covariance: Rows;
  /** From which sessions, in words. */
  readonly source: string;
}

export interface FactorHistory {
  /** What distances are measured by: the store's own sessions, or the packaged ones where those are too few. */
  readonly used: FactorCovariance;
  /** The packaged one beside one's own. */
  readonly other: FactorCovariance | null;
}

export async function factorHistory(view: AsOfView, ids: readonly FactorId[]): Promise<FactorHistory> {
  const packaged = await packagedCovariance(view, ids);
  const own = ownCovariance(view, ids);
  return "covariance" in own
    ? { used: own, other: packaged }
    : { used: { ...packaged, source: `${packaged.source}; packaged, because ${own.because}` }, other: null };
}

async function packagedCovariance(view: AsOfView, ids: readonly FactorId[]): Promise<FactorCovariance> {
  const { factors: fits, correlations, from, to, sessions, command } = await packagedCalibration();
  const places = ids.map((id) => fits.findIndex((fit) => fit.id === id));
  const sigmas = places.map((at) => Math.sqrt(fits[at]!.garch.variance));
  const isLater = parseInstant(to) > view.pin.asOf;
  return {
    covariance: places.map((a, i) => places.map((b, j) => correlations[a]![b]! * sigmas[i]! * sigmas[j]!)),
    source: `volatilities and correlations of ${from} to ${to}, ${sessions} sessions${isLater ? ", which knows data later than the as-of" : ""}; ${command}`,
  };
}

/** Sample deviations of the last sessions, and correlations of changes summed over a week: Tokyo answers New York a day later. */
function ownCovariance(view: AsOfView, ids: readonly FactorId[]): FactorCovariance | { readonly because: string } {
  const stretch = (id: FactorId) => {
    const { observed, values } = view.series(factors[factorAt(id)]!.series);
    return contiguousTail({ observed, values: Array.from(values) });
  };
  const clock = stretch("nasdaq");
  const panel = alignOnSessions(clock, ids.map(stretch), carrySessionsMax);
  const { sessions, columns } = completeTail(panel);
  if (sessions.length <= sessionsUsed)
    return {
      because: `the store has ${sessions.length} continuous sessions of all factors at the as-of, and ${sessionsUsed + 1} are needed`,
    };
  const changes = ids.map((id, i) => changesOf(factors[factorAt(id)]!, columns[i + 1]!.slice(-(sessionsUsed + 1))));
  const sigmas = changes.map(sampleStandardDeviation);
  const weekly = changes.map(weekSums);
  const covariance = weekly.map((a, i) =>
    weekly.map((b, j) => (i === j ? 1 : sampleCorrelation(a, b)) * sigmas[i]! * sigmas[j]!),
  );
  if (!cholesky(covariance)) return { because: "a factor did not move in the store's sessions" };
  return {
    covariance,
    source: `volatilities and correlations of the ${sessionsUsed} sessions from ${sessions.at(-(sessionsUsed + 1))!} to ${sessions.at(-1)!}, from this store`,
  };
}

const weekSums = (changes: readonly number[]): number[] =>
  changes
    .slice(correlationSessions - 1)
    .map((_, t) => mean(changes.slice(t, t + correlationSessions)) * correlationSessions);

/** How far out a shock is by another covariance of a session, in standard deviations of the horizon. */
export function distanceBy(
  { covariance }: FactorCovariance,
  shock: readonly number[],
  horizonSessions: number,
): number {
  const whitened = forwardSubstitute(cholesky(covariance)!, shock);
  return Math.sqrt(whitened.reduce((sum, x) => sum + x * x, 0) / horizonSessions);
}
