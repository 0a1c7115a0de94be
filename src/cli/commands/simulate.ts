import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../../core/failure.ts";
import { type CommandIo, defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";
import { textTable } from "../table.ts";

interface Flags extends ReadFlags {
  readonly system?: string;
  readonly sweep?: string;
  readonly list?: boolean;
  readonly behaviours?: boolean;
  readonly exposure?: string;
  readonly law?: string;
  readonly allowStale?: boolean;
  readonly carryReference?: string;
  readonly set?: readonly string[];
}

/** A network from a file and the lists need no data; a scenario does. */
const withoutData = ["--system", "--list", "--behaviours"];

/** The cascade simulator. */
export const simulate = defineCommand({
  name: "simulate",
  needsData: (argv) => !argv.some((word) => withoutData.some((flag) => word === flag || word.startsWith(`${flag}=`))),
  build: (command, run) => {
    readOptions(command)
      .description("what would be sold: a scenario on today's markets, or any network from a file")
      .argument("[scenario]", "id of a scenario; `simulate --list` shows all")
      .option("--list", "list the scenarios")
      .option("--behaviours", "list the behaviours that a file may name, with their parameters")
      .option("--exposure <usd-bn>", "size of the yen carry trade in USD bn (default: the median of its prior)")
      .option("--law <law>", "price impact: exponential (default) or square-root")
      .option(
        "--carry-reference <level>",
        "USDJPY at which carry positions were entered: trailing (default), note, or a level",
      )
      .option("--set <parameter=value>", "use your own value of a parameter; may be repeated", collect, [])
      .option("--allow-stale", "answer from prices that are older than their series allow, with a note for each")
      .option("--system <file>", "a network as JSON: assets, institutions, shock, rounds")
      .option("--sweep <path=from:to:count>", "run the file for each value of one number, such as shock.GOV=-0.3:0:21")
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
          const answer = await simulateScenario(await monitor(), id, {
            asOf: flags.asOf,
            head: flags.head,
            allowStale: flags.allowStale,
            exposureUsd: flags.exposure === undefined ? undefined : positive("--exposure", flags.exposure) * 1e9,
            law: oneOf("--law", flags.law, ["exponential", "square-root"] as const),
            carryReference: referenceOf(flags.carryReference),
            parameters: await ownParameters(flags.set ?? []),
          });
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
function checkTogether(id: string | undefined, { system, sweep }: Flags): void {
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

const collect = (word: string, before: readonly string[]): readonly string[] => [...before, word];

function positive(place: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw failure("usage", place, JSON.stringify(text), "a number above 0", "Write for example --exposure 2600.");
}

function oneOf<Word extends string>(place: string, text: string | undefined, words: readonly Word[]): Word | undefined {
  if (text === undefined) return undefined;
  const found = words.find((word) => word === text);
  if (found) return found;
  throw failure("usage", place, JSON.stringify(text), words.join(" or "), "Correct the word.");
}

function referenceOf(text: string | undefined): "trailing" | "note" | number | undefined {
  const level = Number(text);
  return text !== undefined && Number.isFinite(level) && level > 0
    ? level
    : oneOf("--carry-reference", text, ["trailing", "note"] as const);
}

async function ownParameters(words: readonly string[]): Promise<Record<string, number>> {
  const { ownParameter } = await import("../../app/own-parameter.ts");
  return Object.fromEntries(words.map(ownParameter));
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
