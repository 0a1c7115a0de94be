/** `calibrate sensitivity`: the probability of no cascade over a grid of what was chosen by hand, so that the outlook can say it. */
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { addTerciles } from "../simulation/monte-carlo/tally.ts";
import { calibrateAgents } from "./calibrate-agents.ts";
import { rounded } from "./calibrate-factors.ts";
import { type Monitor, parameterValue, type ReadRequest } from "./monitor.ts";
import { checkRun, type RunOptions, runMonteCarlo } from "./monte-carlo-run.ts";
import { outlookStart } from "./outlook-input.ts";
import {
  type PackagedCalibration,
  packagedCalibration,
  packagedPosterior,
  type Sensitivity,
  sensitivitySchema,
} from "./packaged-outlook.ts";
import { shareOf } from "./share.ts";

/** Values that were in use while the model was made, or that its sources allow as well. */
const grid = {
  tailShare: [0.44, 0.7, 1],
  btcRefill: [20, 50],
  /** Of every day of the 2024 episode; the larger, the less the agents amplify. */
  episodeShare: [0.436, 0.7],
  degrees: [4, 16],
} as const;
const posteriorSeed = 20240805;

/** No common news, as it was before that was estimated, and the most that history allows; at the outlook's other choices. */
const newsTried = ({ range }: PackagedCalibration["commonNews"]): readonly number[] => [0, range.hi];

type Cell = Omit<Sensitivity["cells"][number], "noCascade">;

/** Every combination with agents, the factors alone at their whole shocks, and the outlook's own choice with other news. */
const cellsOf = ({ commonNews, degrees: fitted }: PackagedCalibration): readonly Cell[] => [
  ...grid.episodeShare.flatMap((episodeShare) =>
    grid.tailShare.flatMap((tailShare) =>
      grid.btcRefill.flatMap((btcRefill) =>
        grid.degrees.map((degrees) => ({
          agents: { episodeShare, tailShare, btcRefill },
          degrees,
          commonNews: commonNews.strength,
        })),
      ),
    ),
  ),
  ...grid.degrees.map((degrees) => ({ agents: null, degrees, commonNews: commonNews.strength })),
  ...newsTried(commonNews).map((strength) => ({
    agents: {
      episodeShare: parameterValue("episode-exogenous-share"),
      tailShare: parameterValue("exogenous-tail-share"),
      btcRefill: parameterValue("session-btc-book-refill"),
    },
    degrees: fitted,
    commonNews: strength,
  })),
];

export interface SensitivityRequest extends Pick<ReadRequest, "asOf"> {
  readonly paths: number;
  readonly seed: number;
  readonly workers?: number | undefined;
}

/** Every cell has the same shocks, so that cells differ by their choices and not by chance. */
export async function calibrateSensitivity(
  monitor: Monitor,
  { asOf, paths, seed, workers }: SensitivityRequest,
  running: Pick<RunOptions, "workerUrl"> & { readonly report?: (text: string) => void } = {},
): Promise<Sensitivity> {
  checkRun(paths, workers);
  const { report = () => {}, workerUrl } = running;
  const snapshot = await monitor.snapshot({ asOf });
  const { input, provenance } = await outlookStart(snapshot, { seed });
  const posterior = await packagedPosterior();
  const draws = new Map<number, (typeof posterior)["draws"]>([
    [parameterValue("episode-exogenous-share"), posterior.draws],
  ]);
  const cells = cellsOf(await packagedCalibration());
  const counted: Sensitivity["cells"] = [];
  for (const [k, cell] of cells.entries()) {
    const share = cell.agents?.episodeShare;
    if (share !== undefined && !draws.has(share)) {
      report(`agents, with ${share} of the episode exogenous`);
      draws.set(share, (await calibrateAgents(monitor, { seed: posteriorSeed, exogenousShare: share })).draws);
    }
    const run = await runMonteCarlo(inputOf(input, cell, draws), {
      paths,
      workers,
      ...(workerUrl ? { workerUrl } : {}),
    });
    const all = run.tally.terciles.reduce((a, b) => addTerciles(a, b));
    counted.push({ ...cell, noCascade: shareOf(all.paths - all.cascades, all.paths) });
    report(`${k + 1} of ${cells.length}: ${JSON.stringify(cell)} ${counted.at(-1)!.noCascade.value.toFixed(3)}`);
  }
  const pinnedAsOf = snapshot.head.asOf;
  return sensitivitySchema.parse(
    rounded({
      command: `metastable calibrate sensitivity --as-of ${pinnedAsOf} --paths ${paths} --seed ${seed}`,
      asOf: pinnedAsOf,
      from: provenance.from,
      to: provenance.to,
      paths,
      seed,
      horizonSessions: input.horizonSessions,
      posterior: posterior.madeWith,
      cells: counted,
    }),
  );
}

function inputOf(
  input: MonteCarloInput,
  { agents, degrees, commonNews }: Cell,
  draws: ReadonlyMap<number, NonNullable<MonteCarloInput["agents"]>["draws"]>,
): MonteCarloInput {
  if (!agents || !input.agents)
    return { ...input, degrees, commonNews, agents: null, exogenous: { ...input.exogenous, tailShare: 1 } };
  return {
    ...input,
    degrees,
    commonNews,
    exogenous: { ...input.exogenous, tailShare: agents.tailShare },
    agents: {
      ...input.agents,
      draws: draws.get(agents.episodeShare)!,
      parameters: { ...input.agents.parameters, "session-btc-book-refill": agents.btcRefill },
    },
  };
}
