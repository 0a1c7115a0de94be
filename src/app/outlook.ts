/** The outlook: history first, then the model, with intervals, beside the claim of the November 2025 note. */
import { z } from "zod";
import { factors } from "../simulation/monte-carlo/factors.ts";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { outcomes } from "../simulation/monte-carlo/outcomes/index.ts";
import { addTerciles, type TercileTally } from "../simulation/monte-carlo/tally.ts";
import { modelChoices, modelChoicesSchema } from "./model-choices.ts";
import type { Monitor, ReadRequest } from "./monitor.ts";
import { checkRun, type MonteCarloRun, type RunOptions, runMonteCarlo } from "./monte-carlo-run.ts";
import { bandSchema, bandsOf } from "./outlook-bands.ts";
import { historyOf, historySchema, sessionsPerYear } from "./outlook-history.ts";
import { type OutlookStart, outlookStart } from "./outlook-input.ts";
import { lookAheads } from "./outlook-look-ahead.ts";
import { segmentColumn, segmentRuleSchema } from "./outlook-segments.ts";
import { thresholdRows, thresholdSchema } from "./outlook-thresholds.ts";
import { type HorizonRecord, packagedHorizon, packagedRecord, packagedSegments } from "./packaged-outlook.ts";
import { pinned } from "./results.ts";
import { shareOf, shareSchema } from "./share.ts";

/** The note's base case: no cascade within 18 months. A claim under test. */
const noteClaim = { low: 0.65, high: 0.7, source: "the November 2025 note" };
const sessionsPerMonth = 21;
/** Paths that move this many times as much as history ever did over years are a fault of the calibration. */
const believableVolatility = 1.5;

const share = shareSchema;
const byTercile = z.array(share).describe("by third of the exposure's prior, lowest first");

export const outlookSchema = z.object({
  ...pinned,
  horizonSessions: z.number().int(),
  history: historySchema,
  note: z.object({ low: z.number(), high: z.number(), source: z.string() }),
  model: z.object({
    seed: z.number(),
    paths: z.number().int(),
    asked: z.number().int(),
    isComplete: z.boolean(),
    explosive: z.number().int().describe("paths that ended early because a market blew up under forced trades"),
    explosiveCascades: z.number().int().describe("of them, those that count as a cascade"),
    noCascade: share,
    choices: modelChoicesSchema,
    notBelievable: z.array(z.string()).describe("where the paths move far more than history did; empty: nowhere"),
    noCascadeWithoutAgents: share.describe(
      "the factors alone, at their whole historical shocks: nobody forced to sell",
    ),
    noCascadeByTercile: byTercile,
    scenarios: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.string(),
        rule: z.string(),
        probability: share,
        byTercile,
      }),
    ),
    thresholds: z.array(thresholdSchema),
    cascadesByMonth: z.array(z.number()).describe("share of paths whose first cascade falls into each 21 sessions"),
    variance: z.array(
      z.object({
        factor: z.string(),
        exogenous: z.number(),
        total: z.number().describe("annualised volatility in the paths"),
        history: z.number().describe("long-run volatility of the calibration"),
      }),
    ),
    bands: z
      .array(bandSchema)
      .describe("where the factors end at the horizon, beside history's moves over as many sessions"),
    exogenous: z
      .object({ tailFrom: z.number(), tailShare: z.number() })
      .describe("beyond tailFrom standard deviations only tailShare of a past shock is taken as exogenous"),
    degrees: z.number(),
    commonNews: z
      .number()
      .describe("share of what moves the volatilities that the factors, bitcoin apart, have in common"),
    withAgents: z.boolean(),
  }),
  segmentRule: segmentRuleSchema,
  calibration: z.object({
    kind: z.string(),
    from: z.string(),
    to: z.string(),
    sessions: z.number(),
    command: z.string().nullable(),
    start: z.array(z.object({ factor: z.string(), observed: z.string(), value: z.number(), volatility: z.string() })),
  }),
  warnings: z.array(z.string()),
});
export type Outlook = z.infer<typeof outlookSchema>;

export interface OutlookRequest extends ReadRequest {
  readonly paths?: number | undefined;
  readonly seed?: number | undefined;
  readonly workers?: number | undefined;
  readonly degrees?: number | undefined;
  readonly commonNews?: number | undefined;
  readonly withoutAgents?: boolean | undefined;
  readonly allowStale?: boolean | undefined;
}

export const outlookDefaults = { paths: 3000, seed: 20251121 } as const;

export async function outlook(
  monitor: Monitor,
  request: OutlookRequest,
  running: Pick<RunOptions, "signal" | "report" | "workerUrl"> = {},
): Promise<Outlook> {
  const paths = request.paths ?? outlookDefaults.paths;
  checkRun(paths, request.workers);
  const snapshot = await monitor.snapshot(request);
  const start = await outlookStart(snapshot, { ...request, seed: request.seed ?? outlookDefaults.seed });
  const { run, alone } = await withAndWithoutAgents(start.input, { paths, workers: request.workers, ...running });
  return { ...snapshot.head, ...(await outlookOf(start, run, alone, snapshot.head.asOf)) };
}

/** With the agents, then over as many paths the factors alone, at their whole shocks. */
export async function withAndWithoutAgents(
  input: MonteCarloInput,
  options: RunOptions,
): Promise<{ run: MonteCarloRun; alone: MonteCarloRun }> {
  if (!input.agents) {
    const run = await runMonteCarlo(input, options);
    return { run, alone: run };
  }
  // Every path runs both ways: each way is half of the progress, which never starts again.
  const half = (before: number) => (done: number, total: number) =>
    options.report?.(Math.floor((before + done) / 2), total);
  const run = await runMonteCarlo(input, { ...options, report: half(0) });
  const factorsAlone = { ...input, agents: null, exogenous: { ...input.exogenous, tailShare: 1 } };
  const { paths } = run;
  const alone = await runMonteCarlo(factorsAlone, { ...options, paths, signal: undefined, report: half(paths) });
  return { run, alone };
}

/** Words and shares of a run; no share without paths. */
export async function outlookOf(start: OutlookStart, run: MonteCarloRun, alone: MonteCarloRun, asOf: string) {
  const { input, provenance } = start;
  const { terciles } = run.tally;
  const all = terciles.reduce((a, b) => addTerciles(a, b));
  const [record, segments, horizon, choices] = await Promise.all([
    packagedRecord(),
    packagedSegments(),
    packagedHorizon(),
    modelChoices(input, asOf),
  ]);
  const counted = (pick: (tally: TercileTally) => number) => shareOf(pick(all), all.paths);
  const split = (pick: (tally: TercileTally) => number) => terciles.map((t) => shareOf(pick(t), t.paths));
  return {
    horizonSessions: input.horizonSessions,
    history: historyOf(record, input.horizonSessions, asOf),
    note: noteClaim,
    model: {
      seed: input.seed,
      paths: run.paths,
      asked: run.asked,
      isComplete: run.paths === run.asked,
      explosive: all.explosive,
      explosiveCascades: all.explosiveCascades,
      noCascade: counted((t) => t.paths - t.cascades),
      choices,
      notBelievable: notBelievableOf(input, all),
      noCascadeWithoutAgents: withoutAgents(alone),
      noCascadeByTercile: split((t) => t.paths - t.cascades),
      scenarios: outcomes.map(({ id, title, kind, rule }, k) => ({
        id,
        title,
        kind,
        rule,
        probability: counted((t) => t.outcomes[k]!),
        byTercile: split((t) => t.outcomes[k]!),
      })),
      thresholds: thresholdRows(input, all),
      cascadesByMonth: monthsOf(all),
      variance: varianceOf(input, all),
      bands: bandsOf(input, all, horizon),
      exogenous: input.exogenous,
      degrees: input.degrees,
      commonNews: input.commonNews,
      withAgents: input.agents !== null,
    },
    segmentRule: segmentColumn({ input, provenance }, terciles, alone.tally.terciles, segments, asOf),
    calibration: {
      kind: provenance.calibration,
      from: provenance.from,
      to: provenance.to,
      sessions: provenance.sessions,
      command: provenance.command,
      start: [...provenance.levels],
    },
    warnings: [
      ...companyWords(horizon, input.commonNews),
      ...choices.differences,
      ...warningsOf(provenance, run, input, all, await lookAheads(start, horizon, asOf)),
    ],
  };
}

function withoutAgents({ tally }: MonteCarloRun) {
  const all = tally.terciles.reduce((a, b) => addTerciles(a, b));
  return shareOf(all.paths - all.cascades, all.paths);
}

/** Which volatilities rise together in history otherwise than on paths, where this run shares news as the packaged measure did. */
function companyWords({ company, commonNews }: HorizonRecord, used: number): string[] {
  if (used !== commonNews)
    return [
      `volatilities have ${used.toFixed(2)} of their news in common, where the packaged history gives ${commonNews.toFixed(2)}`,
    ];
  const words = (pairs: HorizonRecord["company"]): string =>
    pairs
      .map(({ factors: [a, b], history, paths }) => `${a} and ${b} ${history.toFixed(2)} v ${paths.median.toFixed(2)}`)
      .join(", ");
  const less = company.filter(({ history, paths }) => history > paths.hi);
  const more = company.filter(({ history, paths }) => history < paths.lo);
  return [
    ...(less.length > 0
      ? [`volatilities of some pairs rise together less on the paths than in history (correlation ${words(less)})`]
      : []),
    ...(more.length > 0
      ? [`volatilities of some pairs rise together more on the paths than in history (correlation ${words(more)})`]
      : []),
  ];
}

/** How many paths ended in prices that no market has had, and what they do to the probability. */
function explosionWords({ explosive, explosiveCascades, paths, cascades }: TercileTally): string[] {
  if (explosive === 0) return [];
  const calm = paths - cascades;
  const without = (calm - (explosive - explosiveCascades)) / Math.max(1, paths - explosive);
  return [
    `${explosive} of ${paths} paths ended early because a market blew up under forced trades, which none has done: ${explosiveCascades} of them count as a cascade; without these paths no cascade is ${without.toFixed(3)} instead of ${(calm / paths).toFixed(3)}`,
  ];
}

/** Share of paths whose first cascade falls into each month of sessions. */
function monthsOf({ cascadesBySession, paths }: TercileTally): number[] {
  const months = new Array<number>(Math.ceil(cascadesBySession.length / sessionsPerMonth)).fill(0);
  for (const [session, count] of cascadesBySession.entries()) months[Math.floor(session / sessionsPerMonth)]! += count;
  return months.map((count) => count / Math.max(1, paths));
}

const squareUnit = 1e-9;
function varianceOf(input: MonteCarloInput, all: TercileTally) {
  const annual = (squares: number): number =>
    Math.sqrt((squares * squareUnit * sessionsPerYear) / Math.max(1, all.paths * input.horizonSessions));
  return factors.map(({ id }, i) => ({
    factor: id,
    exogenous: annual(all.exogenousSquares[i]!),
    total: annual(all.totalSquares[i]!),
    history: Math.sqrt(input.calibration.factors[i]!.garch.variance * sessionsPerYear),
  }));
}

const notBelievableOf = (input: MonteCarloInput, all: TercileTally): string[] =>
  varianceOf(input, all)
    .filter(({ total, history }) => total > believableVolatility * history)
    .map(
      ({ factor, total, history }) =>
        `not believable: the volatility of ${factor} in the paths is ${(total / history).toFixed(1)} times that of history, so cascades are too frequent`,
    );

function warningsOf(
  provenance: OutlookStart["provenance"],
  run: MonteCarloRun,
  input: MonteCarloInput,
  all: TercileTally,
  later: readonly string[],
): string[] {
  return [
    ...provenance.stale,
    ...explosionWords(all),
    ...(provenance.calibration === "packaged"
      ? [
          `the store has fewer than 750 continuous sessions of every factor: shocks come from the packaged calibration (${provenance.from} to ${provenance.to})`,
        ]
      : []),
    ...later,
    ...(run.paths < run.asked
      ? [`interrupted: ${run.paths} of ${run.asked} paths; the same as a run of ${run.paths}`]
      : []),
    ...(input.agents
      ? [
          `agents are calibrated on one episode and on ordinary sessions, with the least share of the episode taken as exogenous: an upper bound of amplification`,
        ]
      : ["without agents: nobody is forced to sell"]),
  ];
}
