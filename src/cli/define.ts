/**
 * A command: its words, and what it does with a monitor. One file each in `commands/`, one line in `commands/index.ts`.
 * Heavy parts (database, charts) are imported inside `run`, so that a small command starts fast.
 */
import { type Command, InvalidArgumentError } from "commander";
import type { Monitor } from "../app/monitor.ts";

/** Everything a command may touch of the outside. In tests, and in a process that serves others, it is not the process's own. */
export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly color: boolean;
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface CommandContext {
  readonly io: CommandIo;
  readonly dataDirectory: string;
  /** The monitor over the data folder; asking for it opens the folder, or fails with a storage failure. */
  readonly monitor: () => Promise<Monitor>;
  /** For `up`: resolves when the process is asked to stop. */
  readonly untilStopped: () => Promise<void>;
}

export interface CommandDefinition {
  readonly name: string;
  /** False for what runs in any process without the data folder (`calc`); may depend on the words after the name. */
  readonly needsData: boolean | ((argv: readonly string[]) => boolean);
  /** Adds arguments, options and help to the command, and the action, which returns an exit code. */
  readonly build: (
    command: Command,
    run: (action: (context: CommandContext) => Promise<number>) => Promise<void>,
  ) => void;
}

export const defineCommand = (definition: CommandDefinition): CommandDefinition => definition;

/** For options that are numbers: what is none is refused by the option's name, with what was typed. */
export function numberArgument(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("Expected a number.");
}

/** The options that every read has. */
export function readOptions(command: Command): Command {
  return command
    .option("--as-of <instant>", "what was known at this instant (YYYY-MM-DD, or ISO 8601 with a zone)")
    .option("--head <seq>", "read at this ledger sequence number", numberArgument)
    .option("--json", "print JSON");
}

export interface ReadFlags {
  readonly asOf?: string;
  readonly head?: number;
  readonly json?: boolean;
}

/** Prints JSON for programs; keys in the order of the schema. */
export const printJson = (io: CommandIo, value: unknown): void => io.out(`${JSON.stringify(value, null, 2)}\n`);

/** The as-of line, and the notice about a packaged episode, on stderr, so that stdout stays data. */
export function printHeader(io: CommandIo, head: { asOf: string; head: number; notice?: string | undefined }): void {
  io.err(`as of ${head.asOf}, ledger head ${head.head}\n`);
  if (head.notice !== undefined) io.err(`${head.notice}\n`);
}
