/**
 * Sessions of any kind as the agents' calibration sees them: shocks of history without what the agents add again. Forced
 * trades included, shares must move as much as they did in history, or no outlook can rest on the agents.
 */
import type { ChannelId } from "../market-system/facts.ts";
import type { AgentBasis, AgentDraw } from "./agent-system.ts";
import { DailyAgents } from "./agents.ts";
import { factorAt, factors } from "./factors.ts";
import type { ShockInput } from "./input.ts";
import { ShockGenerator } from "./shocks.ts";

/** Two years: a draw costs about as much as thirty episodes. */
const paths = 2;
const sessionsPerPath = 252;
const nasdaq = factorAt("nasdaq");
/** A draw that blows a market up is as far from history as can be. */
const explosion = 50;

export interface OrdinarySessions {
  /** Exogenous changes by path and session, in the order of `factors`. */
  readonly paths: readonly (readonly (readonly number[])[])[];
  /** Sum of squared changes of the Nasdaq over the same sessions, the shocks whole as history had them. */
  readonly nasdaqSquares: number;
}

/** Draws the sessions, each path from long-run volatility. The same shocks serve every draw of the agents. */
export function ordinarySessions(input: Omit<ShockInput, "variances">): OrdinarySessions {
  const from = { ...input, variances: input.calibration.factors.map(({ garch }) => garch.variance) };
  const exogenous = new ShockGenerator(from);
  const whole = new ShockGenerator({ ...from, exogenous: { ...from.exogenous, tailShare: 1 } });
  let nasdaqSquares = 0;
  const drawn = Array.from({ length: paths }, (_, path) => {
    exogenous.restart(path);
    whole.restart(path);
    return Array.from({ length: sessionsPerPath }, () => {
      exogenous.next();
      whole.next();
      nasdaqSquares += whole.changes[nasdaq]! * whole.changes[nasdaq]!;
      return Array.from(exogenous.changes);
    });
  });
  return { paths: drawn, nasdaqSquares };
}

/** Volatility of the Nasdaq with the agents of a draw, over history's in the same sessions. */
export function ordinaryVolatility(
  basis: AgentBasis,
  ordinary: OrdinarySessions,
  draw: AgentDraw,
  without: readonly ChannelId[] = [],
): number {
  const agents = new DailyAgents(basis, draw, without, "path");
  const day = new Float64Array(factors.length);
  let squares = 0;
  for (const path of ordinary.paths) {
    agents.restart();
    for (const changes of path) {
      day.set(changes);
      if (!agents.day(day)) return explosion;
      squares += day[nasdaq]! * day[nasdaq]!;
    }
  }
  return Math.sqrt(squares / ordinary.nasdaqSquares);
}
