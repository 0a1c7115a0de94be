/**
 * The local socket of a data folder is both lock and door: who binds it owns ledger and index, everybody else sends the
 * command through it. `throughDoor` is the whole of it for the command line.
 */
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import { failure } from "../core/failure.ts";
import { type SocketAddress, socketAddress } from "./socket-address.ts";
import { knock, pause, tryToOwn } from "./socket-claim.ts";
import {
  type DoorReply,
  type DoorRequest,
  doorReply,
  protocolVersion,
  readFrames,
  writeFrame,
} from "./socket-frames.ts";
import { OwnerDoor, type OwnerNote, ownerFile } from "./socket-owner.ts";

export { outputBytes } from "./socket-frames.ts";
export type { OwnerDoor, OwnerNote, RequestContext, RequestHandler } from "./socket-owner.ts";

const defaultWaitNoticeMs = 10_000;
/** Between two attempts at a door that is just closing. */
const retryMs = 20;
/** Times the sum of the pauses, about ten minutes: longer than any command holds the door while it closes. */
const maxKnocks = 30_000;
/** Owners that die one after the other with our request in hand. */
const maxLostOwners = 5;

export interface DoorOptions {
  /** What this process does, for the message of those who wait for it. */
  readonly command: string;
  /** Which build this process runs; left out, builds are not compared. */
  readonly build?: string | undefined;
  /** Called once when the owner that answers runs another build. */
  readonly onOtherBuild?: (owner: OwnerNote) => void;
  /** After so many milliseconds without being worked on, `onWaiting` is called, once. */
  readonly waitNoticeMs?: number;
  readonly onWaiting?: (owner: OwnerNote | undefined) => void;
}

export type Asked = Pick<DoorRequest, "argv" | "cwd" | "env">;
export type OutputFrame = Extract<DoorReply, { type: "stdout" | "stderr" }>;
export type ExitFrame = Extract<DoorReply, { type: "exit" }>;

/** The owner left without an answer; nothing of it was shown, so the request may be sent again from the start. */
export class OwnerGone extends Error {
  /** True when the owner had the request already: it may have worked on it. */
  readonly accepted: boolean;
  constructor(accepted: boolean) {
    super("the owner of the data folder left before it answered");
    this.name = "OwnerGone";
    this.accepted = accepted;
  }
}

export interface ClientDoor {
  readonly kind: "client";
  /**
   * Output frames and at last one exit frame. Throws `OwnerGone` when the owner left before its first output. Where the
   * request can be stopped, `untilStopped` is asked when to.
   */
  send(asked: Asked, untilStopped?: () => Promise<void>): AsyncIterable<OutputFrame | ExitFrame>;
  /** Leaves without asking. */
  close(): void;
}

/** Becomes the owner of the data folder, or is connected to it. */
export async function connectOrOwn(dir: string, options: DoorOptions): Promise<OwnerDoor | ClientDoor> {
  const address = await socketAddress(dir);
  return knockOrOwn(address, options, new WaitNotice(address, options));
}

/** Tells once who owns the data folder when a request waits for too long. */
class WaitNotice {
  readonly #address: SocketAddress;
  readonly #options: DoorOptions;
  #timer: NodeJS.Timeout | undefined;
  #done = false;

  constructor(address: SocketAddress, options: DoorOptions) {
    this.#address = address;
    this.#options = options;
  }

  /** Starts the time unless it runs already. */
  start(): void {
    if (this.#done || this.#timer !== undefined || this.#options.onWaiting === undefined) return;
    this.#timer = setTimeout(() => {
      this.#done = true;
      void ownerNote(this.#address).then((note) => this.#options.onWaiting?.(note));
    }, this.#options.waitNoticeMs ?? defaultWaitNoticeMs);
  }

  stop(): void {
    this.#done = true;
    clearTimeout(this.#timer);
  }
}

async function knockOrOwn(
  address: SocketAddress,
  { command, build }: DoorOptions,
  notice: WaitNotice,
): Promise<OwnerDoor | ClientDoor> {
  for (let knocks = 0; knocks < maxKnocks; knocks++) {
    const found = await knock(address.path);
    if (found.answer === "open") return clientDoor(found.socket, address, notice);
    if (found.answer !== "busy") {
      const ownership = await tryToOwn(address);
      if (ownership !== undefined) {
        notice.stop();
        return OwnerDoor.open(ownership, address.folder, { pid: process.pid, command, build });
      }
    }
    await pause(retryMs);
  }
  throw failure(
    "storage",
    address.path,
    "a local socket that neither answers nor can be replaced",
    "to become the owner of the data folder or to reach it",
    "Stop the other programs that use this data folder, then remove the socket.",
  );
}

const clientDoor = (socket: Socket, address: SocketAddress, notice: WaitNotice): ClientDoor => ({
  kind: "client",
  close: () => {
    notice.stop();
    socket.destroy();
  },
  send: (asked, untilStopped) => ask(socket, asked, address, notice, untilStopped),
});

async function* ask(
  socket: Socket,
  asked: Asked,
  address: SocketAddress,
  notice: WaitNotice,
  untilStopped?: () => Promise<void>,
): AsyncIterable<OutputFrame | ExitFrame> {
  notice.start();
  let accepted = false;
  let shown = false;
  try {
    const { argv, cwd, env } = asked;
    await writeFrame(socket, {
      type: "request",
      protocol: protocolVersion,
      id: `${process.pid}`,
      pid: process.pid,
      argv: [...argv],
      cwd,
      env,
    });
    for await (const frame of readFrames(socket)) {
      const reply = doorReply.parse(frame);
      if (reply.type === "refused")
        throw failure(
          "conflict",
          address.path,
          `an owner that refused: ${reply.found}`,
          reply.expected,
          "Stop the running program of the other version, then run the command again.",
        );
      if (reply.type === "accepted") accepted = true;
      else if (reply.type === "started") notice.stop();
      else if (reply.type === "stoppable") void untilStopped?.().then(() => writeFrame(socket, { type: "stop" }));
      else if (reply.type === "closing") {
        accepted = false;
        break;
      } else {
        shown = true;
        yield reply;
        if (reply.type === "exit") return;
      }
    }
  } catch (error) {
    // A connection that breaks is the same as one that ends.
    if ((error as NodeJS.ErrnoException).syscall === undefined && !isBrokenStream(error)) throw error;
  } finally {
    socket.destroy();
  }
  if (!shown) throw new OwnerGone(accepted);
  throw failure(
    "storage",
    address.path,
    "an owner that left in the middle of its answer",
    "a whole answer",
    "Run the command again.",
  );
}

const isBrokenStream = (error: unknown): boolean =>
  ["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"].includes(String((error as NodeJS.ErrnoException).code));

async function ownerNote({ folder }: SocketAddress): Promise<OwnerNote | undefined> {
  if (folder === undefined) return undefined;
  try {
    const note = JSON.parse(await readFile(join(folder, ownerFile), "utf8")) as Partial<OwnerNote>;
    const { pid, command, build } = note;
    return typeof pid === "number" && typeof command === "string" ? { pid, command, build } : undefined;
  } catch {
    return undefined;
  }
}

/** The words and numbers of an answer are those of the build that gives it, so who asks is told when it is another. */
async function compareBuilds(address: SocketAddress, { build, onOtherBuild }: DoorOptions): Promise<void> {
  if (build === undefined || onOtherBuild === undefined) return;
  const owner = await ownerNote(address);
  if (owner !== undefined && owner.build !== build) onOtherBuild(owner);
}

export interface ThroughDoor<T> extends DoorOptions {
  readonly asked: Asked;
  /** This process is the owner: do the work here, answer others with `door.serve`, and return after `door.close`. */
  own(door: OwnerDoor): Promise<T>;
  /** Another process works: show its output. */
  show(frame: OutputFrame): Promise<void> | void;
  /** Resolves when the person who asked wants it to end; asked for only where the command can be stopped. */
  readonly untilStopped?: () => Promise<void>;
}

/**
 * Runs a command where the data folder's owner is: here, or there with its output shown here. When the owner leaves
 * before it has shown anything, it starts again, and may become the owner itself. A request that an owner took with it
 * into its death is sent again, five times at most: commands can be repeated harmlessly.
 */
export async function throughDoor<T>(
  dir: string,
  options: ThroughDoor<T>,
): Promise<{ readonly kind: "owned"; readonly value: T } | { readonly kind: "answered"; readonly exit: number }> {
  const address = await socketAddress(dir);
  const notice = new WaitNotice(address, options);
  let lost = 0;
  for (let tries = 0; tries < maxKnocks; tries++) {
    const door = await knockOrOwn(address, options, notice);
    if (door.kind === "owner") return { kind: "owned", value: await options.own(door) };
    if (tries === 0) await compareBuilds(address, options);
    try {
      for await (const frame of door.send(options.asked, options.untilStopped)) {
        if (frame.type === "exit") return { kind: "answered", exit: frame.code };
        await options.show(frame);
      }
    } catch (error) {
      if (!(error instanceof OwnerGone)) {
        notice.stop();
        throw error;
      }
      if (error.accepted && ++lost >= maxLostOwners) break;
    }
    await pause(retryMs);
  }
  notice.stop();
  throw failure(
    "storage",
    dir,
    "owners of the data folder that left without an answer",
    "an answer",
    "Run the command again.",
  );
}
