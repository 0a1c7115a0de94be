/**
 * Is a built part newer than what it is made of? A stamp beside the output keeps two hashes of the inputs: a quick one
 * over names, sizes and times, and one over contents. The quick one answers in a few milliseconds; the other keeps a
 * touched but unchanged file from causing a build.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./paths.mjs";

/** What is built, from what. The page holds the pure folders too: its simulator runs in the browser. */
export const parts = {
  program: {
    entry: "src/cli/main.ts",
    output: "dist/metastable.js",
    stamp: "dist/.program.json",
    inputs: ["src", "packaged", "package.json", "package-lock.json", "tsconfig.json", "scripts/build.mjs"],
  },
  page: {
    entry: "web/index.html",
    output: "dist/web/index.html",
    stamp: "dist/.page.json",
    inputs: [
      "web",
      "src/api/contract.ts",
      ...["core", "market", "models", "parameters", "scenarios", "simulation", "charts"].map(
        (folder) => `src/${folder}`,
      ),
      "vite.config.ts",
      "package-lock.json",
      "scripts/build.mjs",
    ],
  },
};

/** Names of the parts that must be built, given a root folder. A part whose entry does not exist is not asked for. */
export function staleParts(folder = root) {
  return Object.keys(parts).filter((name) => existsSync(join(folder, parts[name].entry)) && !isFresh(name, folder));
}

function isFresh(name, folder) {
  const part = parts[name];
  if (!existsSync(join(folder, part.output))) return false;
  const stamp = readStamp(name, folder);
  if (!stamp) return false;
  const files = listInputs(part, folder);
  const quick = quickHash(files, folder);
  if (stamp.quick === quick) return true;
  if (stamp.content !== contentHash(files, folder)) return false;
  try {
    writeStamp(name, { ...stamp, quick }, folder);
  } catch {
    // A folder that cannot be written to is slower to check and still right.
  }
  return true;
}

/** Hashes of a part's inputs now. Taken before a build, so that an edit during the build leaves the stamp outdated. */
export function fingerprint(name, folder = root) {
  const files = listInputs(parts[name], folder);
  return { quick: quickHash(files, folder), content: contentHash(files, folder) };
}

/** The stamp of the last finished build, or undefined. */
export function readStamp(name, folder = root) {
  try {
    return JSON.parse(readFileSync(join(folder, parts[name].stamp), "utf8"));
  } catch {
    return undefined;
  }
}

/** Records a finished build. */
export function writeStamp(name, stamp, folder = root) {
  replaceFile(join(folder, parts[name].stamp), JSON.stringify(stamp));
}

/** Writes beside and renames: a reader sees the old file or the new one, never half of it. */
export function replaceFile(path, content, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}.new`, content, { mode });
  renameSync(`${path}.${process.pid}.new`, path);
}

/** Files that can change an output, sorted; tests and notes to readers cannot. */
function listInputs(part, folder) {
  const files = [];
  const visit = (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) {
      for (const entry of readdirSync(path).sort()) visit(join(path, entry));
    } else if (!/\.test\.tsx?$|\.md$/.test(path)) files.push({ path, size: found.size, mtimeMs: found.mtimeMs });
  };
  for (const input of part.inputs) visit(join(folder, input));
  return files;
}

function quickHash(files, folder) {
  const hash = createHash("sha256");
  for (const { path, size, mtimeMs } of files) hash.update(`${relative(folder, path)}\0${size}\0${mtimeMs}\n`);
  return hash.digest("hex");
}

function contentHash(files, folder) {
  const hash = createHash("sha256");
  for (const { path, size } of files) hash.update(`${relative(folder, path)}\0${size}\n`).update(readFileSync(path));
  return hash.digest("hex");
}
