/**
 * Becoming the owner: exactly one process gets its socket to the well-known path, also when several find a dead one there
 * at the same time.
 *
 * Each process first listens on a name of its own, then links that name to the well-known path: a link appears at once and
 * only where nothing is. A dead socket is replaced by whoever links its own socket to the *claim* of exactly that dead
 * socket (its inode and birth); the claim is a living socket too, so a claimer that died is itself recognised and claimed.
 */
import { createHash, randomBytes } from "node:crypto";
import * as files from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { failure } from "../core/failure.ts";
import type { SocketAddress } from "./socket-address.ts";
import { fileFailure } from "./storage-failure.ts";

const code = (error: unknown): string => String((error as NodeJS.ErrnoException).code);
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A claimer that died while claiming leaves a claim that is claimed in turn; nobody dies this often in a row. */
const maxClaimDepth = 8;
const backlog = 511;

export type Knock =
  | { readonly answer: "open"; readonly socket: Socket }
  | { readonly answer: "absent" | "dead" | "busy" };

/** Connects once. `dead` is a socket file that nobody listens on. */
export function knock(path: string): Promise<Knock> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.removeAllListeners("error");
      socket.on("error", () => undefined);
      resolve({ answer: "open", socket });
    });
    socket.once("error", (error) => {
      if (code(error) === "ENOENT") resolve({ answer: "absent" });
      else if (code(error) === "ECONNREFUSED") resolve({ answer: "dead" });
      else if (["EAGAIN", "ECONNRESET", "EPIPE", "EBUSY"].includes(code(error))) resolve({ answer: "busy" });
      // Some systems say so of a file that is no socket; what it is gets looked at before it is replaced.
      else if (["ENOTSOCK", "EPROTOTYPE"].includes(code(error))) resolve({ answer: "dead" });
      else reject(fileFailure(error, path, "opening the local socket"));
    });
  });
}

/** Tells one socket file from a later one of the same name. */
async function findIdentity(path: string): Promise<string | undefined> {
  try {
    const stat = await files.lstat(path, { bigint: true });
    if (!stat.isSocket())
      throw failure("storage", path, "something that is no socket", "the socket of this program", "Remove it.");
    const { ino, mtimeNs } = stat;
    return `${ino}-${mtimeNs}`;
  } catch (error) {
    if (code(error) === "ENOENT") return undefined;
    throw error;
  }
}

export interface Ownership {
  /** Says who takes the connections; those that came before are handed over now. */
  accept(take: (socket: Socket) => void): void;
  /** Takes the name away and stops listening; the next process becomes the owner. */
  release(): Promise<void>;
}

/** Listens at the well-known path, or gives undefined when another process does or is about to. */
export async function tryToOwn(address: SocketAddress): Promise<Ownership | undefined> {
  try {
    return address.folder === undefined ? await ownPipe(address.path) : await ownSocket(address.path, address.folder);
  } catch (error) {
    throw fileFailure(error, address.path, "opening the local socket");
  }
}

async function ownPipe(path: string): Promise<Ownership | undefined> {
  const listener = new Listener();
  try {
    await listener.listen(path);
  } catch (error) {
    if (code(error) === "EADDRINUSE") return undefined;
    throw error;
  }
  return { accept: (take) => listener.accept(take), release: () => listener.close() };
}

async function ownSocket(path: string, folder: string): Promise<Ownership | undefined> {
  const listener = new Listener();
  const own = join(folder, `ms-${randomBytes(5).toString("hex")}`);
  await listener.listen(own);
  let identity: string | undefined;
  try {
    await files.chmod(own, 0o600);
    identity = await findIdentity(own);
    if (await place(own, path, folder)) {
      await files.rm(own, { force: true });
      return {
        accept: (take) => listener.accept(take),
        release: async () => {
          // The name is taken away first: a name without a listener would look like the trace of a crash.
          if ((await findIdentity(path)) === identity) await files.rm(path, { force: true });
          await listener.close();
        },
      };
    }
  } catch (error) {
    await listener.close();
    throw error;
  }
  await listener.close();
  return undefined;
}

/** Puts the listening socket `own` at the path: true when it is there. */
async function place(own: string, path: string, folder: string): Promise<boolean> {
  if (await link(own, path)) return true;
  const identity = await findIdentity(path);
  if (identity === undefined || !(await isDead(path))) return false;
  let placed = false;
  await withClaim(own, path, identity, folder, 0, async () => {
    await files.rename(own, path);
    placed = true;
  });
  return placed;
}

/** Does the work while holding the claim on one dead socket, if it still is at its place; otherwise does nothing. */
async function withClaim(
  own: string,
  target: string,
  identity: string,
  folder: string,
  depth: number,
  work: () => Promise<void>,
): Promise<void> {
  const name = createHash("sha256").update(`${target} ${identity}`).digest("hex").slice(0, 12);
  const claim = join(folder, `c-${name}`);
  if (!(await link(own, claim))) {
    const claimed = await findIdentity(claim);
    if (depth < maxClaimDepth && claimed !== undefined && (await isDead(claim)))
      await withClaim(own, claim, claimed, folder, depth + 1, () => files.rm(claim, { force: true }));
    return;
  }
  try {
    if ((await findIdentity(target)) === identity) await work();
  } finally {
    await files.rm(claim, { force: true });
  }
}

/** Nobody listens, asked twice: some systems also refuse when very many knock at once. */
async function isDead(path: string): Promise<boolean> {
  for (let asked = 0; asked < 2; asked++) {
    if (asked > 0) await pause(15);
    const found = await knock(path);
    if (found.answer === "open") found.socket.destroy();
    if (found.answer !== "dead") return false;
  }
  return true;
}

/** True when the new name is made; false when something is there already. */
async function link(from: string, to: string): Promise<boolean> {
  try {
    await files.link(from, to);
    return true;
  } catch (error) {
    if (code(error) === "EEXIST") return false;
    throw error;
  }
}

/** A server that holds the connections which come before it is known who takes them. */
class Listener {
  readonly #server = createServer();
  readonly #early = new Set<Socket>();
  #take: ((socket: Socket) => void) | undefined;

  constructor() {
    this.#server.on("connection", (socket) => {
      if (this.#take !== undefined) return this.#take(socket);
      socket.on("error", () => undefined);
      this.#early.add(socket);
    });
  }

  listen(path: string): Promise<void> {
    return new Promise((done, failed) => {
      this.#server.once("error", failed);
      this.#server.listen({ path, exclusive: true, backlog }, () => {
        this.#server.off("error", failed);
        done();
      });
    });
  }

  accept(take: (socket: Socket) => void): void {
    this.#take = take;
    for (const socket of this.#early) take(socket);
    this.#early.clear();
  }

  /** Those who were never taken see the connection end, and come again. */
  close(): Promise<void> {
    for (const socket of this.#early) socket.destroy();
    return new Promise((done) => this.#server.close(() => done()));
  }
}
