/** `calibrate agents`: what July and August 2024 and ordinary sessions say of the agents, as draws, with what they do not say. */
import { createHash } from "node:crypto";
import { quantile } from "simple-statistics";
import { alignOnSessions } from "../market/session-panel.ts";
import type { ChannelId } from "../simulation/market-system/facts.ts";
import type { AgentBasis, AgentDraw } from "../simulation/monte-carlo/agent-system.ts";
import {
  type EpisodeOutcome,
  type EpisodePath,
  episodeAsOf,
  episodeDays,
  episodeTargets,
  simulateEpisode,
  targetTolerance,
} from "../simulation/monte-carlo/episode-2024.ts";
import { changesOf, factorAt, factors } from "../simulation/monte-carlo/factors.ts";
import { calibrationText } from "../simulation/monte-carlo/fingerprint.ts";
import { type OrdinarySessions, ordinarySessions } from "../simulation/monte-carlo/ordinary-sessions.ts";
import {
  freeParameters,
  type Particle,
  type PosteriorOptions,
  posteriorSample,
  priorSample,
} from "../simulation/monte-carlo/posterior.ts";
import { agentBasis } from "./agent-basis.ts";
import { rounded } from "./calibrate-factors.ts";
import { type Monitor, parameterValue } from "./monitor.ts";
import { type Posterior, packagedCalibration, posteriorSchema, shocksOf } from "./packaged-outlook.ts";

const sizes = { kept: 60, tried: 12, generations: 5, prior: 400, profileBins: 6 } as const;
const usdBn = 1e9;
/** The same ordinary sessions for every calibration, so that draws differ by themselves alone. */
const ordinarySeed = 2017;
/** Channels that trade without an event of their own. */
const ablated: readonly ChannelId[] = [
  "carry",
  "vol-target",
  "trend",
  "perpetuals",
  "funds",
  "insurers",
  "strong-hands",
];

export interface AgentCalibration {
  readonly seed: number;
  /** Share of every day's move that is exogenous; default: the parameter. */
  readonly exogenousShare?: number | undefined;
}

export async function calibrateAgents(
  monitor: Monitor,
  { seed, exogenousShare }: AgentCalibration,
  report: (text: string) => void = () => {},
): Promise<Posterior> {
  const episode = await episodeOf(monitor, exogenousShare);
  const options: PosteriorOptions = {
    ...episode,
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
  const draws = rounded(terciles.map(({ posterior }) => posterior.map(({ draw }) => draw))) as AgentDraw[][];
  return posteriorSchema.parse(
    rounded({
      command: `metastable calibrate agents --seed ${seed}`,
      madeWith: fingerprintOf(episode, draws),
      method: `sequential approximate Bayesian computation, ${sizes.kept} particles, ${sizes.generations} generations, targets at ${100 * targetTolerance} % tolerance; ${freeParameters.length} free parameters`,
      draws,
      terciles: terciles.map(({ prior, posterior }) => reportOf(prior, posterior, options)),
    }),
  );
}

interface Episode {
  readonly basis: AgentBasis;
  readonly path: EpisodePath;
}

async function episodeOf(monitor: Monitor, exogenousShare?: number): Promise<Episode> {
  const { view, results } = await monitor.snapshot({ asOf: episodeAsOf });
  return {
    // Positions of July 2024 were entered at the level of that day, as the replay of the scenarios has it.
    basis: agentBasis(view, results, (facts) => facts.prices.usdjpy),
    path: await episodePath(monitor, exogenousShare),
  };
}

/** Hash of what these draws were calibrated with. */
const fingerprintOf = ({ basis, path }: Episode, draws: Posterior["draws"]): string =>
  createHash("sha256")
    .update(calibrationText(basis, path, draws))
    .digest("hex");

/** The `madeWith` that the draws would get from the present code, parameters and episode. */
export const presentFingerprint = async (monitor: Monitor, draws: Posterior["draws"]): Promise<string> =>
  fingerprintOf(await episodeOf(monitor), draws);

/** Changes of the factors over the episode's sessions, from the packaged closes. */
async function episodePath(
  monitor: Monitor,
  exogenousShare = parameterValue("episode-exogenous-share"),
): Promise<EpisodePath> {
  const { view } = await monitor.snapshot({ asOf: episodeDays.knownAt });
  const clock = factorAt("nasdaq");
  const dated = factors.map(({ series }) => {
    const { observed, values } = view.series(series);
    return { observed, values: Array.from(values) };
  });
  const others = dated.filter((_, i) => i !== clock);
  const { sessions, columns } = alignOnSessions(dated[clock]!, others, 1);
  const [first, ...rest] = columns;
  rest.splice(clock, 0, first!);
  const start = sessions.findIndex((session) => session >= episodeDays.from) - 1;
  const byFactor = factors.map((factor, i) =>
    changesOf(factor, rest[i]!.slice(start, start + episodeDays.sessions + 1) as number[]),
  );
  if (
    sessions[start + episodeDays.sessions] !== episodeDays.to ||
    byFactor.some((list) => list.some((x) => !Number.isFinite(x)))
  )
    throw new Error("bug: the packaged episode does not hold its sessions");
  return {
    changes: Array.from({ length: episodeDays.sessions }, (_, t) => byFactor.map((list) => list[t]!)),
    exogenousShare,
    ordinary: await ordinary(),
  };
}

/** The sessions of any kind that every draw is tried on. */
async function ordinary(): Promise<OrdinarySessions> {
  const calibration = await packagedCalibration();
  return ordinarySessions({
    seed: ordinarySeed,
    calibration: shocksOf(calibration),
    degrees: calibration.degrees,
    commonNews: calibration.commonNews.strength,
    capSigmas: parameterValue("shock-cap-sigmas"),
    exogenous: { tailFrom: parameterValue("exogenous-tail-from"), tailShare: parameterValue("exogenous-tail-share") },
  });
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
    sessionDepthMultiple: (draw) => draw.sessionDepthMultiple,
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
    ablations: ablated.map((channel) => {
      const centre = nearest(posterior);
      const without = simulateEpisode(o.basis, o.path, centre.draw, [channel]);
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
