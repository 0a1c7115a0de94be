/** Medians of the packaged posterior as parameters of the market system. */
import type { CalibratedValues } from "../simulation/market-system/calibrated.ts";
import { calibratedParameters } from "../simulation/monte-carlo/agent-system.ts";
import { packagedPosterior } from "./packaged-outlook.ts";

export async function calibratedValues(): Promise<CalibratedValues> {
  const { command, terciles } = await packagedPosterior();
  return {
    source: `medians of the posterior for this third of the trade's size; ${command}`,
    thirds: terciles.map(({ parameters }) => {
      const median = (id: string): number => parameters[id]!.median;
      return calibratedParameters({
        ...{ exposure: 1, fxDepth: median("fxDepthPerExposure"), equityDepth: median("equityDepth") },
        stopMedian: median("stopMedian"),
      });
    }),
  };
}
