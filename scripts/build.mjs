/**
 * Builds the program (one bundled entry with lazy chunks, dist/metastable.js) and the page (static files, dist/web).
 *
 *   node scripts/build.mjs [program] [page]     without names: both
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fingerprint, parts, readStamp, replaceFile, writeStamp } from "./freshness.mjs";
import { isMain, root } from "./paths.mjs";
import { runAsScript, ScriptError } from "./say.mjs";

/** Packages with binaries of their own stay outside the bundle and are found in node_modules. */
const nativePackages = ["@duckdb/*", "@myriaddreamin/*"];

/**
 * How the program is bundled; the bundle test reads it too. Splitting keeps what a command imports lazily out of the
 * way of the commands that do not need it. Chunks lie beside the entry, so a path relative to one holds for all.
 */
export const programOptions = {
  absWorkingDir: root,
  entryPoints: { metastable: parts.program.entry, "monte-carlo-worker": "src/app/monte-carlo-worker.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  chunkNames: "[name]-[hash]",
  external: nativePackages,
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
  metafile: true,
  write: false,
};

async function buildProgram() {
  const { build } = await import("esbuild");
  const before = readStamp("program")?.files ?? [];
  const inputs = fingerprint("program");
  const { outputFiles } = await build(programOptions).catch(() => {
    throw new ScriptError("build: the program does not bundle (messages above).");
  });
  // Chunks first, the entry last: whoever starts meanwhile gets a whole program, old or new.
  const isEntry = (file) => basename(file.path) === basename(parts.program.output);
  const ordered = [...outputFiles.filter((file) => !isEntry(file)), ...outputFiles.filter(isEntry)];
  for (const file of ordered) replaceFile(file.path, finish(file.text, isEntry(file)), isEntry(file) ? 0o755 : 0o644);
  const files = ordered.map((file) => basename(file.path));
  // The previous build's chunks stay one build longer, for a server that is running from them.
  for (const name of readdirSync(join(root, "dist")))
    if (/^.+-[A-Z0-9]{8}\.js$/.test(name) && !files.includes(name) && !before.includes(name))
      rmSync(join(root, "dist", name));
  writeStamp("program", { ...inputs, files });
}

/** CommonJS packages ask for `require`, which an ES module lacks: only the chunk with esbuild's bridge gets one. */
function finish(text, isEntry) {
  const bridge = text.includes("var __require =")
    ? 'import { createRequire as metastableRequire } from "node:module";\nconst require = metastableRequire(import.meta.url);\n'
    : "";
  const line = isEntry && !text.startsWith("#!") ? "#!/usr/bin/env node\n" : "";
  return text.startsWith("#!") ? text.replace("\n", `\n${bridge}`) : line + bridge + text;
}

async function buildPage() {
  // A test runner that starts a build names its own environment, and React would be bundled in its development form.
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  const inputs = fingerprint("page");
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
  writeStamp("page", inputs);
}

const builders = { program: buildProgram, page: buildPage };

if (isMain(import.meta.url))
  await runAsScript(async () => {
    const asked = process.argv.slice(2);
    const unknown = asked.find((name) => !(name in builders));
    if (unknown) throw new ScriptError(`build: found ${JSON.stringify(unknown)}, expected program or page.`);
    const names = (asked.length > 0 ? asked : Object.keys(builders)).filter((name) =>
      existsSync(join(root, parts[name].entry)),
    );
    await Promise.all(names.map((name) => builders[name]()));
  });
