/** Where the project's root is, and whether a script was started by name rather than imported. */
import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, whatever the working directory. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** True in the file that `node FILE` names, through symbolic links too. */
export function isMain(url) {
  const started = process.argv[1];
  if (!started) return false;
  try {
    return realpathSync(started) === fileURLToPath(url);
  } catch {
    return false; // the name has no file, such as a REPL or `node -`
  }
}
