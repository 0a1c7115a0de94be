/** Do the factors' volatilities rise together on paths as they did in history? Stress that lasts in several markets needs it. */
import { quantile, sampleCorrelation } from "simple-statistics";
import { log } from "../core/math/elementary.ts";
import { changesOf, factors } from "../simulation/monte-carlo/factors.ts";
import { ShockGenerator } from "../simulation/monte-carlo/shocks.ts";
import { readFactorHistory } from "./factor-files.ts";
import type { HorizonRequest } from "./horizon-record.ts";
import { parameterValue } from "./monitor.ts";
import { type HorizonRecord, packagedCalibration, shocksOf } from "./packaged-outlook.ts";

const month = 20;
const paths = 40;
const seed = 5;

/** Correlation of the logarithms of 20-session volatilities, every pair of factors: history, and as many sessions of shocks. */
export async function volatilityCompany({
  dataDirectory,
  from,
  to,
}: HorizonRequest): Promise<HorizonRecord["company"]> {
  const { columns } = await readFactorHistory(dataDirectory, from, to);
  const seen = factors.map((factor, i) => volatilitiesOf(changesOf(factor, columns[i]!)));
  const drawn = await drawnVolatilities(columns[0]!.length - 1);
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

/** By path and factor, from the packaged calibration without agents. */
async function drawnVolatilities(sessions: number): Promise<number[][][]> {
  const calibration = await packagedCalibration();
  const shocks = new ShockGenerator({
    seed,
    calibration: shocksOf(calibration),
    degrees: calibration.degrees,
    commonNews: parameterValue("common-volatility-news"),
    capSigmas: parameterValue("shock-cap-sigmas"),
    exogenous: { tailFrom: parameterValue("exogenous-tail-from"), tailShare: 1 },
    variances: calibration.factors.map(({ garch }) => garch.variance),
  });
  return Array.from({ length: paths }, (_, path) => {
    shocks.restart(path);
    const changes: number[][] = factors.map(() => []);
    for (let t = 0; t < sessions; t++) {
      shocks.next();
      for (const [i, list] of changes.entries()) list.push(shocks.changes[i]!);
    }
    return changes.map(volatilitiesOf);
  });
}

/** Logarithm of the root mean square of the last 20 changes, from the twentieth on. */
export const volatilitiesOf = (changes: readonly number[]): number[] =>
  changes.slice(month - 1).map((_, t) => {
    const squares = changes.slice(t, t + month).reduce((sum, change) => sum + change * change, 0);
    return log(Math.max(Number.MIN_VALUE, squares / month)) / 2;
  });
