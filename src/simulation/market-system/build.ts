/** The market system: one `SimulationInput` from facts and choices, and the same without one of its channels. */

import { exp, log } from "../../core/math/elementary.ts";
import type { SimulationInput } from "../input.ts";
import { cryptoAgents, eventAgents, fundAgents, insurerAgents } from "./agents.ts";
import { betaOf, follows, marketAssetsOf } from "./assets.ts";
import { commitmentClaims } from "./commitments.ts";
import { type MarketChoices, type MarketFacts, marketAssets } from "./facts.ts";

/** Rounds of a step at most, and the share of depth below which orders do not count. */
export const marketRounds = 200;
export const marketTolerance = 1e-6;

/**
 * What an input is put together from. Each part reads facts, choices and parameters, and no other part. Parameters stand in
 * the order of their first reading, and worlds draw by place: the order here is part of every result.
 */
const makers = {
  claims: commitmentClaims,
  funds: fundAgents,
  crypto: cryptoAgents,
  insurers: insurerAgents,
  events: eventAgents,
  assets: marketAssetsOf,
} as const;
export type MarketParts = { readonly [P in keyof typeof makers]: ReturnType<(typeof makers)[P]> };
export const marketParts = Object.keys(makers) as readonly (keyof MarketParts)[];

/** The parts of an input; `kept` are taken over as they are, `makes` is told which one is made next. */
export function partsOf(
  facts: MarketFacts,
  choices: MarketChoices,
  kept: Partial<MarketParts> = {},
  makes?: (part: keyof MarketParts) => void,
): MarketParts {
  const make = (part: keyof MarketParts): MarketParts[typeof part] => {
    makes?.(part);
    return makers[part](facts, choices);
  };
  return Object.fromEntries(marketParts.map((part) => [part, kept[part] ?? make(part)])) as unknown as MarketParts;
}

export const buildMarketSystem = (facts: MarketFacts, choices: MarketChoices): SimulationInput =>
  joined(partsOf(facts, choices), choices, {
    shock: withFollowers(choices.shock, choices),
    laterShocks: (choices.laterShocks ?? []).map((shock) => withFollowers(shock, choices)),
  });

const perpetual = {
  kind: "perpetual",
  longs: "perp-longs",
  shorts: "perp-shorts",
  insurance: "insurance-fund",
} as const;

/** One input from its parts. Whoever gives the shocks to each run leaves them out here. */
export function joined(
  parts: MarketParts,
  choices: Pick<MarketChoices, "levels" | "off">,
  shocks: Pick<SimulationInput, "shock" | "laterShocks"> = { shock: {}, laterShocks: [] },
): SimulationInput {
  const { assets, funds, crypto, insurers, events, claims } = parts;
  const input: SimulationInput = {
    ...assets,
    institutions: [...funds, ...crypto, ...insurers, ...events, ...claims.institutions],
    contracts: [perpetual, ...claims.contracts],
    levels: choices.levels,
    ...shocks,
    rounds: marketRounds,
    tolerance: marketTolerance,
  };
  return (choices.off ?? []).reduce(withoutChannel, input);
}

/** Assets whose shock follows that of another, unless it is named. */
const passed = [
  ...marketAssets.flatMap((to) => (follows[to] ? [{ to, from: follows[to].asset }] : [])),
  { to: "treasury-share", from: "btc" },
] as const;
/** Betas with which they do, in that order. */
export type FollowerBetas = readonly number[];
export const followerBetas = (choices: Pick<MarketChoices, "parameter" | "stepSessions">): FollowerBetas =>
  passed.map(({ to }) =>
    to === "treasury-share" ? choices.parameter("treasury-share-btc-beta") : betaOf(to, choices),
  );

/**
 * Shocks with what follows from them outside the model: an asset that follows another follows its shock too, and the
 * treasury company's share that of bitcoin, unless the shock names them.
 */
export function withFollowers(
  shock: Readonly<Record<string, number>>,
  choices: Pick<MarketChoices, "parameter" | "stepSessions">,
  betas = followerBetas(choices),
): Record<string, number> {
  const all: Record<string, number> = { ...shock };
  for (let i = 0; i < passed.length; i++) {
    const { to, from } = passed[i]!;
    const move = shock[from];
    if (shock[to] === undefined && move !== undefined && move > -1) all[to] = exp(betas[i]! * log(1 + move)) - 1;
  }
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
