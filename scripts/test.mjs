/**
 * All checks in one command. Cheap ones first; every one runs even when an earlier one failed, and the end names those
 * that failed.
 *
 *   npm test                      everything, with the short forms of the long tests
 *   npm run test:long             everything, with the full forms
 *   npm test -- types lint        only the steps named
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { obtainChromium } from "./chromium.mjs";
import { ensureBuild, ensureDependencies, ensureNode } from "./ensure.mjs";
import { root } from "./paths.mjs";
import { runAsScript, ScriptError, say } from "./say.mjs";

const environment = { ...process.env };

const steps = [
  { name: "chromium", title: "a browser for the browser tests", run: chromium },
  { name: "types", title: "types", run: () => tool("typescript", "tsc", "--project", "tsconfig.json") },
  {
    name: "types-pure",
    title: "types of the pure folders, without DOM and Node",
    run: () => tool("typescript", "tsc", "--project", "tsconfig.pure.json"),
  },
  {
    name: "types-web",
    title: "types of the page",
    run: () => tool("typescript", "tsc", "--project", "tsconfig.web.json"),
  },
  { name: "lint", title: "format and lint", run: () => tool("@biomejs/biome", "biome", "check", ".") },
  { name: "unused", title: "unused files, exports and dependencies", run: () => tool("knip", "knip") },
  { name: "build", title: "build", run: ensureBuild },
  {
    name: "tests",
    title: "unit, contract, golden, architecture and browser tests",
    run: () => tool("vitest", "vitest", "run"),
  },
];

/** Passed on to every child, so that the browser is searched for once. */
function chromium() {
  environment.METASTABLE_CHROMIUM = obtainChromium();
  say(environment.METASTABLE_CHROMIUM);
}

/** Runs a tool of the development dependencies; its own output says what is wrong. */
function tool(packageName, command, ...rest) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = join(folder, typeof bin === "string" ? bin : bin[command]);
  const { status, signal } = spawnSync(process.execPath, [file, ...rest], {
    cwd: root,
    stdio: "inherit",
    env: environment,
  });
  if (status !== 0) throw new ScriptError(`${command}: ended with ${status === null ? signal : `code ${status}`}`);
}

await runAsScript(async () => {
  const started = Date.now();
  const named = process.argv.slice(2);
  if (named.includes("--long")) environment.METASTABLE_LONG = "1";
  const only = named.filter((word) => word !== "--long");
  const unknown = only.find((word) => !steps.some(({ name }) => name === word));
  if (unknown)
    throw new ScriptError(
      `test: found ${JSON.stringify(unknown)}, expected ${steps.map(({ name }) => name).join(", ")} or --long.`,
    );
  ensureNode();
  await ensureDependencies(); // nothing can run without them
  const failed = [];
  for (const step of steps.filter(({ name }) => only.length === 0 || only.includes(name))) {
    say(`\n== ${step.title}`);
    const stepStarted = Date.now();
    try {
      await step.run();
    } catch (error) {
      failed.push(step.title);
      say(error instanceof ScriptError ? error.message : String(error?.stack ?? error));
    }
    say(`-- ${step.name}: ${failed.at(-1) === step.title ? "FAILED" : "passed"} in ${secondsSince(stepStarted)}`);
  }
  say(`\n${failed.length === 0 ? "All passed" : `FAILED: ${failed.join("; ")}`} (${secondsSince(started)})`);
  return failed.length === 0 ? 0 : 1;
});

function secondsSince(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
