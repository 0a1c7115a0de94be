/** Do the factors' volatilities rise together on paths as they did in history? Stress that lasts in several markets needs it. */
import { quantile, sampleCorrelation } from "simple-statistics";
import { volatilitiesOf, volatilitiesOnPaths } from "../simulation/monte-carlo/common-news.ts";
import { changesOf, factors } from "../simulation/monte-carlo/factors.ts";
import { readFactorHistory } from "./factor-files.ts";
import type { HorizonRequest } from "./horizon-record.ts";
import { type HorizonRecord, packagedCalibration, shocksOf } from "./packaged-outlook.ts";

/** Correlation of the logarithms of 20-session volatilities, every pair of factors: history, and as many sessions of shocks. */
export async function volatilityCompany({
  dataDirectory,
  from,
  to,
}: HorizonRequest): Promise<HorizonRecord["company"]> {
  const { columns } = await readFactorHistory(dataDirectory, from, to);
  const seen = factors.map((factor, i) => volatilitiesOf(changesOf(factor, columns[i]!)));
  const packaged = await packagedCalibration();
  const fit = { ...shocksOf(packaged), degrees: packaged.degrees };
  const drawn = volatilitiesOnPaths(fit, packaged.commonNews.strength, columns[0]!.length - 1);
  return factors.flatMap(({ id }, a) =>
    factors.slice(a + 1).map((other, k) => {
      const b = a + 1 + k;
      const onPaths = drawn.map((list) => sampleCorrelation(list[a]!, list[b]!));
      const [lo, median, hi] = [0.05, 0.5, 0.95].map((p) => quantile(onPaths, p));
      return {
        factors: [id, other.id],
        history: sampleCorrelation(seen[a]!, seen[b]!),
        paths: { lo: lo!, median: median!, hi: hi! },
      };
    }),
  );
}
