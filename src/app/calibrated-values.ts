/** Medians of the packaged posterior as parameters of the market system. */
import { parseInstant } from "../core/time.ts";
import type { CalibratedValues } from "../simulation/market-system/calibrated.ts";
import { calibratedParameters } from "../simulation/monte-carlo/agent-system.ts";
import { episodeDays } from "../simulation/monte-carlo/episode-2024.ts";
import { packagedCalibration, packagedPosterior } from "./packaged-outlook.ts";

/** Null at an as-of before the end of the episode that they are calibrated on: nobody could know them then. */
export async function calibratedValues(asOf: string): Promise<CalibratedValues | null> {
  const now = parseInstant(asOf);
  if (now < parseInstant(episodeDays.knownAt)) return null;
  const { command, terciles } = await packagedPosterior();
  const { to } = await packagedCalibration();
  const later = parseInstant(to) > now ? `, whose ordinary sessions know data to ${to}, later than the as-of` : "";
  return {
    source: `medians of the posterior for this third of the trade's size${later}; ${command}`,
    thirds: terciles.map(({ parameters }) => {
      const median = (id: string): number => parameters[id]!.median;
      return calibratedParameters({
        ...{ exposure: 1, fxDepth: median("fxDepthPerExposure"), equityDepth: median("equityDepth") },
        stopMedian: median("stopMedian"),
      });
    }),
  };
}
