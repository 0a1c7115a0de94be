/** A small Monte Carlo over the packaged calibration and two draws a tercile of the packaged agents. For tests only. */
import { agentBasis } from "../../src/app/agent-basis.ts";
import { cascadeDefinition } from "../../src/app/cascade-definition.ts";
import { packagedCalibration, packagedPosterior } from "../../src/app/packaged-outlook.ts";
import type { MonteCarloInput } from "../../src/simulation/monte-carlo/input.ts";
import { packagedView } from "./packaged-view.ts";

export async function smallInput(overrides: Partial<MonteCarloInput> = {}): Promise<MonteCarloInput> {
  const [calibration, posterior] = await Promise.all([packagedCalibration(), packagedPosterior()]);
  return {
    seed: 7,
    horizonSessions: 63,
    calibration: {
      factors: calibration.factors.map(({ reversion, ...fit }) => (reversion ? { ...fit, reversion } : fit)),
      correlations: calibration.correlations,
    },
    degrees: 4,
    capSigmas: 12,
    exogenous: { tailFrom: 2, tailShare: 0.5 },
    levels: [157, 22_000, 86_000, 48_000, 26, 0.0333],
    // Twice the long-run variance, so that a short horizon has events.
    variances: calibration.factors.map(({ garch }) => 4 * garch.variance),
    history: [[157, 22_000, 86_000, 48_000, 26]],
    cascade: cascadeDefinition(),
    watched: [
      { id: "usdjpy-below-150", factor: 0, side: "below", level: 150, window: 1, inRow: 0 },
      { id: "jgb-30y-above-360", factor: 5, side: "above", level: 0.036, window: 20, inRow: 0 },
      { id: "btc-below-74430", factor: 2, side: "below", level: 74_430, window: 1, inRow: 0 },
    ],
    recovery: { vixBelow: 20, vixSessions: 10 },
    agents: {
      ...agentBasis(packagedView("2025-11-21T12:30:00Z"), new Map()),
      draws: posterior.draws.map((draws) => draws.slice(0, 2)),
    },
    ...overrides,
  };
}
