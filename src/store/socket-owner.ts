/** The owner's side of the door: takes requests in order, answers all it has accepted, then leaves. */
import * as files from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import type { Ownership } from "./socket-claim.ts";
import {
  type DoorReply,
  type DoorRequest,
  doorRequest,
  doorStop,
  pieceBytes,
  protocolVersion,
  readFrames,
  writeFrame,
} from "./socket-frames.ts";

/** Waiting requests beyond this are told to come again. */
const maxWaiting = 256;
export const ownerFile = "metastable.owner.json";

/** Who owns a data folder, for the words of those who wait. */
export interface OwnerNote {
  readonly pid: number;
  readonly command: string;
  /** Which build of the program it runs; absent where its sources run, and in builds that did not say. */
  readonly build?: string | undefined;
}

export interface RequestContext {
  readonly request: DoorRequest;
  /** Sends output to the asking process; waits while it is slow. Does nothing once it has gone. */
  write(stream: "stdout" | "stderr", data: string | Uint8Array): Promise<void>;
  /** Aborted when the asking process has gone. */
  readonly signal: AbortSignal;
  /** Says that this request can be stopped; resolves when the asking process asks for that, or has gone. */
  untilStopped(): Promise<void>;
}

/** Answers one request and returns its exit code. What it throws becomes exit code 1 with the message on stderr. */
export type RequestHandler = (context: RequestContext) => Promise<number>;

interface Waiting {
  readonly request: DoorRequest;
  readonly socket: Socket;
  readonly stopped: AbortController;
}

export class OwnerDoor {
  readonly kind = "owner";
  readonly #ownership: Ownership;
  readonly #noteFile: string | undefined;
  readonly #waiting: Waiting[] = [];
  readonly #open = new Set<Socket>();
  readonly #answering = new Set<Promise<void>>();
  #handler: RequestHandler | undefined;
  #atOnce = 1;
  #closing = false;

  private constructor(ownership: Ownership, noteFile: string | undefined) {
    this.#ownership = ownership;
    this.#noteFile = noteFile;
    ownership.accept((socket) => void this.#receive(socket));
  }

  /** Starts to accept; requests wait until `serve` says how to answer them. */
  static async open(ownership: Ownership, folder: string | undefined, note: OwnerNote): Promise<OwnerDoor> {
    const noteFile = folder === undefined ? undefined : join(folder, ownerFile);
    const door = new OwnerDoor(ownership, noteFile);
    // The note only serves messages: not being able to write it must not stop the work.
    if (noteFile !== undefined)
      await files.writeFile(noteFile, JSON.stringify(note), { mode: 0o600 }).catch(() => undefined);
    return door;
  }

  /** Begins to answer, in order of arrival; `atOnce` requests are worked on at the same time (1 unless said otherwise). */
  serve(handler: RequestHandler, atOnce = 1): void {
    this.#handler = handler;
    this.#atOnce = atOnce;
    this.#work();
  }

  /**
   * Answers what has been accepted, runs `release` (close the ledger and the index there: the next owner may come the
   * moment it is done), and gives the name away. Requests that come meanwhile are told to ask again.
   */
  async close(release: () => Promise<void> = async () => undefined): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    if (this.#handler === undefined) for (const { socket } of this.#waiting.splice(0)) await farewell(socket);
    while (this.#answering.size > 0) await Promise.all(this.#answering);
    for (const socket of this.#open) void farewell(socket);
    try {
      await release();
    } finally {
      if (this.#noteFile !== undefined) await files.rm(this.#noteFile, { force: true }).catch(() => undefined);
      // What was written has gone to the system; a peer that never closes its end must not keep this process.
      for (const socket of this.#open) socket.destroySoon();
      await this.#ownership.release();
    }
  }

  async #receive(socket: Socket): Promise<void> {
    socket.on("error", () => undefined);
    socket.on("close", () => this.#open.delete(socket));
    this.#open.add(socket);
    const stopped = new AbortController();
    let asked = false;
    try {
      for await (const frame of readFrames(socket)) {
        // One request a connection. Reading goes on to notice when the other side stops it or leaves.
        if (asked) {
          if (!doorStop.safeParse(frame).success) throw new RangeError("a second request on one connection");
          stopped.abort();
          continue;
        }
        asked = true;
        const parsed = doorRequest.safeParse(frame);
        if (!parsed.success || parsed.data.protocol !== protocolVersion) {
          const found = parsed.success ? `protocol ${parsed.data.protocol}` : "a message of another form";
          await writeFrame(socket, { type: "refused", found, expected: `protocol ${protocolVersion}` });
          socket.destroySoon();
          return;
        }
        if (this.#closing || this.#waiting.length >= maxWaiting) {
          await farewell(socket);
          return;
        }
        this.#waiting.push({ request: parsed.data, socket, stopped });
        void writeFrame(socket, { type: "accepted" });
        this.#work();
      }
    } catch {
      socket.destroy();
    }
  }

  #work(): void {
    const handler = this.#handler;
    if (handler === undefined) return;
    while (this.#answering.size < this.#atOnce) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      if (next.socket.destroyed) continue;
      const answering = answer(handler, next).finally(() => {
        this.#answering.delete(answering);
        this.#work();
      });
      this.#answering.add(answering);
    }
  }
}

async function answer(handler: RequestHandler, { request, socket, stopped }: Waiting): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => {
    gone.abort();
    stopped.abort();
  };
  socket.once("close", leave);
  await writeFrame(socket, { type: "started" });
  const write: RequestContext["write"] = async (stream, data) => {
    const bytes = Buffer.from(data as string);
    for (let from = 0; from < bytes.length; from += pieceBytes)
      await writeFrame(socket, outputFrame(stream, bytes.subarray(from, from + pieceBytes)));
  };
  const untilStopped: RequestContext["untilStopped"] = async () => {
    await writeFrame(socket, { type: "stoppable" });
    if (!stopped.signal.aborted)
      await new Promise<void>((resolve) => {
        stopped.signal.addEventListener("abort", () => resolve(), { once: true });
      });
  };
  let code: number;
  try {
    code = await handler({ request, write, signal: gone.signal, untilStopped });
  } catch (error) {
    await write("stderr", `${error instanceof Error ? error.message : String(error)}\n`);
    code = 1;
  }
  await writeFrame(socket, { type: "exit", code });
  socket.off("close", leave);
  socket.destroySoon();
}

/** Text as text; a piece that is not whole UTF-8 (binary, or cut inside a character) as base64. */
function outputFrame(type: "stdout" | "stderr", bytes: Buffer): DoorReply {
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes)
    ? { type, data: text, encoding: "utf8" }
    : { type, data: bytes.toString("base64"), encoding: "base64" };
}

async function farewell(socket: Socket): Promise<void> {
  await writeFrame(socket, { type: "closing" });
  socket.destroySoon();
}
