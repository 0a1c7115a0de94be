/** Scenarios on the market system of an as-of: one function for the command line, the API and the page's first picture. */
import { failure } from "../core/failure.ts";
import { isPresent } from "../core/outcome.ts";
import { validInput } from "../models/validate.ts";
import { getParameter } from "../parameters/catalogue.ts";
import { scenarios } from "../scenarios/catalogue/index.ts";
import type { ScenarioDefinition } from "../scenarios/define.ts";
import { simulationInputSchema } from "../simulation/input.ts";
import { answerScenario, type ScenarioAnswer, type ScenarioBasis } from "../simulation/market-system/answer.ts";
import { buildMarketSystem } from "../simulation/market-system/build.ts";
import type { CalibratedValues } from "../simulation/market-system/calibrated.ts";
import { derivedAssets, shockWith } from "../simulation/market-system/derived.ts";
import { exposureQuantiles, exposureWithin } from "../simulation/market-system/exposure.ts";
import type { ChannelId, MarketChoices, MarketFacts } from "../simulation/market-system/facts.ts";
import type { OutsideRule } from "../simulation/market-system/outside.ts";
import { calibratedValues } from "./calibrated-values.ts";
import { readFacts, seriesOf } from "./market-system/facts.ts";
import { fittedOrRefused } from "./market-system/fit.ts";
import { freshnessOf } from "./market-system/freshness.ts";
import { levelsOf } from "./market-system/levels.ts";
import { exogenousOf, laterShocksOf } from "./market-system/shocks.ts";
import type { Monitor, ReadRequest, Snapshot } from "./monitor.ts";
import { outsideRule } from "./outside-rule.ts";
import type { Pinned } from "./results.ts";
import { closest } from "./suggest.ts";

export type { ScenarioAnswer, ScenarioBasis };

export const listScenarios = () =>
  scenarios.map(({ id, title, basis, horizonSessions, asks, source, asOf }) => ({
    id,
    title,
    basis,
    horizonSessions,
    asks,
    source,
    asOf: asOf ?? null,
  }));

export function getScenario(id: string): ScenarioDefinition {
  const found = scenarios.find((s) => s.id === id);
  if (found) return found;
  const near = closest(
    id,
    scenarios.map((s) => s.id),
  );
  throw failure(
    "not-found",
    "simulate",
    JSON.stringify(id),
    "the id of a scenario",
    near
      ? `Did you mean ${near}? \`metastable simulate --list\` shows all.`
      : "`metastable simulate --list` shows all.",
  );
}

export interface SimulateRequest extends ReadRequest {
  /** Size of the yen carry trade, US dollars; default the median of its prior. */
  readonly exposureUsd?: number | undefined;
  readonly law?: "exponential" | "square-root" | undefined;
  /** Where carry positions were entered: the mean of the last 250 fixings, where the note's figures fit, or a level. */
  readonly carryReference?: "trailing" | "note" | number | undefined;
  /** A reader's own values of parameters, by id. */
  readonly parameters?: Readonly<Record<string, number>> | undefined;
  /** Simple returns by asset, in place of the scenario's own. */
  readonly shock?: Readonly<Record<string, number>> | undefined;
  /** Channels that are switched off. */
  readonly off?: readonly ChannelId[] | undefined;
  /** Answer from prices that are older than their series allow, with a note for each. */
  readonly allowStale?: boolean | undefined;
}

/** Everything that a run needs, as plain JSON but for `parameter`: the Monte Carlo and the page start from it too. */
export interface PreparedScenario {
  readonly scenario: ScenarioDefinition;
  readonly facts: MarketFacts;
  readonly choices: MarketChoices;
  /** What was assumed for lack of data, and how shocks came about. */
  readonly notes: readonly string[];
  /** Ids of the parameters that were read so far, in order of first use; a run adds what it reads. */
  readonly used: ReadonlySet<string>;
  /** Those of them that were read while preparing. */
  readonly prepared: readonly string[];
  readonly head: Pinned;
}

/**
 * Reads facts and shocks from a view and its indicator results. Throws `Failure("too-stale")` for old prices that were not
 * allowed, and `Failure("usage")` for a scenario whose level is passed, or a carry trade beyond its prior.
 */
export function prepareFrom(
  { view, results, head }: Pick<Snapshot, "view" | "results" | "head">,
  asked: ScenarioDefinition,
  request: SimulateRequest = {},
): PreparedScenario {
  const used = new Set<string>();
  const parameter = (id: string): number => {
    used.add(id);
    return request.parameters?.[id] ?? getParameter(id).value;
  };
  const { facts, notes } = readFacts(view, results, parameter);
  const { notes: stale } = freshnessOf(view, Object.keys(facts.observed), request.allowStale);
  const { scenario, notes: leftOut } = fittedOrRefused(view, results, asked);
  const differential = results.get("policy-differential")?.outcome;
  const carry = differential && isPresent(differential) ? differential.value.value : undefined;
  const exogenous = exogenousOf(view, scenario, carry, parameter);
  const moved = new Set(scenario.shocks.map(({ series }) => series));
  const derived = derivedAssets.filter((asset) => !moved.has(seriesOf[asset]));
  const choices: MarketChoices = {
    law: request.law ?? "exponential",
    exposureUsd:
      request.exposureUsd === undefined
        ? exposureQuantiles(parameter).median
        : exposureWithin(request.exposureUsd, parameter),
    carryReference: referenceLevel(request.carryReference, scenario, facts, parameter),
    stepSessions: scenario.laterShocks ? 1 : scenario.horizonSessions,
    laterShocks: laterShocksOf(scenario, parameter),
    carryWithdrawal: exogenous.carryWithdrawal,
    events: scenario.events ?? [],
    shock: shockWith(exogenous.shock, request.shock ?? {}, derived, parameter),
    derived: derived.filter((asset) => request.shock?.[asset] === undefined),
    levels: levelsOf(facts),
    off: request.off ?? [],
    parameter,
  };
  return {
    scenario,
    facts,
    choices,
    notes: [...stale, ...leftOut, ...notes, ...exogenous.notes],
    used,
    prepared: [...used],
    head,
  };
}

function referenceLevel(
  asked: SimulateRequest["carryReference"],
  scenario: ScenarioDefinition,
  facts: MarketFacts,
  parameter: (id: string) => number,
): number {
  if (typeof asked === "number") return asked;
  if (asked === "note") return parameter("carry-note-reference");
  return asked === undefined && scenario.carryEnteredAtStart ? facts.prices.usdjpy : facts.usdjpyReference;
}

/** A replay starts at its own as-of unless the reader names another. */
export async function prepareScenario(
  monitor: Monitor,
  scenario: ScenarioDefinition,
  request: SimulateRequest = {},
): Promise<PreparedScenario> {
  return prepareFrom(await monitor.snapshot({ ...request, asOf: request.asOf ?? scenario.asOf }), scenario, request);
}

/** Conditional on its assumptions, all of which it lists. Not a forecast. */
export async function simulateScenario(
  monitor: Monitor,
  id: string,
  request: SimulateRequest = {},
): Promise<ScenarioAnswer> {
  return answerScenario(await scenarioBasis(monitor, id, request));
}

export const answerOf = (prepared: PreparedScenario): ScenarioAnswer => answerScenario(basisOf(prepared));

/** The scenario as plain JSON. Both impact laws are built once to learn which parameters they read. */
export function basisOf(
  { scenario, facts, choices, notes, used, prepared, head }: PreparedScenario,
  calibrated: CalibratedValues | null = null,
  outside: OutsideRule | null = null,
): ScenarioBasis {
  const { parameter, ...plain } = choices;
  exposureQuantiles(parameter);
  for (const law of ["exponential", "square-root"] as const) {
    const system = buildMarketSystem(facts, { ...choices, law, off: [] });
    // A reader's own values may make no system at all.
    validInput(
      simulationInputSchema,
      system,
      "parameters, as system $",
      "Choose a value nearer to the parameter's range.",
    );
  }
  const { asOf, head: ledgerHead, notice } = head;
  return {
    asOf,
    head: ledgerHead,
    ...(notice === undefined ? {} : { notice }),
    scenario: listScenarios().find((s) => s.id === scenario.id)!,
    facts,
    choices: plain,
    parameters: [...used].map((id) => {
      const { title, unit, range, tag } = getParameter(id);
      return { id, title, value: parameter(id), unit, range, tag };
    }),
    prepared,
    notes,
    observed: scenario.observed ?? null,
    observedWindow: scenario.observedWindow ?? null,
    calibrated,
    outside,
  };
}

/** What the page's worker needs to run the scenario itself. */
export async function scenarioBasis(
  monitor: Monitor,
  id: string,
  request: SimulateRequest = {},
): Promise<ScenarioBasis> {
  const scenario = getScenario(id);
  const prepared = await prepareScenario(monitor, scenario, request);
  const [calibrated, outside] = await Promise.all([
    calibratedValues(prepared.head.asOf),
    outsideRule(scenario.horizonSessions, request.parameters),
  ]);
  return basisOf(prepared, calibrated, outside);
}
