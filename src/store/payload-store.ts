/** Payload bytes under their sha256: `payloads/ab/<sha256>.gz`, never changed once there. */
import * as files from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { Failure, failure } from "../core/failure.ts";
import type { PayloadStore } from "./contract.ts";
import { syncFolder } from "./ledger.ts";
import { sha256 } from "./ledger-line.ts";
import { fileFailure, StorageFailure } from "./storage-failure.ts";

export const payloadFolder = "payloads";
export const maxPayloadBytes = 256 * 1024 * 1024;

const compress = promisify(gzip);
const decompress = promisify(gunzip);
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const code = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

export interface PayloadOptions {
  /** Largest payload in bytes, uncompressed. */
  readonly maxBytes?: number;
}

/** The payloads of a data folder. Folders are made when the first payload comes. */
export const openPayloadStore = (dir: string, options: PayloadOptions = {}): PayloadStore =>
  new PayloadFiles(join(dir, payloadFolder), options.maxBytes ?? maxPayloadBytes);

class PayloadFiles implements PayloadStore {
  readonly #dir: string;
  readonly #maxBytes: number;
  #written = 0;

  constructor(dir: string, maxBytes: number) {
    this.#dir = dir;
    this.#maxBytes = maxBytes;
  }

  async put(bytes: Uint8Array): Promise<string> {
    if (bytes.length > this.#maxBytes)
      throw failure(
        "limit",
        "payload",
        `${bytes.length} bytes`,
        `at most ${this.#maxBytes}`,
        "Split it, or fetch a shorter window.",
      );
    const hash = sha256(bytes);
    // A damaged file of this name is replaced by the good bytes that have just come.
    if (await this.#isSound(hash)) return hash;
    const folder = join(this.#dir, hash.slice(0, 2));
    const temporary = join(folder, `.${hash}.${process.pid}-${++this.#written}`);
    try {
      await files.mkdir(folder, { recursive: true });
      const file = await files.open(temporary, "w", 0o600);
      try {
        await file.writeFile(await compress(bytes));
        await file.sync();
      } finally {
        await file.close();
      }
      await files.rename(temporary, this.#path(hash));
      await syncFolder(files, folder);
      await syncFolder(files, this.#dir);
    } catch (error) {
      await files.rm(temporary, { force: true }).catch(() => undefined);
      throw fileFailure(error, this.#path(hash), "storing a payload");
    }
    return hash;
  }

  async get(hash: string): Promise<Uint8Array> {
    if (!isHash(hash))
      throw failure("usage", "payload", JSON.stringify(hash), "a sha256 in 64 hex digits", "Check the hash.");
    const path = this.#path(hash);
    let packed: Buffer;
    try {
      packed = await files.readFile(path);
    } catch (error) {
      throw fileFailure(error, path, "reading a payload");
    }
    let bytes: Uint8Array;
    try {
      bytes = await decompress(packed, { maxOutputLength: this.#maxBytes });
    } catch (error) {
      throw corrupt(path, "bytes that cannot be unpacked", error);
    }
    const found = sha256(bytes);
    if (found !== hash) throw corrupt(path, `bytes with sha256 ${found}`);
    return bytes;
  }

  async has(hash: string): Promise<boolean> {
    if (!isHash(hash)) return false;
    try {
      return (await files.stat(this.#path(hash))).isFile();
    } catch (error) {
      if (code(error) === "ENOENT") return false;
      throw fileFailure(error, this.#path(hash), "looking for a payload");
    }
  }

  async #isSound(hash: string): Promise<boolean> {
    if (!(await this.has(hash))) return false;
    try {
      await this.get(hash);
      return true;
    } catch (error) {
      if (error instanceof Failure && (error as StorageFailure).reason === "corrupt") return false;
      throw error;
    }
  }

  #path(hash: string): string {
    return join(this.#dir, hash.slice(0, 2), `${hash}.gz`);
  }
}

const corrupt = (path: string, found: string, cause?: unknown): StorageFailure =>
  new StorageFailure(
    "corrupt",
    {
      place: path,
      found,
      expected: "the bytes that its name says",
      remedy: "Restore this file from a backup, or fetch the source again: the same bytes go under the same name.",
    },
    cause === undefined ? {} : { cause },
  );
