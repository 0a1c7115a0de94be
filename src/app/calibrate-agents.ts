/** `calibrate agents`: what July and August 2024 say of the agents, as draws, with what they do not say. */
import { quantile } from "simple-statistics";
import { type AgentDraw, channels } from "../simulation/monte-carlo/agent-system.ts";
import {
  type EpisodeOutcome,
  episodeTargets,
  simulateEpisode,
  targetTolerance,
} from "../simulation/monte-carlo/episode-2024.ts";
import {
  freeParameters,
  type Particle,
  type PosteriorOptions,
  posteriorSample,
  priorSample,
} from "../simulation/monte-carlo/posterior.ts";
import { agentAssumptions } from "./agent-assumptions.ts";
import { rounded } from "./calibrate-factors.ts";
import { parameterValue } from "./monitor.ts";
import { type Posterior, packagedCalibration, posteriorSchema } from "./packaged-outlook.ts";

const sizes = { kept: 60, tried: 12, generations: 5, prior: 400, profileBins: 6 } as const;
const usdBn = 1e9;

export async function calibrateAgents(seed: number, report: (text: string) => void = () => {}): Promise<Posterior> {
  const { vixPerNasdaq } = await packagedCalibration();
  const options: PosteriorOptions = {
    assumptions: agentAssumptions(),
    vixPerNasdaq,
    exposure: {
      low: parameterValue("carry-exposure-low") / usdBn,
      high: parameterValue("carry-exposure-high") / usdBn,
    },
    seed,
    ...sizes,
  };
  const terciles = [0, 1, 2].map((tercile) => {
    report(`exposure tercile ${tercile + 1} of 3`);
    const prior = priorSample(tercile, sizes.prior, options);
    const posterior = posteriorSample(tercile, options);
    return { prior, posterior };
  });
  return posteriorSchema.parse(
    rounded({
      command: `metastable calibrate agents --seed ${seed}`,
      method: `sequential approximate Bayesian computation, ${sizes.kept} particles, ${sizes.generations} generations, targets at ${100 * targetTolerance} % tolerance; ${freeParameters.length} free parameters`,
      draws: terciles.map(({ posterior }) => posterior.map(({ draw }) => draw)),
      terciles: terciles.map(({ prior, posterior }) => reportOf(prior, posterior, options)),
    }),
  );
}

const spanOf = (values: readonly number[]) => ({
  lo: quantile([...values], 0.05),
  median: quantile([...values], 0.5),
  hi: quantile([...values], 0.95),
});

function reportOf(prior: readonly Particle[], posterior: readonly Particle[], o: PosteriorOptions) {
  const draws = posterior.map(({ draw }) => draw);
  const values: Readonly<Record<string, (draw: AgentDraw) => number>> = {
    fxDepthPerExposure: (draw) => draw.fxDepth / draw.exposure,
    equityDepth: (draw) => draw.equityDepth,
    stopMedian: (draw) => draw.stopMedian,
    volTargetAssets: (draw) => draw.volTargetAssets,
  };
  return {
    exposure: spanOf(draws.map(({ exposure }) => exposure)),
    parameters: Object.fromEntries(freeParameters.map(({ id }) => [id, spanOf(draws.map(values[id]!))])),
    widths: Object.fromEntries(
      freeParameters.map(({ id }, k) => {
        const { lo, hi } = spanOf(posterior.map(({ place }) => place[k]!));
        return [id, (hi - lo) / 0.9];
      }),
    ),
    distance: spanOf(posterior.map(({ distance }) => distance)),
    targets: episodeTargets.map(({ id, low, high }) => {
      const seen = spanOf(posterior.map(({ outcome }) => outcome[id]));
      return {
        id,
        low,
        high,
        prior: spanOf(prior.map(({ outcome }) => outcome[id])),
        posterior: seen,
        fits: seen.lo <= high && seen.hi >= low,
      };
    }),
    profile: profileOf([...prior, ...posterior]),
    ablations: channels.map((channel) => {
      const centre = nearest(posterior);
      const without = simulateEpisode(o.assumptions, centre.draw, o.vixPerNasdaq, [channel]);
      return { without: channel, changes: differences(without, centre.outcome) };
    }),
  };
}

const nearest = (list: readonly Particle[]): Particle =>
  list.reduce((best, p) => (p.distance < best.distance ? p : best));

const differences = (a: EpisodeOutcome, b: EpisodeOutcome): Record<string, number> =>
  Object.fromEntries(episodeTargets.map(({ id }) => [id, a[id] - b[id]]));

/** Least distance found by bin of each parameter's prior: flat where the episode does not identify it. */
function profileOf(particles: readonly Particle[]) {
  return freeParameters.flatMap(({ id, low, high }, k) =>
    Array.from({ length: sizes.profileBins }, (_, bin) => {
      const inside = particles.filter(({ place }) => Math.floor(place[k]! * sizes.profileBins) === bin);
      const centre = low * (high / low) ** ((bin + 0.5) / sizes.profileBins);
      return inside.length === 0 ? [] : [{ parameter: id, at: centre, distance: nearest(inside).distance }];
    }).flat(),
  );
}
