// No expected shares: the direction in which the agents' unknowns must move the paths, on the same shocks, and a band that
// history allows. Cascades of 8.9 years give a rate of .12 to 1.15 a year, so no cascade within half a year is .56 to .94.
import { expect, it } from "vitest";
import { smallInput } from "../../../test/support/monte-carlo-input.ts";
import { eventRateOf } from "../../models/outlook/event-rate.ts";
import type { AgentDraw } from "./agent-system.ts";
import { factorAt } from "./factors.ts";
import type { MonteCarloInput } from "./input.ts";
import { addTerciles, createSimulator, type TercileTally, tallyPaths } from "./tally.ts";

const paths = 90;
const [usdjpy, nasdaq] = [factorAt("usdjpy"), factorAt("nasdaq")];

const runOf = (input: MonteCarloInput, count = paths): TercileTally =>
  tallyPaths(createSimulator(input), input, 0, count).terciles.reduce(addTerciles);

/** The same shocks with every draw changed. */
function withDraws(input: MonteCarloInput, change: (draw: AgentDraw) => AgentDraw): MonteCarloInput {
  const agents = input.agents!;
  return { ...input, agents: { ...agents, draws: agents.draws.map((list) => list.map(change)) } };
}

it("sees more of a forced market the shallower it is, and none without agents", async () => {
  const input = await smallInput({ exogenous: { tailFrom: 2, tailShare: 1 } });
  const base = runOf(input);
  const shallow = runOf(withDraws(input, (d) => ({ ...d, equityDepth: d.equityDepth / 1.5, fxDepth: d.fxDepth / 2 })));
  const deep = runOf(withDraws(input, (d) => ({ ...d, equityDepth: 4 * d.equityDepth, fxDepth: 4 * d.fxDepth })));
  const none = runOf({ ...input, agents: null });
  for (const factor of [usdjpy, nasdaq]) {
    expect(shallow.totalSquares[factor]).toBeGreaterThan(base.totalSquares[factor]!);
    expect(base.totalSquares[factor]).toBeGreaterThan(deep.totalSquares[factor]!);
    expect(none.totalSquares[factor]).toBe(none.exogenousSquares[factor]);
  }
  expect(shallow.cascades).toBeGreaterThanOrEqual(base.cascades);
  expect(base.cascades).toBeGreaterThanOrEqual(deep.cascades);
  expect(shallow.cascades).toBeGreaterThan(none.cascades);
});

it("moves USDJPY more, the larger the carry trade over the same depth", async () => {
  const input = await smallInput({ exogenous: { tailFrom: 2, tailShare: 1 } });
  const squares = [0.5, 1, 3].map(
    (scale) => runOf(withDraws(input, (d) => ({ ...d, exposure: scale * d.exposure }))).totalSquares[usdjpy]!,
  );
  expect(squares).toEqual([...squares].sort((a, b) => a - b));
  expect(squares[2]).toBeGreaterThan(1.01 * squares[0]!);
});

it("stays, whatever the seed, where history allows: half a year from usual volatility", async () => {
  const usual = await smallInput({ horizonSessions: 126, degrees: 16 });
  const variances = usual.calibration.factors.map(({ garch }) => garch.variance);
  const { lo, hi } = eventRateOf(4, 8.884, 0.5).noEventInterval;
  for (const seed of [1, 2, 3]) {
    const all = runOf({ ...usual, variances, seed });
    const noCascade = 1 - all.cascades / all.paths;
    // Four errors of the simulation beside history's interval.
    const error = 4 * Math.sqrt(0.25 / all.paths);
    expect(noCascade).toBeGreaterThan(lo - error);
    expect(noCascade).toBeLessThan(Math.min(1, hi + error));
    expect(all.explosive).toBeLessThan(0.05 * all.paths);
    expect(all.met[0]! / all.paths).toBeGreaterThan(0.1);
    expect(all.met[0]! / all.paths).toBeLessThan(0.8);
  }
});
