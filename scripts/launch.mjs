/** What `./metastable` does: the first step, then the program in this very process, with its arguments and exit code. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuild, ensureDependencies, ensureNode } from "./ensure.mjs";
import { root } from "./paths.mjs";
import { ScriptError, say } from "./say.mjs";

// A reader that has seen enough (`| head`) closes the pipe; that is no error of this program.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(process.exitCode ?? 0);
  });

try {
  ensureNode();
  await ensureDependencies();
  await ensureBuild();
} catch (error) {
  if (!(error instanceof ScriptError)) throw error;
  say(`metastable: ${error.message}`);
  process.exit(1);
}
await import(pathToFileURL(join(root, "dist/metastable.js")).href);
