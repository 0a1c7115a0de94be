/** The simulator over HTTP: the same functions as on the command line, with limits that keep a request within a second or two. */
import { failure } from "../core/failure.ts";
import { validInput } from "../models/validate.ts";
import type { Monitor } from "./monitor.ts";
import { checkOwnParameters } from "./own-parameter.ts";
import { type ScenarioAnswer, simulateScenario } from "./simulate.ts";
import { simulateBodySchema } from "./simulate-results.ts";
import { type Sweep, simulateSystem, sweepSteps, sweepSystem, validSystem } from "./simulate-system.ts";

export function simulateRequest(monitor: Monitor, body: unknown): Promise<ScenarioAnswer> {
  const { scenario, parameters, ...request } = validInput(simulateBodySchema, body, "$", "See /api/openapi.json.");
  return simulateScenario(monitor, scenario, {
    ...request,
    parameters: checkOwnParameters("$.parameters", parameters),
  });
}

/** Institutions x assets x rounds x steps x values of a sweep that one request may cost; about a second of work. */
export const systemWorkMax = 20_000_000;

export function systemRequest(body: unknown, sweep: string | undefined): ReturnType<typeof simulateSystem> | Sweep {
  const { institutions, assets, rounds, laterShocks } = validSystem(body);
  const values = sweep === undefined ? 1 : sweepSteps(sweep);
  const work = institutions.length * assets.length * rounds * (1 + laterShocks.length) * values;
  if (work > systemWorkMax)
    throw failure(
      "limit",
      "$",
      `${institutions.length} institutions x ${assets.length} assets x ${rounds} rounds x ${1 + laterShocks.length} steps x ${values} values = ${work}`,
      `at most ${systemWorkMax} over HTTP`,
      "Make one of them smaller, or run it with `metastable simulate --system FILE`.",
    );
  return sweep === undefined ? simulateSystem(body) : sweepSystem(body, sweep);
}
