import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../../core/failure.ts";
import { type CommandIo, defineCommand, printHeader, printJson, readOptions } from "../define.ts";
import { collect, type MarketFlags, marketOptions, marketRequest } from "../market-options.ts";
import { textTable } from "../table.ts";

interface Flags extends MarketFlags {
  readonly system?: string;
  readonly sweep?: string;
  readonly list?: boolean;
  readonly behaviours?: boolean;
  readonly shock?: readonly string[];
}

const examples = `
Examples:
  metastable simulate usdjpy-145
  metastable simulate usdjpy-145 --shock btc=-0.1 --shock nasdaq=-0.05 --off perpetuals
  metastable simulate --system examples/fire-sale/system.json --sweep shock.GOV=-0.3:0:21
`;

/** A network from a file and the lists need no data; a scenario does. */
const withoutData = ["--system", "--list", "--behaviours"];

/** The cascade simulator. */
export const simulate = defineCommand({
  name: "simulate",
  needsData: (argv) => !argv.some((word) => withoutData.some((flag) => word === flag || word.startsWith(`${flag}=`))),
  build: (command, run) => {
    marketOptions(
      readOptions(command)
        .description("what would be sold: a scenario on today's markets, or any network from a file")
        .argument("[scenario]", "id of a scenario; `simulate --list` shows all")
        .option("--list", "list the scenarios")
        .option("--behaviours", "list the behaviours that a file may name, with their parameters")
        .option(
          "--shock <asset=return>",
          "your own move of an asset in place of the scenario's, a simple return: btc=-0.1 is a fall of 10 %; bonds by their price; may be repeated",
          collect,
        ),
    )
      .option("--system <file>", "a network as JSON: assets, institutions, shock, rounds")
      .option("--sweep <path=from:to:count>", "run the file for each value of one number, such as shock.GOV=-0.3:0:21")
      .addHelpText("after", examples)
      .action((id: string | undefined, flags: Flags) =>
        run(async ({ io, monitor }) => {
          checkTogether(id, flags);
          if (flags.system !== undefined) return runFile(io, flags.system, flags);
          if (flags.behaviours) return listOfBehaviours(io, flags);
          const { listScenarios, simulateScenario } = await import("../../app/simulate.ts");
          if (flags.list || id === undefined) {
            const items = listScenarios();
            if (flags.json) printJson(io, { asOf: null, items });
            else
              io.out(
                textTable(
                  ["scenario", "basis", "sessions", "what happens"],
                  "llrl",
                  items.map((s) => [s.id, s.basis, String(s.horizonSessions), s.title]),
                  io.columns,
                ),
              );
            return flags.list ? 0 : 2;
          }
          const { ownShocks } = await import("../../app/own-choices.ts");
          const asked = { ...(await marketRequest(flags)), shock: ownShocks(flags.shock ?? []) };
          const answer = await simulateScenario(await monitor(), id, asked);
          if (flags.json) printJson(io, answer);
          else {
            const { scenarioText } = await import("../scenario-text.ts");
            printHeader(io, answer);
            io.out(scenarioText(answer, io.columns));
          }
          return 0;
        }),
      );
  },
});

/** A scenario runs on the markets, a file on itself, and only a file is swept. */
function checkTogether(id: string | undefined, flags: Flags): void {
  const { system, sweep } = flags;
  const market = ["shock", "off", "set", "exposure", "law", "carryReference"] as const;
  const given = market.find((name) =>
    Array.isArray(flags[name]) ? flags[name].length > 0 : flags[name] !== undefined,
  );
  if (given !== undefined && system !== undefined)
    throw failure(
      "usage",
      `--${given === "carryReference" ? "carry-reference" : given}`,
      `--system ${system}`,
      "a scenario: a network from a file holds its own shock and parameters",
      "Leave out one of them.",
    );
  if (id !== undefined && system !== undefined)
    throw failure(
      "usage",
      "simulate",
      `the scenario ${id} and --system ${system}`,
      "one of them",
      "Leave out the scenario, or --system.",
    );
  if (sweep !== undefined && system === undefined)
    throw failure(
      "usage",
      "--sweep",
      id === undefined ? "no --system" : `the scenario ${id}`,
      "a network from a file to run for each value",
      `Write: metastable simulate --system FILE --sweep ${sweep}.`,
    );
}

async function runFile(io: CommandIo, file: string, flags: Flags): Promise<number> {
  const { parseSystem, simulateSystem, sweepSystem } = await import("../../app/simulate-system.ts");
  const text = await readFile(path.resolve(io.cwd, file), "utf8").catch((cause) => {
    throw failure("usage", "--system", file, "a readable file", "Check the path.", cause);
  });
  const raw = parseSystem(text, file);
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
}

async function listOfBehaviours(io: CommandIo, flags: Flags): Promise<number> {
  const { listBehaviours } = await import("../../app/simulate-system.ts");
  const items = listBehaviours();
  if (flags.json) printJson(io, { asOf: null, items });
  else
    for (const b of items) {
      const fields = b.fields.map(
        (f) =>
          `  ${f.name.padEnd(18)} ${f.what}${f.isRequired ? "" : f.default === null ? " (optional)" : ` (default ${JSON.stringify(f.default)})`}`,
      );
      io.out(`${b.id}: ${b.rule}\n  (${b.source})\n${fields.join("\n")}\n\n`);
    }
  return 0;
}

const number = (value: number): string => String(Number(value.toPrecision(8)));

function systemTable(
  answer: {
    rounds: readonly { defaults: number; soldShare: number; prices: Readonly<Record<string, number>> }[];
    extentOfSystemicEvent: number;
    soldShare: number;
    grossSoldShare?: number;
  },
  columns: number,
): string {
  const { soldShare: net, grossSoldShare: gross } = answer;
  const assets = Object.keys(answer.rounds[0]!.prices);
  const rows = answer.rounds.map((round, i) => [
    String(i + 1),
    String(round.defaults),
    number(round.soldShare),
    ...assets.map((id) => number(round.prices[id]!)),
  ]);
  return `${textTable(["round", "defaults", "sold, net share", ...assets], "r".repeat(3 + assets.length), rows, columns)}extent of systemic event  ${answer.extentOfSystemicEvent}\n${gross === undefined ? "" : `sold ${number(gross)} gross, bought ${number(gross - net)}, so ${number(net)} net: shares of all that was held long at the start, at initial prices\n`}`;
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
    [sweep.path, "defaults", "extent", "sold, net share", ...assets],
    "r".repeat(4 + assets.length),
    rows,
    columns,
  );
}
