// The outlook's words over a small run: no expected shares. What is read first carries the range of the model's choices, and
// nothing is cut on a usual screen.
import { beforeAll, expect, it } from "vitest";
import type { MonteCarloRun } from "../../src/app/monte-carlo-run.ts";
import { type Outlook, outlookOf, outlookSchema } from "../../src/app/outlook.ts";
import { packagedHorizon, packagedSensitivity } from "../../src/app/packaged-outlook.ts";
import { outlookText } from "../../src/cli/commands/outlook.ts";
import type { MonteCarloInput } from "../../src/simulation/monte-carlo/input.ts";
import { createSimulator, tallyPaths } from "../../src/simulation/monte-carlo/tally.ts";
import { smallInput } from "../support/monte-carlo-input.ts";

const asOf = "2025-11-21T12:30:00Z";
let answer: Outlook;
beforeAll(async () => {
  const input = await smallInput({ horizonSessions: 21 });
  const run = { tally: tallyPaths(createSimulator(input), input, 0, 30), paths: 30, asked: 30 };
  answer = await answerOf(input, run);
});

async function answerOf(input: MonteCarloInput, run: MonteCarloRun): Promise<Outlook> {
  const provenance = {
    ...{ calibration: "packaged" as const, command: null, isAfterAsOf: false, sessions: 2235, levels: [], stale: [] },
    segments: { calibration: "packaged" as const, from: "2014-09-17", to: "2025-11-20", isAfterAsOf: false },
    ...{ from: "2017-01-03", to: "2025-11-20" },
  };
  return outlookSchema.parse({ asOf, head: 0, ...(await outlookOf({ input, provenance }, run, run, asOf)) });
}

it("says the range of the packaged choices beside the probability, first", async () => {
  const { cells } = await packagedSensitivity();
  const values = cells.map(({ noCascade }) => noCascade.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  expect(answer.model.choices).toMatchObject({ low, high });
  const [first] = outlookText(answer, 400).split("\n");
  expect(first).toContain(`its choices move it from ${low.toFixed(2)} to ${high.toFixed(2)}`);
  expect(first).toContain(`the model says ${answer.model.noCascade.value.toFixed(2)}`);
});

it("says that the grid was made for another horizon, and for no other as-of", () => {
  expect(answer.model.choices.differences).toEqual(["the range of model choices is for 378 sessions, this run for 21"]);
  expect(answer.warnings).toContain(answer.model.choices.differences[0]);
});

it.each([90, 110])("cuts nothing at %d columns", (columns) => {
  const text = outlookText(answer, columns);
  expect(text).not.toContain("…");
  const lines = text.split("\n");
  expect(lines.filter((line) => line.length > columns && line.includes(" "))).toEqual([]);
  for (const { rule } of answer.model.scenarios) expect(text.replaceAll(/\s+/g, " ")).toContain(rule);
});

it("calls paths not believable where they move far more than history, by the table that it prints", () => {
  const wild = answer.model.variance.filter(({ total, history }) => total > 1.5 * history).map(({ factor }) => factor);
  expect(answer.model.notBelievable.map((text) => / of (\S+) in the paths/.exec(text)![1])).toEqual(wild);
  // The small input starts at twice the usual volatility.
  expect(wild.length).toBeGreaterThan(0);
});

it("says how many paths blew up and what they do to the probability", async () => {
  const input = await smallInput({ horizonSessions: 21 });
  const calm = tallyPaths(createSimulator(input), input, 0, 30);
  const terciles = calm.terciles.map((t) => ({ ...t, paths: 10, cascades: 4, explosive: 0, explosiveCascades: 0 }));
  terciles[2] = { ...terciles[2]!, explosive: 3, explosiveCascades: 1 };
  const blown = await answerOf(input, { tally: { terciles }, paths: 30, asked: 30 });
  // 18 of 30 without a cascade; less the two that blew up before one, 16 of 27.
  const words = blown.warnings.find((text) => text.includes("blew up"));
  expect(words).toContain("3 of 30 paths");
  expect(words).toContain("1 of them count as a cascade");
  expect(words).toContain("0.593 instead of 0.600");
  expect(outlookText(blown, 400)).toContain("3 paths on which a market blew up, 1 of them among the cascades");
  expect(answer.warnings.some((text) => text.includes("blew up"))).toBe(answer.model.explosive > 0);
});

it("says what the volatilities share where that is not what the packaged history gives, and which pairs differ where it is", async () => {
  const { commonNews } = await packagedHorizon();
  expect(answer.warnings.filter((text) => text.includes("news in common"))).toHaveLength(1);
  const input = await smallInput({ horizonSessions: 21, commonNews });
  const run = { tally: tallyPaths(createSimulator(input), input, 0, 3), paths: 3, asked: 3 };
  const { warnings } = await answerOf(input, run);
  expect(warnings.filter((text) => text.includes("news in common"))).toEqual([]);
  expect(warnings.some((text) => text.includes("usdjpy and jgb30"))).toBe(true);
});
