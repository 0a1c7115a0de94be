/** What a reader has chosen in the lab, to and from the query of the address, so that a link brings the same picture. */
import type { Changes, ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import { type ChannelId, channels, type MarketAsset, marketAssets } from "../../src/simulation/market-system/facts.ts";
import { parBondPrice } from "../../src/simulation/market-system/par-bond.ts";

export interface LabState {
  readonly scenario: string;
  /** Simple returns by asset, in place of the scenario's own. */
  readonly moves: Readonly<Partial<Record<MarketAsset, number>>>;
  /** Rise of the 30-year yield, basis points, in place of the scenario's own. */
  readonly riseBp: number | null;
  /** Size of the carry trade, US dollars. */
  readonly exposureUsd: number | null;
  readonly law: "exponential" | "square-root" | null;
  readonly carryReference: number | null;
  readonly off: readonly ChannelId[];
  readonly parameters: Readonly<Record<string, number>>;
  readonly seed: number;
  /** The asset whose fan is drawn; left out, the one that moves most. */
  readonly asset: MarketAsset | null;
}

export const moveAssets = ["usdjpy", "nasdaq", "nikkei", "btc"] as const;
export const defaultScenario = "usdjpy-145";
export const defaultSeed = 30;
export const worldsShown = 1000;

/** Words of the query that belong to the lab. */
const names = ["scenario", ...moveAssets, "jgb", "exposure", "law", "entry", "off", "set", "seed", "asset"] as const;

const numberOf = (text: string | null): number | null => {
  const value = Number(text);
  return text === null || text.trim() === "" || !Number.isFinite(value) ? null : value;
};

/** 2.6 is 0.026 and not 0.026000000000000002: what a slider gives, a link and the command line say alike. */
export const ratioOf = (percent: number): number => Number((percent / 100).toPrecision(12));

/** What cannot be read is left at the scenario's own. */
export function stateOf(query: URLSearchParams): LabState {
  const moves: Partial<Record<MarketAsset, number>> = {};
  for (const asset of moveAssets) {
    const percent = numberOf(query.get(asset));
    if (percent !== null && percent > -99 && percent <= 1000) moves[asset] = ratioOf(percent);
  }
  const law = query.get("law");
  const positive = (name: string): number | null => {
    const value = numberOf(query.get(name));
    return value !== null && value > 0 ? value : null;
  };
  const rise = numberOf(query.get("jgb"));
  const exposureBn = positive("exposure");
  const seed = numberOf(query.get("seed"));
  const asset = query.get("asset");
  const sets = (query.get("set") ?? "").split(",").map((word) => word.split("=", 2));
  return {
    scenario: query.get("scenario") ?? defaultScenario,
    moves,
    riseBp: rise !== null && Math.abs(rise) <= 1000 ? rise : null,
    exposureUsd: exposureBn === null ? null : exposureBn * 1e9,
    law: law === "exponential" || law === "square-root" ? law : null,
    carryReference: positive("entry"),
    off: channels.map(({ id }) => id).filter((id) => (query.get("off") ?? "").split(",").includes(id)),
    parameters: Object.fromEntries(
      sets.flatMap(([id, text]) => {
        const value = numberOf(text ?? null);
        return id && value !== null ? [[id, value]] : [];
      }),
    ),
    seed: seed !== null && Number.isSafeInteger(seed) && seed >= 0 ? seed : defaultSeed,
    asset: marketAssets.find((id) => id === asset) ?? null,
  };
}

const short = (value: number): string => String(Number(value.toPrecision(9)));

/** Null removes a word: what is not chosen does not stand in the address. */
export function queryOf(state: LabState): Record<(typeof names)[number], string | null> {
  const moves = Object.fromEntries(
    moveAssets.map((asset) => {
      const move = state.moves[asset];
      return [asset, move === undefined ? null : short(move * 100)];
    }),
  ) as Record<(typeof moveAssets)[number], string | null>;
  const sets = Object.entries(state.parameters).map(([id, value]) => `${id}=${short(value)}`);
  return {
    scenario: state.scenario,
    ...moves,
    jgb: state.riseBp === null ? null : short(state.riseBp),
    exposure: state.exposureUsd === null ? null : short(state.exposureUsd / 1e9),
    law: state.law,
    entry: state.carryReference === null ? null : short(state.carryReference),
    off: state.off.length === 0 ? null : state.off.join(","),
    set: sets.length === 0 ? null : sets.join(","),
    seed: state.seed === defaultSeed ? null : String(state.seed),
    asset: state.asset,
  };
}

/** What the engine is asked for. */
export function changesOf(state: LabState, basis: ScenarioBasis): Changes {
  const rise = state.riseBp;
  const { jgb30y } = basis.facts.yields;
  const bond = rise === null ? {} : { "jgb-30y": parBondPrice("jgb-30y", jgb30y, jgb30y + rise * 1e-4) - 1 };
  return {
    ...(state.exposureUsd === null ? {} : { exposureUsd: state.exposureUsd }),
    ...(state.law === null ? {} : { law: state.law }),
    ...(state.carryReference === null ? {} : { carryReference: state.carryReference }),
    shock: { ...state.moves, ...bond },
    off: state.off,
    parameters: state.parameters,
  };
}
