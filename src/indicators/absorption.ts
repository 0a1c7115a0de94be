/** The absorption ratio day by day, with exponential weights in a rolling window, one cheap update a day. */
import { absorbedShare, usualVectors } from "../models/price-action/absorption-ratio.ts";

/**
 * Variance share of the first fifth of the eigenvectors of the weighted correlation matrix, for the last `days` days, oldest
 * first. `returns` is one column an asset, equal lengths of at least `window + days - 1`. Undefined when an asset does not vary.
 */
export function absorptionHistory(
  returns: readonly (readonly number[])[],
  window: number,
  halfLife: number,
  days: number,
): number[] | undefined {
  const assets = returns.length;
  const length = returns[0]?.length ?? 0;
  if (length < window + days - 1) return undefined;
  const decay = 0.5 ** (1 / halfLife);
  const leaving = decay ** window;
  const weight = (1 - leaving) / (1 - decay);
  const sums = new Float64Array(assets);
  const products = new Float64Array(assets * assets);
  const history: number[] = [];
  const from = length - window - days + 1;
  for (let t = from; t < length; t++) {
    const out = t - window >= from ? t - window : -1;
    for (let i = 0; i < assets; i++) {
      const x = returns[i]![t]!;
      const gone = out < 0 ? 0 : returns[i]![out]!;
      sums[i] = decay * sums[i]! + x - leaving * gone;
      for (let j = 0; j <= i; j++) {
        const old = out < 0 ? 0 : gone * returns[j]![out]!;
        products[i * assets + j] = decay * products[i * assets + j]! + x * returns[j]![t]! - leaving * old;
      }
    }
    if (t < from + window - 1) continue;
    const matrix = correlationMatrix(assets, sums, products, weight);
    if (!matrix) return undefined;
    history.push(absorbedShare(matrix, usualVectors(assets)));
  }
  return history;
}

function correlationMatrix(
  assets: number,
  sums: Float64Array,
  products: Float64Array,
  weight: number,
): number[][] | undefined {
  const covariance = (i: number, j: number): number =>
    products[Math.max(i, j) * assets + Math.min(i, j)]! / weight - (sums[i]! / weight) * (sums[j]! / weight);
  const deviations = Array.from({ length: assets }, (_, i) => Math.sqrt(Math.max(0, covariance(i, i))));
  if (deviations.some((d) => !(d > 0))) return undefined;
  return deviations.map((a, i) => deviations.map((b, j) => (i === j ? 1 : covariance(i, j) / (a * b))));
}
