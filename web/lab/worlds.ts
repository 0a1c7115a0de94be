/** Quantiles over the worlds, for charts and tables. */
import type { ScenarioAnswer, ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import { type EnsembleResult, ensembleRounds } from "../../src/simulation/market-system/ensemble.ts";
import { type MarketAsset, marketAssets } from "../../src/simulation/market-system/facts.ts";

/** At 5, 25, 50, 75 and 95 %. */
export type Quantiles = readonly [number, number, number, number, number];
const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export interface WorldsSummary {
  readonly count: number;
  /** Log moves to the furthest price; the 5 % quantile is the worst fall. */
  readonly furthest: Readonly<Record<MarketAsset, Quantiles>>;
  /** Share of worlds that go further than the run beside them, in its direction. */
  readonly beyondOwn: Readonly<Partial<Record<MarketAsset, number>>>;
  /** Share of worlds that pass each level, by id. */
  readonly passed: readonly { readonly id: string; readonly share: number }[];
}

/** Price over the price before of one asset: one array a quantile, shock first. */
export function pathQuantiles(worlds: EnsembleResult, asset: MarketAsset): number[][] {
  const width = marketAssets.length;
  const steps = ensembleRounds + 1;
  const rows: number[][] = probabilities.map(() => []);
  for (let step = 0; step < steps; step++) {
    const at = step * width + marketAssets.indexOf(asset);
    const sorted = column(worlds.path, worlds.count, steps * width, at);
    for (const [q, p] of probabilities.entries()) rows[q]!.push(quantile(sorted, p));
  }
  return rows;
}

/** Value below which a share `p` lies, between neighbours in a straight line. `sorted` ascends. */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const [a, b] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  return a + (b - a) * (at - low);
}

function column(values: Float64Array, count: number, width: number, at: number): Float64Array {
  const out = new Float64Array(count);
  for (let k = 0; k < count; k++) out[k] = values[k * width + at]!;
  return out.sort();
}

export function summarise(
  worlds: EnsembleResult,
  answer: Pick<ScenarioAnswer, "assets">,
  basis: ScenarioBasis,
): WorldsSummary {
  const { count } = worlds;
  const furthest = {} as Record<MarketAsset, Quantiles>;
  const beyondOwn: Partial<Record<MarketAsset, number>> = {};
  for (const [a, asset] of marketAssets.entries()) {
    const sorted = column(worlds.furthest, count, marketAssets.length, a);
    furthest[asset] = probabilities.map((p) => quantile(sorted, p)) as unknown as Quantiles;
    const own = answer.assets.find((row) => row.asset === asset)?.total ?? 0;
    if (own !== 0) beyondOwn[asset] = sorted.filter((x) => (own < 0 ? x < own : x > own)).length / count;
  }
  const { levels } = basis.choices;
  const passed = levels.map(({ id }, l) => {
    let hits = 0;
    for (let k = 0; k < count; k++) hits += worlds.passed[k * levels.length + l]!;
    return { id, share: hits / count };
  });
  return { count, furthest, beyondOwn, passed };
}
