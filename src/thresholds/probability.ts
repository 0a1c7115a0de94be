/** Probabilities of a threshold by horizon, as a range over the volatilities estimated at the as-of. */
import { absent, isPresent, type Outcome, present } from "../core/outcome.ts";
import { dayMs } from "../core/time.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { findLatest } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { forwardRate } from "../models/carry/fx-forward.ts";
import { touchProbabilityOf } from "../models/thresholds/touch-probability.ts";
import { horizonsSessions, marketSessionsPerYear } from "./conventions.ts";
import type { Dynamics, ThresholdDefinition } from "./define.ts";
import { isBeyond } from "./step.ts";
import { rangeOf, type Volatility, type VolatilityEstimate } from "./volatility.ts";
import { simulateStudentTouch, simulateSustained, studentPaths, sustainedPaths } from "./walks.ts";

/** Headline by the 60-session volatility; `lo` and `hi` span all estimates that are present. */
export interface ProbabilityRange {
  readonly lo: number;
  readonly value: number;
  readonly hi: number;
}

export interface HorizonProbability {
  /** Market sessions from the as-of; 21 are a month, 252 a year, for every asset. */
  readonly horizonSessions: number;
  /** Of reaching the level, watched as the rule watches it; null when it is beyond already. */
  readonly touch: ProbabilityRange | null;
  /** The same with the drift that interest rates imply, for exchange rates. */
  readonly touchForward: ProbabilityRange | null;
  /** Of a close beyond with fat-tailed steps, beside the same with normal steps; up to 63 sessions, where tails matter. */
  readonly fatTails: { readonly normal: number; readonly studentT4: number; readonly standardError: number } | null;
  /** Of meeting the sustained rule, for thresholds that have one; null once it is met. */
  readonly sustained: (ProbabilityRange & { readonly standardError: number }) | null;
}

export interface ThresholdProbabilities {
  readonly model: string;
  readonly range: string;
  /** Drift of `touchForward`, a ratio a year; null with the reason in `forwardAbsent`. */
  readonly forwardDrift: number | null;
  readonly forwardAbsent: string | null;
  readonly horizons: readonly HorizonProbability[];
}

const fatTailHorizonMax = 63;

/** What the models need of the present: value and level, and how many closes in a row are beyond already. */
export interface Position {
  readonly value: number;
  readonly level: number;
  readonly beyondRun: number;
  /** The sustained state holds already: there is nothing left to enter. */
  readonly isSustained: boolean;
}

/** The probabilities at the view's as-of; absent with the reason when no volatility can be estimated. */
export function probabilitiesOf(
  definition: ThresholdDefinition,
  position: Position,
  volatility: Volatility,
  view: AsOfView,
): Outcome<ThresholdProbabilities> {
  const { dynamics, side, rule } = definition;
  if (dynamics === "none")
    return absent("not-applicable", "no diffusion describes the subject, so no probability is computed");
  if (!isPresent(volatility.sessions60)) return volatility.sessions60;
  const { value, level } = position;
  if (dynamics === "geometric" && !(value > 0 && level > 0))
    return absent("undefined-result", "a price process needs a positive value and level");
  const beyond = isBeyond(side, value, level) || value === level;
  const monitoring = rule.kind === "touch" ? "continuous" : "daily";
  const estimates = rangeOf(volatility);
  const forward = beyond ? absent("not-applicable", "already beyond") : forwardDriftOf(definition, view);
  const touchAt = (
    estimate: VolatilityEstimate,
    years: number,
    drift: number,
    watched: "continuous" | "daily",
  ): number =>
    touchProbabilityOf({
      spot: value,
      barrier: level,
      volatility: estimate.perYear,
      drift,
      years,
      kind: dynamics,
      monitoring: watched,
      sessionsPerYear: volatility.sessionsPerYear,
    });
  const horizons = horizonsSessions.filter((h) => h <= (definition.longestHorizonSessions ?? Number.POSITIVE_INFINITY));
  const sustained = sustainedRanges(definition, position, estimates, horizons);
  const tails = beyond ? [] : fatTails(position, dynamics, volatility, horizons);
  const rows = horizons.map((horizonSessions, i): HorizonProbability => {
    const years = horizonSessions / marketSessionsPerYear;
    const rangeAt = (drift: number) => spanned(estimates.map((e) => touchAt(e, years, drift, monitoring)));
    const student = tails[i];
    return {
      horizonSessions,
      touch: beyond ? null : rangeAt(0),
      touchForward: isPresent(forward) ? rangeAt(forward.value) : null,
      fatTails: student ? { normal: touchAt(estimates[0]!, years, 0, "daily"), ...student } : null,
      sustained: sustained?.[i] ?? null,
    };
  });
  return present({
    model: modelName(definition, monitoring),
    range: `headline by the 60-session volatility, range over ${estimates.length} estimates (60 and 250 sessions, implied where published)`,
    forwardDrift: isPresent(forward) ? forward.value : null,
    forwardAbsent: isPresent(forward) ? null : forward.detail,
    horizons: rows,
  });
}

/** Headline is the first estimate, which is that of 60 sessions. */
const spanned = (values: readonly number[]): ProbabilityRange => ({
  lo: Math.min(...values),
  value: values[0]!,
  hi: Math.max(...values),
});

function modelName({ dynamics, rule, drift }: ThresholdDefinition, monitoring: string): string {
  const process = dynamics === "geometric" ? "geometric Brownian motion" : "arithmetic Brownian motion";
  const watched = monitoring === "daily" ? "daily closes" : "watched all the time";
  const held = rule.kind === "sustained" ? `; sustained: ${sustainedPaths} seeded paths of daily closes` : "";
  const forward = drift.kind === "forward" ? " (and forward drift beside it)" : "";
  return `${process}, zero drift${forward}, ${watched}${held}; fat tails: Student t(4), ${studentPaths} seeded paths`;
}

/** ln(F / S) of a year, from the newest fresh rates; by covered parity without basis. */
function forwardDriftOf({ drift }: ThresholdDefinition, view: AsOfView): Outcome<number> {
  if (drift.kind === "zero") return absent("not-applicable", "no interest rate differential drives this subject");
  const [rateDomestic, rateForeign] = [freshRate(drift.rateDomestic, view), freshRate(drift.rateForeign, view)];
  if (!isPresent(rateDomestic)) return rateDomestic;
  if (!isPresent(rateForeign)) return rateForeign;
  const forward = forwardRate({
    spot: 1,
    rateForeign: rateForeign.value,
    rateDomestic: rateDomestic.value,
    basis: 0,
    years: 1,
  });
  return forward > 0 ? present(Math.log(forward)) : absent("undefined-result", "these rates give no positive forward");
}

function freshRate(id: string, view: AsOfView): Outcome<number> {
  const declared = findSeries(id)!;
  const latest = findLatest(view.series(id));
  if (!latest) return absent("missing", `no ${declared.title} known; needs source ${declared.sources[0]}`);
  const ageDays = (view.pin.asOf - latest.row.observedAt) / dayMs;
  if (ageDays > declared.freshForDays) return absent("stale", `${declared.title} last observed ${latest.observed}`);
  return present(latest.value);
}

/** Sustained ranges by horizon, undefined for rules without a window, once met, and for dynamics that the walk does not have. */
function sustainedRanges(
  { rule, side, dynamics }: ThresholdDefinition,
  position: Position,
  estimates: readonly VolatilityEstimate[],
  horizons: readonly number[],
): readonly (ProbabilityRange & { standardError: number })[] | undefined {
  if (rule.kind !== "sustained" || dynamics !== "arithmetic" || position.isSustained) return undefined;
  const towards = side === "above" ? position.level - position.value : position.value - position.level;
  const byEstimate = estimates.map(({ perSession }) =>
    simulateSustained({ gap: towards / perSession, drift: 0, inRow: position.beyondRun }, rule.window, horizons),
  );
  return horizons.map((_, i) => ({
    ...spanned(byEstimate.map((shares) => shares[i]!.value)),
    standardError: byEstimate[0]![i]!.standardError,
  }));
}

/** Student-t touches of the short horizons, by the 60-session volatility, at daily closes. */
function fatTails(
  { value, level }: Position,
  dynamics: Dynamics,
  volatility: Volatility,
  horizons: readonly number[],
): readonly { studentT4: number; standardError: number }[] {
  if (!isPresent(volatility.sessions60)) return [];
  const { perSession } = volatility.sessions60.value;
  const isGeometric = dynamics === "geometric";
  const distance = isGeometric ? Math.log(level / value) : level - value;
  const sessions = horizons
    .filter((h) => h <= fatTailHorizonMax)
    .map((h) => Math.round((h * volatility.sessionsPerYear) / marketSessionsPerYear));
  // A price without drift loses half its variance in logarithms; towards a lower level that is a help.
  const drift = isGeometric ? (-Math.sign(distance) * perSession) / 2 : 0;
  const shares = simulateStudentTouch({ gap: Math.abs(distance) / perSession, drift, inRow: 0 }, sessions);
  return shares.map(({ value: studentT4, standardError }) => ({ studentT4, standardError }));
}
