/** The market system: one `SimulationInput` from facts and choices, and the same without one of its channels. */

import { exp, log } from "../../core/math/elementary.ts";
import type { InstitutionInput, SimulationInput } from "../input.ts";
import { cryptoAgents, eventAgents, fundAgents, insurerAgents } from "./agents.ts";
import { betaOf, follows, marketAssetsOf } from "./assets.ts";
import { commitmentClaims } from "./commitments.ts";
import { type MarketAsset, type MarketChoices, type MarketFacts, marketAssets } from "./facts.ts";

/** Rounds of a step at most, and the share of depth below which orders do not count. */
export const marketRounds = 200;
export const marketTolerance = 1e-6;

export function buildMarketSystem(facts: MarketFacts, choices: MarketChoices): SimulationInput {
  const ai = commitmentClaims(facts, choices);
  const institutions: InstitutionInput[] = [
    ...fundAgents(facts, choices),
    ...cryptoAgents(facts, choices),
    ...insurerAgents(facts, choices),
    ...eventAgents(facts, choices),
    ...ai.institutions,
  ];
  const input: SimulationInput = {
    ...marketAssetsOf(facts, choices),
    institutions,
    contracts: [
      { kind: "perpetual", longs: "perp-longs", shorts: "perp-shorts", insurance: "insurance-fund" },
      ...ai.contracts,
    ],
    levels: choices.levels,
    shock: withFollowers(choices.shock, choices),
    laterShocks: (choices.laterShocks ?? []).map((shock) => withFollowers(shock, choices)),
    rounds: marketRounds,
    tolerance: marketTolerance,
  };
  return (choices.off ?? []).reduce(withoutChannel, input);
}

/**
 * Shocks with what follows from them outside the model: an asset that follows another follows its shock too, and the
 * treasury company's share that of bitcoin, unless the shock names them.
 */
export function withFollowers(
  shock: Readonly<Record<string, number>>,
  choices: Pick<MarketChoices, "parameter" | "stepSessions">,
): Record<string, number> {
  const all: Record<string, number> = { ...shock };
  const pass = (to: MarketAsset, from: string, beta: number): void => {
    const move = shock[from];
    if (shock[to] === undefined && move !== undefined && move > -1) all[to] = exp(beta * log(1 + move)) - 1;
  };
  for (const id of marketAssets) {
    const leader = follows[id];
    if (leader) pass(id, leader.asset, betaOf(id, choices));
  }
  pass("treasury-share", "btc", choices.parameter("treasury-share-btc-beta"));
  return all;
}

/** The input without the institutions of a channel and the contracts that name them. */
export function withoutChannel(input: SimulationInput, channel: string): SimulationInput {
  const gone = new Set(input.institutions.filter((i) => (i.channel ?? i.id) === channel).map((i) => i.id));
  const names = (contract: SimulationInput["contracts"][number]): readonly (string | undefined)[] =>
    contract.kind === "claims"
      ? contract.liabilities.flatMap((l) => [l.from, l.to])
      : [contract.longs, contract.shorts, contract.insurance];
  return {
    ...input,
    institutions: input.institutions.filter((i) => !gone.has(i.id)),
    contracts: input.contracts.filter((contract) => !names(contract).some((id) => id !== undefined && gone.has(id))),
  };
}
