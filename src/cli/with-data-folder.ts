/** Runs a command that reads or writes a data folder, here or in the process that owns it. */
import { mkdir } from "node:fs/promises";
import { systemClock } from "../app/clock.ts";
import { type Asked, type Output, runOwning, runShared, type SharedFolderOptions } from "../app/shared-folder.ts";
import { failure } from "../core/failure.ts";
import type { CommandContext, CommandIo } from "./define.ts";
import { runCommandLine } from "./run.ts";

/** Variables of the asking terminal that change the output. */
const carried = ["NO_COLOR", "METASTABLE_TOKEN", "METASTABLE_FEEDS_BASE"] as const;

export async function withDataFolder(argv: readonly string[], name: string, context: CommandContext): Promise<number> {
  const { io, dataDirectory: directory } = context;
  await mkdir(directory, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw failure(
      "storage",
      `data folder ${directory}`,
      cause.code ?? cause.message,
      "a folder that can be written",
      "Choose another with --data DIR or METASTABLE_DATA, or change its permissions.",
      cause,
    );
  });
  const env: Record<string, string> = {
    COLUMNS: String(io.columns),
    ...(io.isTerminal ? { METASTABLE_TERMINAL: "1" } : {}),
  };
  // The key itself stays here: what runs elsewhere has keys of its own, or says that it lacks this one.
  if (name === "ingest") {
    const { secretNames } = await import("../app/collect/secrets.ts");
    env.METASTABLE_KEYS_HERE = secretNames.filter((key) => io.env[key]).join(",");
  }
  for (const variable of carried) if (io.env[variable] !== undefined) env[variable] = io.env[variable];
  const options: SharedFolderOptions = {
    directory,
    asked: { argv, cwd: io.cwd, env },
    run: (asked, output, monitor, untilStopped) =>
      runCommandLine(asked.argv, {
        io: ioOf(asked, output),
        dataDirectory: directory,
        monitor,
        untilStopped,
      }),
    clock: systemClock,
    say: (message) => io.err(`${message}\n`),
    show: (stream, bytes) => (stream === "stdout" ? process.stdout : process.stderr).write(bytes),
    output: { out: io.out, err: io.err },
    untilStopped: context.untilStopped,
  };
  return name === "up" ? runOwning(options) : runShared(options);
}

/** The terminal of who asked, wherever the command runs: so the same read prints the same bytes with and without a server. */
function ioOf(asked: Asked, output: Output): CommandIo {
  const isTerminal = asked.env.METASTABLE_TERMINAL === "1";
  return {
    ...output,
    isTerminal,
    color: isTerminal && !asked.env.NO_COLOR,
    columns: Number(asked.env.COLUMNS ?? 110),
    cwd: asked.cwd,
    env: asked.env,
  };
}
