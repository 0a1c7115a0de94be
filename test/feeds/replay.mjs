/** Runs the replay server: `node test/feeds/replay.mjs --port 9000`. Bundles it first: Node 20 runs no TypeScript. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const cache = fileURLToPath(new URL("../../node_modules/.cache/metastable-test", import.meta.url));
mkdirSync(cache, { recursive: true });
const outfile = `${cache}/replay.${process.pid}.mjs`;
await build({
  entryPoints: [fileURLToPath(new URL("children/replay.ts", import.meta.url))],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "error",
});
process.argv.push("--fixtures", new URL("../fixtures/feeds/", import.meta.url).href);
await import(outfile);
