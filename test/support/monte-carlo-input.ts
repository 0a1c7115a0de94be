/** A small Monte Carlo over the packaged calibration and two draws a tercile of the packaged agents. For tests only. */
import { agentBasis } from "../../src/app/agent-basis.ts";
import { cascadeDefinition } from "../../src/app/cascade-definition.ts";
import { packagedCalibration, packagedPosterior, packagedSegments, shocksOf } from "../../src/app/packaged-outlook.ts";
import type { MonteCarloInput } from "../../src/simulation/monte-carlo/input.ts";
import { quantileIn } from "../../src/simulation/monte-carlo/segments.ts";
import { packagedView } from "./packaged-view.ts";

export async function smallInput(overrides: Partial<MonteCarloInput> = {}): Promise<MonteCarloInput> {
  const [calibration, posterior, { reference }] = await Promise.all([
    packagedCalibration(),
    packagedPosterior(),
    packagedSegments(),
  ]);
  return {
    seed: 7,
    horizonSessions: 63,
    calibration: shocksOf(calibration),
    degrees: 4,
    commonNews: 0.4,
    capSigmas: 12,
    exogenous: { tailFrom: 2, tailShare: 0.5 },
    levels: [157, 22_000, 86_000, 48_000, 26, 0.0333],
    // Twice the long-run variance, so that a short horizon has events.
    variances: calibration.factors.map(({ garch }) => 4 * garch.variance),
    history: [[157, 22_000, 86_000, 48_000, 26, 0.0333]],
    cascade: cascadeDefinition(),
    watched: [
      { id: "usdjpy-below-150", factor: 0, side: "below", level: 150, window: 1, inRow: 0 },
      { id: "jgb-30y-above-360", factor: 5, side: "above", level: 0.036, window: 20, inRow: 0 },
      { id: "btc-below-74430", factor: 2, side: "below", level: 74_430, window: 1, inRow: 0 },
    ],
    segments: {
      reference,
      scoreLevels: reference.scores.map((scores) => quantileIn(scores, 0.9)),
      rule: { segmentsNeeded: 3, sessions: 5, quietSessions: 20 },
      past: calibration.factors.map(() => []),
    },
    recovery: { vixBelow: 20, vixSessions: 10 },
    agents: {
      ...agentBasis(packagedView("2025-11-21T12:30:00Z"), new Map()),
      draws: posterior.draws.map((draws) => draws.slice(0, 2)),
    },
    ...overrides,
  };
}
