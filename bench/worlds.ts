/**
 * The lab's worlds without a page: processor time a thousand worlds, by what a reader does. The best of many short passes on one
 * thread, so it can be read on a busy machine too. Needs a monitor that runs, for the scenarios.
 *
 *   node bench/run.mjs worlds [--url http://127.0.0.1:4180] [--worlds 50] [--passes 100]
 */
import { parseArgs } from "node:util";
import { answerScenario, type ScenarioBasis } from "../src/simulation/market-system/answer.ts";
import { Ensemble } from "../src/simulation/market-system/ensemble.ts";

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://127.0.0.1:4180" },
    worlds: { type: "string", default: "50" },
    passes: { type: "string", default: "100" },
  },
});
const [worlds, passes] = [Number(values.worlds), Number(values.passes)];
const seed = 30;
/** What a slider of the lab moves. */
const assumption = "carry-stop-median";

type Timed = "first" | "assumption" | "shock" | "answer";

function measured(basis: ScenarioBasis): Record<Timed, number> {
  const least = { first: Infinity, assumption: Infinity, shock: Infinity, answer: Infinity };
  const time = (what: Timed, work: () => unknown): void => {
    const started = performance.now();
    work();
    least[what] = Math.min(least[what], performance.now() - started);
  };
  const own = basis.choices.shock;
  for (let pass = 0; pass < passes; pass++) {
    let ensemble = new Ensemble(basis, {}, seed);
    time("first", () => ensemble.run(0, worlds, own));
    const parameters = { [assumption]: 0.05 + 0.001 * (pass % 50) };
    time("assumption", () => {
      ensemble = new Ensemble(basis, { parameters }, seed, ensemble);
      ensemble.run(0, worlds, own);
    });
    time("shock", () => ensemble.run(0, worlds, { ...own, nasdaq: -0.03 }));
    time("answer", () => answerScenario(basis, { parameters }));
  }
  return least;
}

for (const id of ["usdjpy-145", "btc-treasury-cost", "three-forces"]) {
  const answered = await fetch(`${values.url}/api/market-facts?scenario=${id}`);
  if (!answered.ok) throw new Error(`${values.url}: found ${answered.status}, expected a scenario's basis`);
  const { first, assumption: moved, shock, answer } = measured((await answered.json()) as ScenarioBasis);
  const thousand = (ms: number): string => `${((ms * 1000) / worlds).toFixed(0)} ms`;
  console.log(
    `${id}, 1,000 worlds on one thread: built and run ${thousand(first)}, an assumption moved ${thousand(moved)}, ` +
      `a shock moved ${thousand(shock)}; the scenario with its ablations ${answer.toFixed(1)} ms`,
  );
}
