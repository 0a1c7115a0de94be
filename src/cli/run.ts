/** Runs one command line: builds the commands, runs the chosen one, turns failures into messages and exit codes. */
import { Command, CommanderError } from "commander";
import { exitCodes, Failure } from "../core/failure.ts";
import { commands } from "./commands/index.ts";
import type { CommandContext } from "./define.ts";
import { version } from "./version.ts";

/** Returns the exit code; never throws for what a person can cause. */
export async function runCommandLine(argv: readonly string[], context: CommandContext): Promise<number> {
  const { io } = context;
  let code = 0;
  const program = new Command("metastable")
    .description("How far are markets from the edge, and what breaks if they cross it?")
    .version(version, "--version", "print the version")
    .option(
      "--data <dir>",
      "data folder (default: METASTABLE_DATA, ./data in a checkout, else the user's data directory)",
    )
    .exitOverride()
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .showHelpAfterError("(add --help for the options)")
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .configureHelp({ helpWidth: Math.min(io.columns, 110) });
  for (const definition of commands) {
    const command = program
      .command(definition.name)
      .exitOverride()
      .enablePositionalOptions()
      .option("--data <dir>", "data folder");
    definition.build(command, async (action) => {
      code = await action(context);
    });
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    return report(error, io.err);
  }
}

/** One place where errors become words and exit codes. */
export function report(error: unknown, err: (text: string) => void): number {
  if (error instanceof CommanderError) {
    const isAnswer = ["commander.helpDisplayed", "commander.help", "commander.version"].includes(error.code);
    return isAnswer && error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof Failure) {
    err(`metastable: ${error.message}\n`);
    return exitCodes[error.kind];
  }
  err(
    `metastable: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nThis is a fault of the program: please report it.\n`,
  );
  return 1;
}
