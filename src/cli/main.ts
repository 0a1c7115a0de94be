/**
 * Entry of the command line. One process owns a data folder at a time: whoever binds the socket in it. A command that
 * finds an owner sends its words there and prints what comes back, so reads give the same bytes either way.
 */
import { dataDirectory } from "../app/config.ts";
import type { Monitor } from "../app/monitor.ts";
import { commands } from "./commands/index.ts";
import type { CommandContext, CommandIo } from "./define.ts";
import { report, runCommandLine } from "./run.ts";
import { columnsOf } from "./table.ts";

const io: CommandIo = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  isTerminal: process.stdout.isTTY === true,
  columns: columnsOf(process.env.COLUMNS, process.stdout),
  cwd: process.cwd(),
  env: process.env,
};

/** Needs to know only whether the data folder is involved; all real parsing is the command's. */
function outline(argv: readonly string[]): { name: string | undefined; data: string | undefined; isHelp: boolean } {
  let data: string | undefined;
  let name: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === "--data") data = argv[++i];
    else if (word.startsWith("--data=")) data = word.slice("--data=".length);
    else if (!word.startsWith("-") && name === undefined) name = word;
  }
  return { name, data, isHelp: argv.includes("--help") || argv.includes("-h") || name === "help" };
}

async function main(argv: readonly string[]): Promise<number> {
  const { name, data, isHelp } = outline(argv);
  const directory = dataDirectory(data, process.env, process.cwd());
  const definition = commands.find((c) => c.name === name);
  const needsData =
    typeof definition?.needsData === "function" ? definition.needsData(argv) : definition?.needsData === true;
  if (!definition || !needsData || isHelp) {
    return runCommandLine(argv, { io, dataDirectory: directory, monitor: noMonitor, untilStopped });
  }
  const { withDataFolder } = await import("./with-data-folder.ts");
  return withDataFolder(argv, definition.name, {
    io,
    dataDirectory: directory,
    monitor: noMonitor,
    untilStopped,
  } satisfies CommandContext);
}

const noMonitor = (): Promise<Monitor> =>
  Promise.reject(new Error("bug: this command was declared as needing no data"));

let stop: () => void = () => {};
const stopped = new Promise<void>((resolve) => {
  stop = resolve;
});
const untilStopped = (): Promise<void> => {
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return stopped;
};

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error, io.err);
}
