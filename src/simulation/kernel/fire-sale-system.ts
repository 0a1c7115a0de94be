/** A system in the form that the kernel runs, and which inputs of the engine have that form. */
import type { AssetInput, InstitutionInput, SimulationInput } from "../input.ts";

/** Shares and ratios are decimals; money in one unit. */
export interface FireSaleSystem {
  readonly assets: readonly {
    readonly price: number;
    /** Selling `soldShare` of all units multiplies the price by 1 - `priceDrop`. */
    readonly soldShare: number;
    readonly priceDrop: number;
  }[];
  readonly institutions: readonly {
    readonly cash: number;
    /** Units of each asset, in the order of `assets`. */
    readonly holdings: readonly number[];
    readonly otherAssets: number;
    readonly loans: number;
    readonly otherLiabilities: number;
    /** Below this ratio of equity to assets it delevers; minus infinity never does. */
    readonly buffer: number;
    /** The ratio that it returns to. */
    readonly target: number;
    /** Below this ratio it defaults; minus infinity never does. */
    readonly defaultBelow: number;
  }[];
  readonly rounds: number;
}

const never = Number.NEGATIVE_INFINITY;

/** The kernel's form of an input, or undefined when the input asks for more than the published model. */
export function findFireSaleSystem(input: SimulationInput): FireSaleSystem | undefined {
  if (input.contracts.length + input.crossImpact.length + input.laterShocks.length + input.levels.length > 0)
    return undefined;
  if (input.tolerance > 0) return undefined;
  const assets = input.assets.map(assetOf);
  const institutions = input.institutions.map((institution) => institutionOf(institution, input.assets));
  if (!assets.every((asset) => asset !== undefined) || !institutions.every((one) => one !== undefined))
    return undefined;
  return { assets, institutions, rounds: input.rounds };
}

function assetOf({ price, impact, depthFallsWithStress }: AssetInput): FireSaleSystem["assets"][number] | undefined {
  if (impact.law !== "exponential" || depthFallsWithStress > 0) return undefined;
  const { soldShare, priceDrop } = impact;
  return soldShare === undefined || priceDrop === undefined ? undefined : { price, soldShare, priceDrop };
}

function institutionOf(
  { cash, holdings, otherAssets, loans, otherLiabilities, behaviour, defaultBelow = never }: InstitutionInput,
  assets: readonly AssetInput[],
): FireSaleSystem["institutions"][number] | undefined {
  const shared = {
    ...{ cash, otherAssets, loans, otherLiabilities, defaultBelow },
    holdings: assets.map(({ id }) => (Object.hasOwn(holdings, id) ? holdings[id]! : 0)),
  };
  if (behaviour.id === "hold") return { ...shared, buffer: never, target: 1 };
  if (behaviour.id !== "delever-to-target") return undefined;
  const { buffer, target } = behaviour as unknown as { buffer: number; target: number };
  return { ...shared, buffer, target };
}
