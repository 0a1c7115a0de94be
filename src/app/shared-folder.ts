/**
 * One process owns a data folder; others send their command to it. This opens the folder for the owner, answers those
 * who ask, and runs a command here or there with the same bytes on its output.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { failure } from "../core/failure.ts";
import type { Clock } from "../core/time.ts";
import { connectOrOwn, type OwnerDoor, type OwnerNote, outputBytes, throughDoor } from "../store/socket.ts";
import { buildId } from "./build-id.ts";
import { openDataFolder } from "./data-folder.ts";
import { Monitor } from "./monitor.ts";

/** A command line as it travels: what was typed, where, and the few variables that change the output. */
export interface Asked {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}
/** Runs one command line against the monitor and returns its exit code. `untilStopped` resolves when who asked ends it. */
export type Run = (
  asked: Asked,
  output: Output,
  monitor: () => Promise<Monitor>,
  untilStopped: () => Promise<void>,
) => Promise<number>;

export interface SharedFolderOptions {
  readonly directory: string;
  readonly asked: Asked;
  readonly run: Run;
  readonly clock: Clock;
  readonly say: (message: string) => void;
  readonly show: (stream: "stdout" | "stderr", bytes: Uint8Array) => void;
  readonly output: Output;
  /** Resolves when the person at this process ends it. */
  readonly untilStopped: () => Promise<void>;
}

const servedAtOnce = 4;

/** A short command: runs where the owner is. */
export async function runShared(options: SharedFolderOptions): Promise<number> {
  const { asked } = options;
  const result = await throughDoor(options.directory, {
    command: asked.argv.join(" "),
    asked: { argv: [...asked.argv], cwd: asked.cwd, env: { ...asked.env } },
    build: buildId(),
    onOtherBuild: (owner) => options.say(otherBuild(owner)),
    onWaiting: (owner) => options.say(waitingFor(owner)),
    show: (frame) => options.show(frame.type, outputBytes(frame)),
    untilStopped: options.untilStopped,
    own: (door) => ownFolder(door, options),
  });
  return result.kind === "owned" ? result.value : result.exit;
}

/** A command that stays (`up`): waits until short commands have gone, and refuses where another one stays. */
export async function runOwning(options: SharedFolderOptions): Promise<number> {
  const command = options.asked.argv.join(" ");
  for (let tries = 0; tries < 3000; tries++) {
    const door = await connectOrOwn(options.directory, { command, build: buildId() });
    if (door.kind === "owner") return ownFolder(door, options);
    door.close();
    const owner = await staying(options.directory);
    if (owner) {
      throw failure(
        "conflict",
        options.directory,
        `a monitor that is running already (process ${owner.pid}: ${owner.command})`,
        "a data folder of its own",
        "Open that one's page, stop it, or start this one with another --data DIR.",
      );
    }
    await sleep(50);
  }
  throw failure("conflict", options.directory, "a data folder that stays busy", "a free one", "Try again.");
}

const waitingFor = (owner: OwnerNote | undefined): string =>
  owner ? `waiting for process ${owner.pid} (metastable ${owner.command})` : "waiting for another metastable process";

const otherBuild = ({ pid, command }: OwnerNote): string =>
  `answered by process ${pid} (metastable ${command}), which runs another build than this one: stop it and start it again for the answers of this build`;

/** The owner, if it is one that stays. */
async function staying(directory: string): Promise<OwnerNote | undefined> {
  const { readFile } = await import("node:fs/promises");
  const { default: path } = await import("node:path");
  try {
    const note = JSON.parse(await readFile(path.join(directory, "metastable.owner.json"), "utf8")) as OwnerNote;
    return /(^|\s)up(\s|$)/.test(note.command) ? note : undefined;
  } catch {
    return undefined;
  }
}

async function ownFolder(door: OwnerDoor, options: SharedFolderOptions): Promise<number> {
  let opened: Promise<Monitor> | undefined;
  const monitor = (): Promise<Monitor> => {
    opened ??= openDataFolder(options.directory, { onProgress: options.say }).then(
      (folder) => new Monitor(folder, options.clock),
    );
    return opened;
  };
  door.serve(async ({ request, write, untilStopped }) => {
    let sending: Promise<unknown> = Promise.resolve();
    const send = (stream: "stdout" | "stderr") => (text: string) => {
      sending = sending.then(() => write(stream, text));
    };
    const code = await options.run(
      { argv: request.argv, cwd: request.cwd, env: request.env },
      { out: send("stdout"), err: send("stderr") },
      monitor,
      untilStopped,
    );
    await sending;
    return code;
  }, servedAtOnce);
  try {
    return await options.run(options.asked, options.output, monitor, options.untilStopped);
  } finally {
    await door.close(async () => {
      // A folder that could not be opened has nothing to close; its failure was reported to who asked.
      const known = await opened?.catch(() => undefined);
      await known?.folder.close();
    });
  }
}
