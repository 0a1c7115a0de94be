/** What the Monte Carlo starts from at an as-of: levels, volatilities, calibration, agents, each with where it came from. */
import { failure } from "../core/failure.ts";
import { log } from "../core/math/elementary.ts";
import { garchVariances } from "../core/math/garch.ts";
import { parseInstant } from "../core/time.ts";
import { contiguousTail } from "../indicators/windows.ts";
import { type AsOfView, findLatest } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { alignOnSessions, completeTail } from "../market/session-panel.ts";
import { calibrate, calibrationSessionsMin, type FactorCalibration } from "../simulation/monte-carlo/calibration.ts";
import { changesOf, factorAt, factors } from "../simulation/monte-carlo/factors.ts";
import type { MonteCarloInput, WatchedLevel } from "../simulation/monte-carlo/input.ts";
import { quantileIn, yearSessions } from "../simulation/monte-carlo/segments.ts";
import { thresholds } from "../thresholds/catalogue/index.ts";
import { isSeriesSubject } from "../thresholds/define.ts";
import { isBeyond } from "../thresholds/step.ts";
import { agentBasis } from "./agent-basis.ts";
import { cascadeDefinition, segmentRule } from "./cascade-definition.ts";
import { seriesOf } from "./market-system/facts.ts";
import { freshnessOf } from "./market-system/freshness.ts";
import { parameterValue, type Snapshot } from "./monitor.ts";
import { packagedCalibration, packagedPosterior, packagedSegments, shocksOf } from "./packaged-outlook.ts";
import { segmentHistory } from "./segment-history.ts";

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
    /** Old prices that the reader allowed, in words. */
    readonly stale: readonly string[];
    /** Where the percentiles come from that stress segments are held to. */
    readonly segments: {
      readonly calibration: "own history" | "packaged";
      readonly from: string;
      readonly to: string;
      readonly isAfterAsOf: boolean;
    };
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
  readonly commonNews?: number | undefined;
  readonly withoutAgents?: boolean | undefined;
  /** Answer from prices that are older than their series allow. */
  readonly allowStale?: boolean | undefined;
}

export async function outlookStart(
  { view, results }: Pick<Snapshot, "view" | "results">,
  choices: OutlookChoices,
): Promise<OutlookStart> {
  const read = [...factors.map(({ series }) => series), ...(choices.withoutAgents ? [] : Object.values(seriesOf))];
  const { notes: stale } = freshnessOf(view, read, choices.allowStale);
  const latest = factors.map(({ series }) => newestOf(view, series));
  const own = ownPanel(view);
  const isOwn = own.complete.sessions.length >= calibrationSessionsMin;
  const packaged = isOwn ? undefined : await packagedCalibration();
  const calibration: Pick<
    FactorCalibration,
    "factors" | "correlations" | "degrees" | "commonNews" | "from" | "to" | "sessions"
  > = packaged ? { ...packaged, ...shocksOf(packaged) } : calibrate(own.complete.sessions, own.complete.columns, "all");
  const variances = factors.map((factor, i) => {
    const { garch, reversion } = calibration.factors[i]!;
    const levels = own.tails[i]!.map(({ value }) => value);
    if (levels.length <= filterChangesMin) return { value: garch.variance, kind: "long-run" as const };
    const changes = changesOf(factor, levels).map((change, t) =>
      reversion ? change - reversion.speed * (reversion.mean - log(levels[t]!)) : change,
    );
    return { value: garchVariances(changes, garch).at(-1)!, kind: "filtered" as const };
  });
  const levels = latest.map(({ value }) => value);
  const cascade = cascadeDefinition();
  const { sessions, columns } = own.complete;
  const kept = Math.min(sessions.length, cascade.highSessions + cascade.windowSessions);
  const firstKept = sessions[sessions.length - kept] ?? "9999";
  const segment = segmentRule();
  const ranked = segmentHistory(
    columns.map((column) => [...column]),
    segment,
  );
  const isRanked = sessions.length > ranked.first;
  const record = isRanked ? undefined : await packagedSegments();
  const reference = record?.reference ?? ranked.reference;
  // A packaged day is known at its end.
  const isLater = (packagedTo: string | undefined): boolean =>
    packagedTo !== undefined && parseInstant(packagedTo) > view.pin.asOf;
  return {
    input: {
      seed: choices.seed,
      horizonSessions: parameterValue("outlook-horizon-sessions"),
      calibration: {
        factors: calibration.factors,
        correlations: calibration.correlations,
      },
      degrees: choices.degrees ?? calibration.degrees,
      commonNews: choices.commonNews ?? calibration.commonNews.strength,
      capSigmas: parameterValue("shock-cap-sigmas"),
      exogenous: {
        tailFrom: parameterValue("exogenous-tail-from"),
        tailShare: choices.withoutAgents ? 1 : parameterValue("exogenous-tail-share"),
      },
      levels,
      variances: variances.map(({ value }) => value),
      history: sessions
        .slice(sessions.length - kept)
        .map((_, t) => columns.map((column) => column[sessions.length - kept + t]!)),
      cascade,
      watched: watchedIds.map((id) => watchedLevel(id, view)),
      recovery: {
        vixBelow: parameterValue("recovery-vix-level"),
        vixSessions: parameterValue("recovery-vix-sessions"),
      },
      segments: {
        reference,
        scoreLevels: reference.scores.map((scores) => quantileIn(scores, segment.quantile)),
        rule: segment.rule,
        past: own.tails.map((tail) =>
          tail
            .filter(({ day }) => day < firstKept)
            .slice(-yearSessions)
            .map(({ value }) => value),
        ),
      },
      agents: choices.withoutAgents ? null : { ...agentBasis(view, results), draws: (await packagedPosterior()).draws },
    },
    provenance: {
      calibration: isOwn ? "own history" : "packaged",
      from: calibration.from,
      to: calibration.to,
      sessions: calibration.sessions,
      command: packaged?.command ?? null,
      isAfterAsOf: isLater(packaged?.to),
      stale,
      segments: {
        calibration: isRanked ? "own history" : "packaged",
        from: record?.reference.from ?? sessions[0]!,
        to: record?.reference.to ?? sessions.at(-1)!,
        isAfterAsOf: isLater(record?.reference.to),
      },
      levels: latest.map(({ observed, value }, i) => ({
        factor: factors[i]!.id,
        observed,
        value,
        volatility: variances[i]!.kind,
      })),
    },
  };
}

/** The newest value of a factor; how old it may be was checked before. */
function newestOf(view: AsOfView, id: string): { observed: string; value: number } {
  const found = findLatest(view.series(id));
  if (!found)
    throw failure(
      "too-stale",
      `series ${id}`,
      "no observation at this as-of",
      "a close to start from",
      `Ingest it from ${findSeries(id)!.sources.join(" or ")}, or choose another --as-of.`,
    );
  return found;
}

/** The factors on the Nasdaq's sessions, as far back as all are known without a gap, and each one's own newest stretch. */
function ownPanel(view: AsOfView): {
  complete: ReturnType<typeof completeTail>;
  tails: readonly (readonly { readonly day: string; readonly value: number }[])[];
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
    tails: stretches.map(({ observed, values }) =>
      values.flatMap((value, t) => (isWeekday(observed[t]!) ? [{ day: observed[t]!.slice(0, 10), value }] : [])),
    ),
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
