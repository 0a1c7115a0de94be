/**
 * The first step of everything: the right Node, the dependencies of the lock file, a build that is not older than the
 * sources. Uses Node's own modules only, so it runs on a fresh clone. All messages go to stderr.
 *
 *   node scripts/ensure.mjs                 dependencies, then the build
 *   node scripts/ensure.mjs dependencies    only those
 *   node scripts/ensure.mjs build           only that
 */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dependenciesAreFresh, stampDependencies } from "./dependencies.mjs";
import { exclusively } from "./exclusive.mjs";
import { staleParts } from "./freshness.mjs";
import { isMain, root } from "./paths.mjs";
import { runAsScript, ScriptError, say } from "./say.mjs";

const lockFolder = join(root, ".metastable-lock");

/** Throws when this Node is older than package.json's `engines` asks for. */
export function ensureNode(found = process.versions.node, folder = root) {
  const wanted = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).engines.node.replace(">=", "");
  const [have, need] = [found, wanted].map((text) => text.split(".").map(Number));
  const differs = need.findIndex((number, place) => number !== have[place]);
  if (differs >= 0 && have[differs] < need[differs])
    throw new ScriptError(
      `Node.js: found ${found}, expected ${wanted} or newer. Install a current Node.js from nodejs.org.`,
    );
}

/** Installs what the lock file says when node_modules is missing or another. Never changes the lock file. */
export async function ensureDependencies() {
  if (dependenciesAreFresh(root)) return;
  await exclusively(lockFolder, () => {
    if (dependenciesAreFresh(root)) return; // another process did it while this one waited
    const started = Date.now();
    say("metastable: installing dependencies (npm ci) ...");
    installDependencies();
    stampDependencies(root);
    say(`metastable: dependencies installed in ${seconds(started)}`);
  });
}

/** Builds the parts that are missing or older than their inputs. */
export async function ensureBuild() {
  if (staleParts().length === 0) return;
  await exclusively(lockFolder, () => {
    const stale = staleParts();
    if (stale.length === 0) return;
    const started = Date.now();
    say(`metastable: building the ${stale.join(" and the ")} ...`);
    // A process of its own: the bundlers' memory and their habit of writing to stdout end with it.
    const build = spawnSync(process.execPath, [join(root, "scripts/build.mjs"), ...stale], {
      cwd: root,
      stdio: ["ignore", 2, 2],
    });
    if (build.status !== 0)
      throw new ScriptError(
        `build: found a failure (above), expected ${stale.join(", ")} to be built. Mend the named file, then try again.`,
      );
    say(`metastable: built in ${seconds(started)}`);
  });
}

function installDependencies() {
  refuseBorrowedModules();
  const [command, first] = npmCommand();
  const options = ["ci", "--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
  // The environment of an outer `npm run` would hand its own flags (--omit, --dry-run) to this installation.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_|^NODE_ENV$/.test(name)),
  );
  const run = spawnSync(command, [...first, ...options], {
    cwd: root,
    env,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32" && first.length === 0,
  });
  if (run.status === 0) return;
  const found = run.error
    ? `npm could not be started (${run.error.message})`
    : `npm ci ended with code ${run.status ?? run.signal}`;
  throw new ScriptError(
    `dependencies: found that ${found}, expected every package of package-lock.json to be installed. ` +
      "Read npm's message above: without a network or a reachable package registry nothing can be installed; " +
      "otherwise remove node_modules and try again.",
  );
}

/** `npm ci` first empties node_modules; through a symbolic link it would empty somebody else's. */
function refuseBorrowedModules() {
  const folder = join(root, "node_modules");
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new ScriptError(
    `${folder}: found a symbolic link to packages that are not those of package-lock.json, expected a folder of this ` +
      "checkout. Remove the link and try again; what it points to is left as it is.",
  );
}

/** npm as this process's parent runs it, else the one beside this Node, else the one on the path. */
function npmCommand() {
  const outer = process.env.npm_execpath;
  if (outer && /npm-cli\.c?js$/.test(outer) && existsSync(outer)) return [process.execPath, [outer]];
  const beside = join(process.execPath, "../../lib/node_modules/npm/bin/npm-cli.js");
  if (existsSync(beside)) return [process.execPath, [beside]];
  return ["npm", []];
}

const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`;

const steps = { dependencies: ensureDependencies, build: ensureBuild };

if (isMain(import.meta.url))
  await runAsScript(async () => {
    ensureNode();
    const asked = process.argv.slice(2);
    const unknown = asked.find((name) => !(name in steps));
    if (unknown)
      throw new ScriptError(`ensure: found ${JSON.stringify(unknown)}, expected ${Object.keys(steps).join(" or ")}.`);
    for (const name of asked.length > 0 ? asked : Object.keys(steps)) await steps[name]();
  });
