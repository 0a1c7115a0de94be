/** What a calibration of the agents depends on, in one text: their system, the episode, and what they do in it. */
import { type AgentBasis, type AgentDraw, agentSystem } from "./agent-system.ts";
import { type EpisodePath, simulateEpisode } from "./episode-2024.ts";

/**
 * Text that changes when the calibration would: by parameter, fact, market, institution or behaviour, as far as the first draw
 * of each tercile shows it. The same to the bit on every machine, because the simulation is.
 */
export const calibrationText = (
  basis: AgentBasis,
  path: EpisodePath,
  draws: readonly (readonly AgentDraw[])[],
): string =>
  JSON.stringify([
    path,
    basis.parameters["impact-half-life"],
    ...draws.map(([first]) => [agentSystem(basis, first!), simulateEpisode(basis, path, first!)]),
  ]);
