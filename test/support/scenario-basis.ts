/** A scenario on the packaged episode as the page gets it: plain JSON. For tests only. */
import { basisOf, getScenario, prepareFrom } from "../../src/app/simulate.ts";
import { indicators } from "../../src/indicators/catalogue/index.ts";
import { runIndicators } from "../../src/indicators/run.ts";
import { getParameter } from "../../src/parameters/catalogue.ts";
import type { ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import { packagedView } from "./packaged-view.ts";

const episode = "2025-11-21T12:30:00Z";

export function basisOn(id: string): ScenarioBasis {
  const scenario = getScenario(id);
  const asOf = scenario.asOf ?? episode;
  const view = packagedView(asOf);
  const results = runIndicators(indicators, view, (parameter) => getParameter(parameter).value);
  const prepared = prepareFrom({ view, results, head: { asOf, head: view.pin.head } }, scenario);
  return JSON.parse(JSON.stringify(basisOf(prepared))) as ScenarioBasis;
}
