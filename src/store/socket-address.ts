/** Where the socket of a data folder is: in it, unless its path is too long for a socket or the system has named pipes. */
import { createHash } from "node:crypto";
import * as files from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failure } from "../core/failure.ts";
import { fileFailure } from "./storage-failure.ts";

/** The smallest limit of the systems we run on is 104 bytes with the final zero. */
const maxSocketPath = 100;
const socketName = "metastable.sock";

export interface SocketAddress {
  /** The well-known path: who is listening there owns the data folder. */
  readonly path: string;
  /** Folder for the short-lived names beside it; undefined for a named pipe, which needs none. */
  readonly folder: string | undefined;
}

/** The address for a data folder, which is made when it does not exist. Two names of one folder give one address. */
export async function socketAddress(dir: string, platform: string = process.platform): Promise<SocketAddress> {
  let real: string;
  try {
    await files.mkdir(dir, { recursive: true });
    real = await files.realpath(dir);
  } catch (error) {
    throw fileFailure(error, dir, "creating the data folder");
  }
  const name = createHash("sha256").update(real).digest("hex");
  if (platform === "win32") return { path: `\\\\.\\pipe\\metastable-${name.slice(0, 32)}`, folder: undefined };
  if (Buffer.byteLength(join(real, socketName)) <= maxSocketPath) return { path: join(real, socketName), folder: real };
  const folder = join(await privateFolder(), name.slice(0, 12));
  await files.mkdir(folder, { recursive: true, mode: 0o700 });
  return { path: join(folder, socketName), folder };
}

/** A folder in the temporary folder that belongs to this user alone: others may write beside it, not into it. */
async function privateFolder(): Promise<string> {
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `metastable-${user}`);
  await files.mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw fileFailure(error, folder, "creating the folder of the socket");
  });
  const stat = await files.lstat(folder);
  if (!stat.isDirectory() || stat.uid !== user || (stat.mode & 0o077) !== 0)
    throw failure(
      "storage",
      folder,
      "a folder that others can write to or own",
      "a folder of this user alone",
      "Remove it, or use a data folder with a shorter path.",
    );
  return folder;
}
