import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../../core/failure.ts";
import { defineCommand, printJson } from "../define.ts";
import { textTable } from "../table.ts";

interface Flags {
  readonly system?: string;
  readonly sweep?: string;
  readonly json?: boolean;
}

/** The cascade simulator: a network from a file. */
export const simulate = defineCommand({
  name: "simulate",
  needsData: false,
  build: (command, run) => {
    command
      .description("what would be sold: a network from a file, `simulate --system FILE`")
      .option("--system <file>", "a network as JSON: assets, institutions, shock, rounds")
      .option("--sweep <path=from:to:count>", "run the file for each value of one number, such as shock.GOV=-0.3:0:21")
      .option("--json", "print JSON")
      .action((flags: Flags) =>
        run(async ({ io }) => {
          if (flags.system === undefined)
            throw failure("usage", "simulate", "no file", "--system FILE", "Name a network to run.");
          const { parseSystem, simulateSystem, sweepSystem } = await import("../../app/simulate-system.ts");
          const text = await readFile(path.resolve(io.cwd, flags.system), "utf8").catch((cause) => {
            throw failure("usage", "--system", flags.system!, "a readable file", "Check the path.", cause);
          });
          const raw = parseSystem(text, flags.system);
          if (flags.sweep !== undefined) {
            const answer = sweepSystem(raw, flags.sweep);
            if (flags.json) printJson(io, answer);
            else io.out(sweepTable(answer, io.columns));
            return 0;
          }
          const answer = simulateSystem(raw);
          if (flags.json) printJson(io, answer);
          else io.out(systemTable(answer, io.columns));
          return 0;
        }),
      );
  },
});

const number = (value: number): string => String(Number(value.toPrecision(8)));

function systemTable(
  answer: {
    rounds: readonly { defaults: number; soldShare: number; prices: Readonly<Record<string, number>> }[];
    extentOfSystemicEvent: number;
  },
  columns: number,
): string {
  const assets = Object.keys(answer.rounds[0]!.prices);
  const rows = answer.rounds.map((round, i) => [
    String(i + 1),
    String(round.defaults),
    number(round.soldShare),
    ...assets.map((id) => number(round.prices[id]!)),
  ]);
  return `${textTable(["round", "defaults", "sold share", ...assets], "r".repeat(3 + assets.length), rows, columns)}extent of systemic event  ${answer.extentOfSystemicEvent}\n`;
}

function sweepTable(
  sweep: {
    path: string;
    items: readonly {
      value: number;
      defaults: number;
      extentOfSystemicEvent: number;
      soldShare: number;
      prices: Readonly<Record<string, number>>;
    }[];
  },
  columns: number,
): string {
  const assets = Object.keys(sweep.items[0]!.prices);
  const rows = sweep.items.map((row) => [
    number(row.value),
    String(row.defaults),
    number(row.extentOfSystemicEvent),
    number(row.soldShare),
    ...assets.map((id) => number(row.prices[id]!)),
  ]);
  return textTable(
    [sweep.path, "defaults", "extent", "sold share", ...assets],
    "r".repeat(4 + assets.length),
    rows,
    columns,
  );
}
