/**
 * `ledger.checkpoint`: the folder's state at a place of its ledger, so that opening reads only the events after it. Derived
 * and disposable: whatever is not exactly what was written, by this version, counts as no checkpoint; the place is then
 * checked against the bytes of the ledger by `openLedger`.
 */
import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import manifest from "../../package.json" with { type: "json" };
import type { LedgerPlace } from "../store/contract.ts";
import type { FolderState, FolderStateJson } from "./folder-state.ts";

export const checkpointFile = "ledger.checkpoint";
/** Events after which another one is written; reading as many takes a few hundredths of a second. */
export const checkpointEvery = 4096;
/** Goes up with every change of `FolderState`. */
const checkpointFormat = 3;

export interface Checkpoint {
  readonly place: LedgerPlace;
  readonly state: FolderStateJson;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export async function readCheckpoint(directory: string): Promise<Checkpoint | undefined> {
  try {
    const text = await readFile(path.join(directory, checkpointFile), "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== sha256(body)) return undefined;
    const { format, version, ...checkpoint } = JSON.parse(body) as Checkpoint & { format: number; version: string };
    if (format !== checkpointFormat || version !== manifest.version) return undefined;
    return checkpoint.state.head === checkpoint.place.head ? checkpoint : undefined;
  } catch {
    return undefined;
  }
}

/** False where it could not be written: nothing depends on it but the time of the next opening. */
export async function writeCheckpoint(directory: string, place: LedgerPlace, state: FolderState): Promise<boolean> {
  const file = path.join(directory, checkpointFile);
  const body = JSON.stringify({ format: checkpointFormat, version: manifest.version, place, state });
  try {
    await writeFile(`${file}.new`, `${sha256(body)}\n${body}`, { mode: 0o600 });
    await rename(`${file}.new`, file);
    return true;
  } catch {
    return false;
  }
}
