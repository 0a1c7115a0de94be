/** Scenarios on the market system of an as-of: one function for the command line, the API and the page's first picture. */
import { failure } from "../core/failure.ts";
import { isPresent } from "../core/outcome.ts";
import { getParameter } from "../parameters/catalogue.ts";
import { scenarios } from "../scenarios/catalogue/index.ts";
import type { ScenarioDefinition } from "../scenarios/define.ts";
import type { MarketChoices, MarketFacts } from "../simulation/market-system/facts.ts";
import { type MarketStudy, studyMarket } from "../simulation/market-system/study.ts";
import { readFacts, yieldAt } from "./market-system/facts.ts";
import { levelsOf } from "./market-system/levels.ts";
import { exogenousOf } from "./market-system/shocks.ts";
import type { Monitor, ReadRequest, Snapshot } from "./monitor.ts";
import type { Pinned } from "./results.ts";
import { closest } from "./suggest.ts";

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
  readonly head: Pinned;
}

/** The prior of the carry trade's size is log-uniform: its median is the root of the product of its ends. */
export function exposureQuantiles(parameter: (id: string) => number): { low: number; median: number; high: number } {
  const [least, most] = [parameter("carry-exposure-low"), parameter("carry-exposure-high")];
  const at = (p: number): number => least * (most / least) ** p;
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}

/** Reads facts and shocks from a view and its indicator results. */
export function prepareFrom(
  { view, results, head }: Pick<Snapshot, "view" | "results" | "head">,
  scenario: ScenarioDefinition,
  request: SimulateRequest = {},
): PreparedScenario {
  const used = new Set<string>();
  const parameter = (id: string): number => {
    used.add(id);
    return request.parameters?.[id] ?? getParameter(id).value;
  };
  const { facts, notes } = readFacts(view, results, parameter);
  const differential = results.get("policy-differential")?.outcome;
  const carry = differential && isPresent(differential) ? differential.value.value : undefined;
  const exogenous = exogenousOf(view, scenario, carry, parameter);
  const choices: MarketChoices = {
    law: request.law ?? "exponential",
    exposureUsd: request.exposureUsd ?? exposureQuantiles(parameter).median,
    carryReference: referenceLevel(request.carryReference, scenario, facts, parameter),
    stepSessions: scenario.horizonSessions,
    carryWithdrawal: exogenous.carryWithdrawal,
    events: scenario.events ?? [],
    shock: exogenous.shock,
    levels: levelsOf(facts),
    parameter,
  };
  return { scenario, facts, choices, notes: [...notes, ...exogenous.notes], used, head };
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

export interface ScenarioAnswer extends MarketStudy {
  readonly asOf: string;
  readonly head: number;
  readonly notice?: string | undefined;
  readonly scenario: ReturnType<typeof listScenarios>[number];
  readonly law: string;
  readonly exposureUsd: number;
  readonly carryReference: number;
  /** Yields behind the prices of bonds, decimal. */
  readonly yields: readonly {
    readonly asset: string;
    readonly initial: number;
    readonly shocked: number;
    readonly extreme: number;
    readonly end: number;
  }[];
  /** Simple returns by series that were observed, for a replay. */
  readonly observed: Readonly<Record<string, number>> | null;
  readonly assumptions: readonly {
    readonly id: string;
    readonly title: string;
    readonly value: number;
    readonly unit: string;
    readonly range: readonly [number, number];
    readonly tag: string;
  }[];
  readonly notes: readonly string[];
}

/** Conditional on its assumptions, all of which it lists. Not a forecast. */
export async function simulateScenario(
  monitor: Monitor,
  id: string,
  request: SimulateRequest = {},
): Promise<ScenarioAnswer> {
  return answerOf(await prepareScenario(monitor, getScenario(id), request));
}

export function answerOf(prepared: PreparedScenario): ScenarioAnswer {
  const { facts, choices, scenario, used, notes } = prepared;
  const { low, median, high } = exposureQuantiles(choices.parameter);
  const study = studyMarket(facts, choices, [low, median, high]);
  const { asOf, head, notice } = prepared.head;
  return {
    asOf,
    head,
    ...(notice === undefined ? {} : { notice }),
    scenario: listScenarios().find((s) => s.id === scenario.id)!,
    law: choices.law,
    exposureUsd: choices.exposureUsd,
    carryReference: choices.carryReference,
    observed: scenario.observed ?? null,
    ...study,
    yields: (
      [
        ["ust-10y", facts.yields.ust10y],
        ["jgb-30y", facts.yields.jgb30y],
      ] as const
    ).map(([asset, initial]) => {
      const { shocked, extreme, end } = study.assets.find((a) => a.asset === asset)!;
      const at = (price: number): number => (price === 1 ? initial : yieldAt(asset, initial, price));
      return { asset, initial, shocked: at(shocked), extreme: at(extreme), end: at(end) };
    }),
    assumptions: [...used].map((parameterId) => {
      const { title, unit, range, tag } = getParameter(parameterId);
      return { id: parameterId, title, value: choices.parameter(parameterId), unit, range, tag };
    }),
    notes,
  };
}
