/** What the agents of the Monte Carlo are made from at a view: the facts of the scenarios, and every parameter. */
import type { IndicatorResult } from "../indicators/define.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { parameters } from "../parameters/catalogue.ts";
import type { MarketFacts } from "../simulation/market-system/facts.ts";
import type { AgentBasis } from "../simulation/monte-carlo/agent-system.ts";
import { readFacts } from "./market-system/facts.ts";
import { parameterValue } from "./monitor.ts";

export function agentBasis(
  view: AsOfView,
  results: ReadonlyMap<string, IndicatorResult>,
  reference: (facts: MarketFacts) => number = (facts) => facts.usdjpyReference,
): AgentBasis {
  const { facts } = readFacts(view, results, parameterValue);
  return {
    facts,
    carryReference: reference(facts),
    parameters: Object.fromEntries(parameters.map(({ id, value }) => [id, value])),
  };
}
