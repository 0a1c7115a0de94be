/** Runs a benchmark: `node bench/run.mjs store [--rows 10000000] [--repeat 3]`. Bundles it first: Node 20 runs no TypeScript. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !existsSync(`${here}${name}.ts`)) {
  const known = readdirSync(here)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3));
  console.error(`bench: found ${name ?? "no name"}, expected one of: ${known.join(", ")}`);
  process.exit(2);
}
const cache = fileURLToPath(new URL("../node_modules/.cache/metastable-bench", import.meta.url));
mkdirSync(cache, { recursive: true });
const outfile = `${cache}/${name}.mjs`;
await build({
  entryPoints: [`${here}${name}.ts`],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "error",
});
const run = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=8192", outfile, ...rest], {
  stdio: "inherit",
});
process.exit(run.status ?? 1);
