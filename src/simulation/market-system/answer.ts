/**
 * A scenario as plain JSON, so that whoever has it (the server, the page's worker, a stranger) runs it to the same answer:
 * what was read at an instant, what the reader chose, and every assumption with its range. And the answer.
 */
import { type CalibratedValues, withCalibrated } from "./calibrated.ts";
import { shockWith } from "./derived.ts";
import { exposureQuantiles, exposureWithin } from "./exposure.ts";
import type { ChannelId, MarketChoices, MarketFacts } from "./facts.ts";
import { type IdleChannel, idleChannels } from "./idle.ts";
import { studyNotes } from "./notes.ts";
import { type OutsideRule, outsideWords } from "./outside.ts";
import { yieldAt } from "./par-bond.ts";
import { furthestMoves, type MarketStudy, studyMarket } from "./study.ts";

export interface Assumption {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly tag: string;
}

export interface ScenarioSummary {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly horizonSessions: number;
  readonly asks: string;
  readonly source: string;
  readonly asOf: string | null;
}

export interface ScenarioBasis {
  readonly asOf: string;
  readonly head: number;
  readonly notice?: string | undefined;
  readonly scenario: ScenarioSummary;
  readonly facts: MarketFacts;
  readonly choices: Omit<MarketChoices, "parameter">;
  /** Every parameter that the scenario reads under either impact law, with the value in use. */
  readonly parameters: readonly Assumption[];
  /** Ids of those that were read while facts and shocks were prepared, in order of first use. */
  readonly prepared: readonly string[];
  /** What was assumed for lack of data, and how shocks came about. */
  readonly notes: readonly string[];
  /** Simple returns by series that were observed, for a replay. */
  readonly observed: Readonly<Record<string, number>> | null;
  readonly observedWindow: string | null;
  /** When a move counts as outside what the model can say; null: not judged. */
  readonly outside: OutsideRule | null;
  /** What an episode says of some parameters, for a second run beside the first; null: no such run. */
  readonly calibrated: CalibratedValues | null;
}

/** What a reader changes without asking the server again. */
export interface Changes {
  readonly exposureUsd?: number | undefined;
  readonly law?: MarketChoices["law"] | undefined;
  readonly carryReference?: number | undefined;
  /** Simple returns by asset, in place of the scenario's own. */
  readonly shock?: Readonly<Record<string, number>> | undefined;
  /** Channels that are switched off. */
  readonly off?: readonly ChannelId[] | undefined;
  /** Own values of parameters that act in the run, by id. */
  readonly parameters?: Readonly<Record<string, number>> | undefined;
}

/** Choices as the engine takes them, and the list of parameters that grows as they are read. */
export function choicesOf(basis: ScenarioBasis, changes: Changes = {}): { choices: MarketChoices; used: Set<string> } {
  const values = new Map(basis.parameters.map(({ id, value }) => [id, changes.parameters?.[id] ?? value]));
  const used = new Set(basis.prepared);
  const parameter = (id: string): number => {
    const value = values.get(id);
    if (value === undefined) throw new Error(`bug: parameter ${id} is not in the basis of ${basis.scenario.id}`);
    used.add(id);
    return value;
  };
  const { choices } = basis;
  return {
    used,
    choices: {
      ...choices,
      law: changes.law ?? choices.law,
      exposureUsd:
        changes.exposureUsd === undefined ? choices.exposureUsd : exposureWithin(changes.exposureUsd, parameter),
      carryReference: changes.carryReference ?? choices.carryReference,
      shock: shockWith(choices.shock, changes.shock ?? {}, choices.derived ?? [], parameter),
      off: changes.off ?? choices.off ?? [],
      parameter,
    },
  };
}

export interface ScenarioAnswer extends MarketStudy {
  readonly asOf: string;
  readonly head: number;
  readonly notice?: string | undefined;
  readonly scenario: ScenarioSummary;
  readonly law: string;
  readonly exposureUsd: number;
  readonly carryReference: number;
  /** Channels that were switched off. */
  readonly off: readonly string[];
  /** Yields behind the prices of bonds, decimal. */
  readonly yields: readonly {
    readonly asset: string;
    readonly initial: number;
    readonly shocked: number;
    readonly extreme: number;
    readonly end: number;
  }[];
  /** Day of the observation behind each price, by series. */
  readonly prices: Readonly<Record<string, string>>;
  readonly observed: Readonly<Record<string, number>> | null;
  readonly observedWindow: string | null;
  /** Channels at which the shock is aimed and that do nothing, with the reason. */
  readonly idle: readonly IdleChannel[];
  /** The furthest moves with values calibrated on an episode; null where the reader has set one of them. */
  readonly calibrated: {
    readonly source: string;
    readonly parameters: Readonly<Record<string, number>>;
    /** The values of the same parameters in the run itself. */
    readonly instead: Readonly<Record<string, number>>;
    /** Log moves to the furthest price by asset. */
    readonly total: Readonly<Record<string, number>>;
  } | null;
  readonly assumptions: readonly Assumption[];
  /** What is outside history or the model's range, in sentences; empty: nothing. */
  readonly outside: readonly string[];
  readonly notes: readonly string[];
}

/** Conditional on its assumptions, all of which it lists. Not a forecast. */
export function answerScenario(basis: ScenarioBasis, changes: Changes = {}): ScenarioAnswer {
  const { choices, used } = choicesOf(basis, changes);
  const { low, median, high } = exposureQuantiles(choices.parameter);
  const study = studyMarket(basis.facts, choices, [low, median, high]);
  const { asOf, head, notice, scenario, observed, observedWindow, notes } = basis;
  const other = basis.calibrated && withCalibrated(choices, basis.calibrated);
  const byId = new Map(basis.parameters.map((p) => [p.id, p]));
  return {
    asOf,
    head,
    ...(notice === undefined ? {} : { notice }),
    scenario,
    law: choices.law,
    exposureUsd: choices.exposureUsd,
    carryReference: choices.carryReference,
    off: choices.off ?? [],
    prices: basis.facts.observed,
    observed,
    observedWindow,
    ...study,
    yields: (
      [
        ["ust-10y", basis.facts.yields.ust10y],
        ["jgb-30y", basis.facts.yields.jgb30y],
      ] as const
    ).map(([asset, initial]) => {
      const { shocked, extreme, end } = study.assets.find((a) => a.asset === asset)!;
      const at = (price: number): number => yieldAt(asset, initial, price);
      return { asset, initial, shocked: at(shocked), extreme: at(extreme), end: at(end) };
    }),
    idle: idleChannels(study, basis.facts, choices),
    calibrated: other && {
      source: basis.calibrated!.source,
      parameters: other.parameters,
      instead: Object.fromEntries(Object.keys(other.parameters).map((id) => [id, choices.parameter(id)])),
      total: furthestMoves(basis.facts, other.choices),
    },
    assumptions: [...used].map((id) => ({ ...byId.get(id)!, value: choices.parameter(id) })),
    outside: outsideWords(study.assets, basis.outside),
    notes: [...notes, ...studyNotes(study, basis.facts.volatility.nasdaq, choices)],
  };
}
