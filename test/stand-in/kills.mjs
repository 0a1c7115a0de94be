/**
 * Kills the program at random moments of its first collection: `node test/stand-in/kills.mjs --kills 20`. What it told as
 * taken must be in the ledger afterwards, the folder must verify, and a start after a finished round must ask nothing.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPublishers } from "./publishers.mjs";

const { values } = parseArgs({
  options: {
    tables: { type: "string" },
    kills: { type: "string", default: "20" },
    /** Kills after which another new folder is taken. */
    each: { type: "string", default: "5" },
  },
});
const program = fileURLToPath(new URL("../../dist/metastable.js", import.meta.url));
const directory = mkdtempSync(path.join(os.tmpdir(), "kills-"));
const publishers = await startPublishers({
  directory,
  tables: values.tables && path.resolve(values.tables),
  latencyMs: [20, 200],
});
const environment = (data) => ({
  ...process.env,
  ...publishers.env,
  METASTABLE_DATA: data,
  METASTABLE_FEEDS_BASE: "ws://127.0.0.1:9",
});

/** Starts `up`; `taken` grows with the sources that it says it has taken in. */
function start(data) {
  const child = spawn(process.execPath, [program, "up", "--port", "0"], { env: environment(data) });
  const run = { child, taken: new Set(), said: "", exit: new Promise((resolve) => child.once("exit", resolve)) };
  child.stderr.on("data", (text) => {
    run.said += text;
    for (const [, source] of run.said.matchAll(/"msg":"([a-z-]+\/[\w-]+): (?:accepted|unchanged)/g))
      run.taken.add(source);
  });
  return run;
}
async function until(isTrue, what, seconds = 240) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) if (isTrue()) return;
  throw new Error(`waited in vain for ${what}`);
}
function command(data, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env: environment(data),
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

let isGood = true;
const complain = (what) => {
  isGood = false;
  console.log(`FAULT: ${what}`);
};
for (let kill = 0, round = 0; kill < Number(values.kills); round++) {
  const data = path.join(directory, `data-${round}`);
  const told = new Set();
  for (let n = 0; n < Number(values.each) && kill < Number(values.kills); n++, kill++) {
    const run = start(data);
    await until(() => run.said.includes("asked now"), "the start");
    await sleep(Math.random() * 8000);
    run.child.kill("SIGKILL");
    await run.exit;
    for (const source of run.taken) told.add(source);
    const verified = command(data, "verify");
    if (verified.status !== 0) complain(`verify after kill ${kill + 1}: ${verified.stdout}${verified.stderr}`);
    const { items } = JSON.parse(command(data, "sources", "--json").stdout);
    for (const source of told)
      if (!items.some((item) => item.id === source && item.lastSuccess !== null && item.rows > 0))
        complain(`${source} was told as taken and is not there after kill ${kill + 1}`);
    console.log(`kill ${kill + 1}: ${run.taken.size} sources taken in this run, ${told.size} in all; verified`);
  }
  const last = start(data);
  await until(() => last.said.includes("asked now"), "the last start");
  const asked = Number(/"msg":"collection: \d+ sources by their calendars, (\d+) asked now/.exec(last.said)[1]);
  if (asked > 0) await until(() => last.said.includes(`(${asked} of ${asked})`), "the whole round");
  last.child.kill("SIGTERM");
  if ((await last.exit) !== 0) complain("an end that is not 0");
  const before = publishers.asked.length;
  const idle = start(data);
  await until(() => idle.said.includes("asked now"), "a start with nothing to do");
  await sleep(2000);
  idle.child.kill("SIGTERM");
  await idle.exit;
  const again = publishers.asked.slice(before).map(({ address }) => address);
  if (again.length > 0) complain(`asked again: ${again.join(", ")}`);
  console.log(`folder ${round + 1}: the last start asked ${asked} sources, the one after it ${again.length} addresses`);
}
publishers.close();
rmSync(directory, { recursive: true, force: true });
process.exitCode = isGood ? 0 : 1;
