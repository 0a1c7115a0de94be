/** What the Monte Carlo starts from at an as-of: levels, volatilities, calibration, agents, each with where it came from. */
import { failure } from "../core/failure.ts";
import { log } from "../core/math/elementary.ts";
import { garchVariances } from "../core/math/garch.ts";
import { dayMs } from "../core/time.ts";
import { contiguousTail } from "../indicators/windows.ts";
import { type AsOfView, findLatest } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { alignOnSessions, completeTail } from "../market/session-panel.ts";
import { calibrate, calibrationSessionsMin, type FactorCalibration } from "../simulation/monte-carlo/calibration.ts";
import { changesOf, factorAt, factors } from "../simulation/monte-carlo/factors.ts";
import type { MonteCarloInput, WatchedLevel } from "../simulation/monte-carlo/input.ts";
import { thresholds } from "../thresholds/catalogue/index.ts";
import { isSeriesSubject } from "../thresholds/define.ts";
import { isBeyond } from "../thresholds/step.ts";
import { agentBasis } from "./agent-basis.ts";
import { cascadeDefinition } from "./cascade-definition.ts";
import { parameterValue, type Snapshot } from "./monitor.ts";
import { packagedCalibration, packagedPosterior } from "./packaged-outlook.ts";

/** Levels of the note whose passing is tested as a trigger. */
const watchedIds = [
  "usdjpy-below-150",
  "usdjpy-below-145",
  "jgb-30y-above-360",
  "jgb-30y-above-380",
  "btc-below-74430",
];
const carrySessionsMax = 7;
/** Changes that a factor needs to start at its own volatility: after so many the long-run start has lost most weight. */
const filterChangesMin = 20;

export interface OutlookStart {
  readonly input: MonteCarloInput;
  readonly provenance: {
    readonly calibration: "own history" | "packaged";
    readonly from: string;
    readonly to: string;
    readonly sessions: number;
    readonly command: string | null;
    /** True when the packaged data reach beyond the as-of: what they say was not known then. */
    readonly isAfterAsOf: boolean;
    readonly levels: readonly {
      readonly factor: string;
      readonly observed: string;
      readonly value: number;
      readonly volatility: "filtered" | "long-run";
    }[];
  };
}

export interface OutlookChoices {
  readonly seed: number;
  readonly degrees?: number | undefined;
  readonly withoutAgents?: boolean | undefined;
}

export async function outlookStart(
  { view, results }: Pick<Snapshot, "view" | "results">,
  choices: OutlookChoices,
): Promise<OutlookStart> {
  const latest = factors.map(({ series }) => freshLatest(view, series));
  const own = ownPanel(view);
  const isOwn = own.complete.sessions.length >= calibrationSessionsMin;
  const packaged = isOwn ? undefined : await packagedCalibration();
  const calibration: Pick<FactorCalibration, "factors" | "correlations" | "degrees" | "from" | "to" | "sessions"> =
    packaged
      ? {
          ...packaged,
          factors: packaged.factors.map(({ reversion, ...fit }) => (reversion ? { ...fit, reversion } : fit)),
        }
      : calibrate(own.complete.sessions, own.complete.columns, "all");
  const variances = factors.map((factor, i) => {
    const { garch, reversion } = calibration.factors[i]!;
    const levels = own.tails[i]!;
    if (levels.length <= filterChangesMin) return { value: garch.variance, kind: "long-run" as const };
    const changes = changesOf(factor, levels).map((change, t) =>
      reversion ? change - reversion.speed * (reversion.mean - log(levels[t]!)) : change,
    );
    return { value: garchVariances(changes, garch).at(-1)!, kind: "filtered" as const };
  });
  const levels = latest.map(({ value }) => value);
  const cascade = cascadeDefinition();
  const legs = own.complete.columns.slice(0, 5);
  const rows = own.complete.sessions.map((_, t) => legs.map((column) => column[t]!));
  const lastDay = new Date(view.pin.asOf).toISOString().slice(0, 10);
  return {
    input: {
      seed: choices.seed,
      horizonSessions: parameterValue("outlook-horizon-sessions"),
      calibration: {
        factors: calibration.factors,
        correlations: calibration.correlations,
      },
      degrees: choices.degrees ?? calibration.degrees,
      capSigmas: parameterValue("shock-cap-sigmas"),
      exogenous: {
        tailFrom: parameterValue("exogenous-tail-from"),
        tailShare: choices.withoutAgents ? 1 : parameterValue("exogenous-tail-share"),
      },
      levels,
      variances: variances.map(({ value }) => value),
      history: rows.slice(-(cascade.highSessions + cascade.windowSessions)),
      cascade,
      watched: watchedIds.map((id) => watchedLevel(id, view)),
      recovery: {
        vixBelow: parameterValue("recovery-vix-level"),
        vixSessions: parameterValue("recovery-vix-sessions"),
      },
      agents: choices.withoutAgents ? null : { ...agentBasis(view, results), draws: (await packagedPosterior()).draws },
    },
    provenance: {
      calibration: isOwn ? "own history" : "packaged",
      from: calibration.from,
      to: calibration.to,
      sessions: calibration.sessions,
      command: packaged?.command ?? null,
      isAfterAsOf: calibration.to > lastDay,
      levels: latest.map(({ observed, value }, i) => ({
        factor: factors[i]!.id,
        observed,
        value,
        volatility: variances[i]!.kind,
      })),
    },
  };
}

/** The newest value of a series, refused when it is missing or beyond its freshness. */
function freshLatest(view: AsOfView, id: string): { observed: string; value: number } {
  const declared = findSeries(id)!;
  const found = findLatest(view.series(id));
  const ageDays = found ? (view.pin.asOf - found.row.observedAt) / dayMs : Number.POSITIVE_INFINITY;
  if (!found || ageDays > declared.freshForDays)
    throw failure(
      "too-stale",
      id,
      found ? `last observed ${found.observed}` : "no observation",
      `a close within ${declared.freshForDays} days of the as-of`,
      `Ingest it from ${declared.sources.join(" or ")}, or choose another --as-of.`,
    );
  return found;
}

/** The factors on the Nasdaq's sessions, as far back as all are known without a gap, and each one's own newest stretch. */
function ownPanel(view: AsOfView): {
  complete: ReturnType<typeof completeTail>;
  tails: readonly (readonly number[])[];
} {
  const stretches = factors.map(({ series }) => {
    const { observed, values } = view.series(series);
    return contiguousTail({ observed, values: Array.from(values) });
  });
  const clock = factorAt("nasdaq");
  const others = stretches.filter((_, i) => i !== clock);
  const panel = alignOnSessions(stretches[clock]!, others, carrySessionsMax);
  const [first, ...columns] = panel.columns;
  columns.splice(clock, 0, first!);
  return {
    complete: completeTail({ sessions: panel.sessions, columns }),
    tails: stretches.map(({ observed, values }) => values.filter((_, t) => isWeekday(observed[t]!))),
  };
}

/** Markets that never close move at weekends too; a session's change holds the weekend's. */
const isWeekday = (observed: string): boolean => ![0, 6].includes(new Date(observed.slice(0, 10)).getUTCDay());

function watchedLevel(id: string, view: AsOfView): WatchedLevel {
  const threshold = thresholds.find((t) => t.id === id);
  if (!threshold || typeof threshold.level !== "number" || !isSeriesSubject(threshold.subject))
    throw new Error(`bug: threshold ${id} is not a level of a series`);
  const { side, level, rule, subject } = threshold;
  const factor = factors.findIndex(({ series }) => series === subject.series);
  if (factor < 0) throw new Error(`bug: ${subject.series} is not a factor`);
  const { values } = view.series(subject.series);
  let inRow = 0;
  while (inRow < values.length && isBeyond(side, values[values.length - 1 - inRow]!, level)) inRow++;
  return { id, factor, side, level, window: rule.kind === "sustained" ? rule.window : 1, inRow };
}
