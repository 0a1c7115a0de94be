import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ThresholdItem } from "../../app/thresholds.ts";
import { failure } from "../../core/failure.ts";
import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

const registerTable = (items: readonly ThresholdItem[], columns: number): string =>
  textTable(
    [
      "threshold",
      "level",
      "now",
      "state",
      "away",
      "sigmas",
      "touched (a sustained level: held) in 21 / 63 / 378 sessions",
    ],
    "lrrlrrl",
    items.map(({ id, shown: s }) => [id, s.level, s.value, s.state, s.distance, s.sigma, s.probabilities]),
    columns,
  );

export const thresholds = defineCommand({
  name: "thresholds",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("the register sorted by distance, with probabilities")
      .option(
        "--fail-on-crossed",
        "exit 4 when a threshold is crossed (not when it was beyond at the start or named after the as-of)",
      )
      .action((flags: ReadFlags & { failOnCrossed?: boolean }) =>
        run(async ({ io, monitor }) => {
          const { splitRegister, standingOf, thresholdList } = await import("../../app/thresholds.ts");
          const answer = await thresholdList(await monitor(), flags);
          if (flags.json) printJson(io, answer);
          else {
            printHeader(io, answer);
            io.out(`${standingOf(answer)}.\n\n`);
            const { inForce, namedLater } = splitRegister(answer.items);
            if (inForce.length > 0) io.out(registerTable(inForce, io.columns));
            if (namedLater.length > 0)
              io.out(
                `\nNamed after this as-of: hindsight, neither counted nor crossed\n\n${registerTable(namedLater, io.columns)}`,
              );
          }
          return flags.failOnCrossed && answer.items.some((t) => t.isCrossed) ? 4 : 0;
        }),
      );
    command
      .command("test")
      .description("run rule tests: a start state, steps, and the states that must follow")
      .argument("<file>", "JSON file of rule tests")
      .option("--data <dir>", "data folder")
      .option("--json", "print JSON")
      .action((file: string, flags: { json?: boolean }) =>
        run(async ({ io }) => {
          const { testRules } = await import("../../app/thresholds.ts");
          const text = await readFile(path.resolve(io.cwd, file), "utf8").catch((cause) => {
            throw failure("usage", "thresholds test", file, "a readable file", "Check the path.", cause);
          });
          const answer = testRules(text);
          for (const p of answer.problems)
            io.err(`${p.place}: found ${p.found}, expected ${p.expected}. ${p.remedy}\n`);
          if (flags.json) printJson(io, answer);
          else if (answer.items.length > 0) {
            const rows = answer.items.map((t) => [
              t.name,
              t.pass ? "pass" : "FAIL",
              t.misses.map((m) => `${m.place} (${m.at}): found ${m.found}, expected ${m.expected}`).join("; "),
            ]);
            io.out(textTable(["rule test", "result", ""], "lll", rows, io.columns));
          }
          return answer.problems.length > 0 ? 2 : answer.pass ? 0 : 1;
        }),
      );
  },
});
