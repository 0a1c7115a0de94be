/** Which build of the program this is, so that one that asks another can tell that they differ. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The start of the hash of the entry, which names every other file by its content; undefined where the sources run. */
export function buildId(): string | undefined {
  try {
    const entry = readFileSync(fileURLToPath(new URL("metastable.js", import.meta.url)));
    return createHash("sha256").update(entry).digest("hex").slice(0, 12);
  } catch {
    return undefined;
  }
}
