/** Reverse stress on the market system: the smallest plausible shock that breaks a criterion, and who it takes. */
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { failure } from "../core/failure.ts";
import { normalCdf } from "../core/math/normal.ts";
import { whole } from "../models/schema.ts";
import { validInput } from "../models/validate.ts";
import type { ScenarioDefinition } from "../scenarios/define.ts";
import type { SimulationInput } from "../simulation/input.ts";
import { buildMarketSystem, withoutChannel } from "../simulation/market-system/build.ts";
import { channels, type MarketAsset } from "../simulation/market-system/facts.ts";
import { criteria } from "../simulation/reverse/criteria/index.ts";
import type { CriterionDefinition, Outcome } from "../simulation/reverse/define.ts";
import { outcomesOf, type Visitor } from "../simulation/reverse/market-outcomes.ts";
import { searchSteps } from "../simulation/reverse/smallest-shock.ts";
import { thresholds } from "../thresholds/catalogue/index.ts";
import { isSeriesSubject } from "../thresholds/define.ts";
import { distanceBy, type FactorHistory, factorHistory } from "./factor-covariance.ts";
import { parBond, seriesOf } from "./market-system/facts.ts";
import type { Monitor } from "./monitor.ts";
import { checkOwnParameters } from "./own-parameter.ts";
import type { Pinned } from "./results.ts";
import { type PreparedScenario, prepareFrom, type SimulateRequest } from "./simulate.ts";
import { marketChoicesSchema } from "./simulate-results.ts";
import { closest } from "./suggest.ts";

/** Factors of the shock: the calibration's name, the asset that moves, and how a reader sees the move. */
const factors = [
  { id: "usdjpy", asset: "usdjpy", unit: "ratio" },
  { id: "nasdaq", asset: "nasdaq", unit: "ratio" },
  { id: "nikkei", asset: "nikkei", unit: "ratio" },
  { id: "btc", asset: "btc", unit: "ratio" },
  { id: "jgb30", asset: "jgb-30y", unit: "yield" },
] as const satisfies readonly { id: string; asset: MarketAsset; unit: "ratio" | "yield" }[];

export const defaultHorizonSessions = 21;
const horizonMax = 378;

export interface ReverseRequest extends SimulateRequest {
  readonly horizonSessions?: number | undefined;
}

export const reverseBodySchema = z.strictObject({
  criterion: z.string().max(100).describe("id of a criterion; /api/criteria lists them"),
  asOf: z.string().optional().describe("what was known at this instant: YYYY-MM-DD, or ISO 8601 with a zone"),
  head: whole(0, Number.MAX_SAFE_INTEGER, "ledger sequence number to read at").optional(),
  horizonSessions: whole(1, horizonMax, "sessions over which the shock happens").optional(),
  ...marketChoicesSchema,
  allowStale: z.boolean().optional().describe("answer from prices that are older than their series allow"),
});

/** A reverse stress as a heavy run: its title, and the work. A wrong body is refused before it waits in line. */
export function reverseRequest(
  monitor: Monitor,
  body: unknown,
): { title: string; work: (turns: SearchTurns) => Promise<ReverseAnswer> } {
  const { criterion, ...request } = validInput(reverseBodySchema, body, "$", "See /api/openapi.json.");
  checkOwnParameters("$.parameters", request.parameters);
  if (!listCriteria().some(({ id }) => id === criterion)) throw unknownCriterion(criterion);
  return { title: `reverse stress: ${criterion}`, work: (turns) => reverseStress(monitor, criterion, request, turns) };
}

export interface FactorMove {
  factor: string;
  /** Simple return, or for a yield its change; decimals. */
  move: number;
  unit: "ratio" | "yield";
}

export interface ReverseMinimum {
  readonly shock: FactorMove[];
  /** Mahalanobis distance in standard deviations of the horizon. */
  readonly distance: number;
  readonly jointProbability: number;
  readonly directionProbability: number;
  /** The same shock by the other covariance; null without one. */
  readonly otherwise: { readonly distance: number; readonly directionProbability: number } | null;
  /** Ids of what it breaks: the criterion, or limits of a book. */
  readonly breaks: string[];
  /** Channels without which the same shock does not break it: who is needed for it to happen. */
  readonly neededChannels: { id: string; title: string }[];
  /** Furthest moves of the run, simple, by asset. */
  readonly furthest: Record<string, number>;
}

export interface ReverseAnswer extends Pinned {
  readonly criterion: { readonly id: string; readonly title: string; readonly rule: string; readonly source: string };
  readonly horizonSessions: number;
  /** Already broken without any shock. */
  readonly isBrokenNow: boolean;
  readonly minima: ReverseMinimum[];
  readonly evaluations: number;
  readonly isCutShort: boolean;
  /** Standard deviations that were searched. */
  readonly reach: number;
  /** Which sessions the distances are measured by. */
  readonly covariance: string;
  /** The packaged ones beside the store's own; null where the packaged ones are used. */
  readonly otherCovariance: string | null;
  readonly exposureUsd: number;
  readonly law: string;
  /** Channels that were switched off. */
  readonly off: readonly string[];
  /** Day of the observation behind each price, by series. */
  readonly prices: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

const simulated: ReadonlySet<string> = new Set(Object.values(seriesOf));

/** Everything that can break: named criteria, and every watched threshold on an asset of the market system. */
export function listCriteria(): readonly Pick<CriterionDefinition, "id" | "title" | "rule" | "source">[] {
  return [
    ...criteria.map(({ id, title, rule, source }) => ({ id, title, rule, source })),
    ...thresholds
      .filter(
        ({ level, subject }) => typeof level === "number" && isSeriesSubject(subject) && simulated.has(subject.series),
      )
      .map(({ id, title, source }) => ({ id, title, rule: "the level of the register is passed", source })),
  ];
}

/** Markets as they are, for runs whose shock comes later. */
export const unshocked = (horizonSessions: number): ScenarioDefinition => ({
  ...{ id: "unshocked", title: "No shock", basis: "hypothetical", horizonSessions },
  ...{ asks: "What is there before anything happens?", source: "none", shocks: [] },
});

export async function reverseStress(
  monitor: Monitor,
  criterionId: string,
  request: ReverseRequest = {},
  turns: SearchTurns = {},
): Promise<ReverseAnswer> {
  const horizonSessions = request.horizonSessions ?? defaultHorizonSessions;
  if (!(Number.isInteger(horizonSessions) && horizonSessions >= 1 && horizonSessions <= horizonMax))
    throw failure(
      "usage",
      "--horizon",
      String(horizonSessions),
      `a whole number of sessions from 1 to ${horizonMax}`,
      "A month has 21.",
    );
  const criterion = listCriteria().find(({ id }) => id === criterionId);
  if (!criterion) throw unknownCriterion(criterionId);
  const snapshot = await monitor.snapshot(request);
  const prepared = prepareFrom(snapshot, unshocked(horizonSessions), request);
  const isBroken = testOf(criterion.id, prepared);
  const search = shockSearch(prepared, horizonSessions, await factorHistory(snapshot.view, factorIds));
  const found = await search.find(isBroken, () => [criterion.id], turns);
  return {
    ...prepared.head,
    criterion,
    horizonSessions,
    isBrokenNow: isBroken(search.run({})),
    ...found,
    covariance: search.history.used.source,
    otherCovariance: search.history.other?.source ?? null,
    exposureUsd: prepared.choices.exposureUsd,
    law: prepared.choices.law,
    off: prepared.choices.off ?? [],
    prices: prepared.facts.observed,
    notes: prepared.notes,
  };
}

function unknownCriterion(id: string): Error {
  const ids = listCriteria().map((c) => c.id);
  const near = closest(id, ids);
  return failure(
    "not-found",
    "--criterion",
    JSON.stringify(id),
    "the id of a criterion",
    near ? `Did you mean ${near}? \`metastable reverse --list\` shows all.` : "`metastable reverse --list` shows all.",
  );
}

function testOf(id: string, { facts, choices }: PreparedScenario): (outcome: Outcome) => boolean {
  const named = criteria.find((c) => c.id === id);
  const level = choices.levels.find((l) => l.id === id);
  const test = named
    ? named.prepare({ facts, parameter: choices.parameter })
    : level &&
      ((outcome: Outcome) =>
        level.side === "below"
          ? outcome.lowest[level.asset as MarketAsset] <= level.level
          : outcome.highest[level.asset as MarketAsset] >= level.level);
  if (!test)
    throw failure(
      "not-found",
      "--criterion",
      id,
      "a criterion that can be broken at this as-of",
      "Its level is passed already, belongs to no market that is simulated, or is not on record; `metastable thresholds` tells.",
    );
  return test;
}

export interface SearchTurns {
  readonly signal?: AbortSignal | undefined;
  /** Runs of the market system so far, and the most there can be. */
  readonly report?: ((done: number, most: number) => void) | undefined;
}

const mostRuns = 20_000;
const turnMs = 20;

/** Takes all steps, with a turn of the event loop every few milliseconds. */
async function inTurns<T>(steps: Generator<number, T>, report: SearchTurns["report"]): Promise<T> {
  let turn = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - turn < turnMs) continue;
    report?.(value, mostRuns);
    await setImmediate();
    turn = performance.now();
  }
}

export const factorIds = factors.map(({ id }) => id);

export interface ShockSearch {
  readonly history: FactorHistory;
  /** Simple returns by asset of a shock of the factors. */
  readonly shockOf: (factorMoves: readonly number[]) => Record<string, number>;
  readonly run: (shock: Readonly<Record<string, number>>) => Outcome;
  /**
   * Gives way to other work every few milliseconds; ends early, with what it has, when the signal aborts. `broken` is asked
   * right after the run of each minimum.
   */
  readonly find: (
    breaks: (outcome: Outcome) => boolean,
    broken: () => string[],
    turns?: SearchTurns,
  ) => Promise<Pick<ReverseAnswer, "minima" | "evaluations" | "isCutShort" | "reach">>;
}

/** One compiled system and the factors' covariance over the horizon, ready for any criterion. */
export function shockSearch(
  prepared: PreparedScenario,
  horizonSessions: number,
  history: FactorHistory,
  visitor?: Visitor,
): ShockSearch {
  const { facts, choices } = prepared;
  const input = buildMarketSystem(facts, { ...choices, shock: {} });
  const run = outcomesOf(input, choices, visitor);
  const { used, other } = history;
  const covariance = used.covariance.map((row) => row.map((x) => x * horizonSessions));
  const shockOf = (moves: readonly number[]): Record<string, number> =>
    Object.fromEntries(
      factors.map(({ asset, unit }, i) => [
        asset,
        unit === "yield"
          ? parBond("jgb-30y", facts.yields.jgb30y, facts.yields.jgb30y + moves[i]!).price - 1
          : Math.exp(moves[i]!) - 1,
      ]),
    );
  return {
    history,
    shockOf,
    run,
    find: async (breaks, broken, { signal, report } = {}) => {
      const steps = searchSteps({
        factors: factors.map(({ id }) => id),
        covariance,
        breaks: (moves) => breaks(run(shockOf(moves))),
        isStopped: () => signal?.aborted === true,
        ...{ evaluations: mostRuns, rays: 32 },
      });
      const answer = await inTurns(steps, report);
      return {
        ...answer,
        minima: answer.minima.map(({ shock, ...probabilities }) => ({
          shock: factors.map(({ id, unit }, i) => ({
            factor: id,
            unit,
            move: unit === "yield" ? shock[i]! : Math.exp(shock[i]!) - 1,
          })),
          ...probabilities,
          otherwise: other && otherwiseOf(distanceBy(other, shock, horizonSessions)),
          neededChannels: neededChannels(
            input,
            (without) => outcomesOf(without, choices, visitor)(shockOf(shock)),
            breaks,
          ),
          // In this order: the run of the minimum, then what it broke.
          furthest: furthestMoves(run(shockOf(shock))),
          breaks: broken(),
        })),
      };
    },
  };
}

const otherwiseOf = (distance: number) => ({ distance, directionProbability: normalCdf(-distance) });

function neededChannels(
  input: SimulationInput,
  runOn: (input: SimulationInput) => Outcome,
  breaks: (outcome: Outcome) => boolean,
): ReverseMinimum["neededChannels"] {
  const present = new Set(input.institutions.map((i) => i.channel ?? i.id));
  return channels
    .filter(({ id }) => present.has(id) && !breaks(runOn(withoutChannel(input, id))))
    .map(({ id, title }) => ({ id, title }));
}

function furthestMoves({ initial, lowest, highest }: Outcome): Record<string, number> {
  return Object.fromEntries(
    Object.entries(initial).map(([asset, start]) => {
      const down = lowest[asset as MarketAsset] / start - 1;
      const up = highest[asset as MarketAsset] / start - 1;
      return [asset, -down > up ? down : up];
    }),
  );
}
