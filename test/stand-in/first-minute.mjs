/**
 * How long a new data folder takes until it shows today's state: `node test/stand-in/first-minute.mjs --tables ../shared/data`.
 * Starts all publishers on this machine, then the built program as a person would, and asks its API all the while.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPublishers } from "./publishers.mjs";

const { values } = parseArgs({
  options: {
    tables: { type: "string" },
    seconds: { type: "string", default: "75" },
    /** Leaves the program running, and its address on the output. */
    stay: { type: "boolean", default: false },
  },
});
const program = fileURLToPath(new URL("../../dist/metastable.js", import.meta.url));
const data = mkdtempSync(path.join(os.tmpdir(), "first-minute-"));
const environment = { ...process.env, METASTABLE_DATA: path.join(data, "data") };
const publishers = await startPublishers({
  directory: data,
  tables: values.tables && path.resolve(values.tables),
});
const started = Date.now();
const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
const child = spawn(process.execPath, [program, "up", "--port", "0"], {
  env: { ...environment, ...publishers.env, METASTABLE_FEEDS_BASE: "ws://127.0.0.1:9" },
});
let out = "";
child.stdout.on("data", (text) => {
  out += text;
});
child.stderr.on("data", (text) => process.stderr.write(`${seconds()} s  ${text}`));

while (!out.includes("\n")) await sleep(20);
const url = out.trim().split("\n")[0];
console.log(`${seconds()} s  page at ${url}`);
const waits = { "/api/status": [], "/api/thresholds": [], "/api/sources": [] };
const seen = new Map();
const headlines = ["spx-change", "vix-level", "usdjpy", "jgb-30y", "btc-change", "cftc-yen-position"];
const end = started + Number(values.seconds) * 1000;
while (Date.now() < end) {
  for (const [address, times] of Object.entries(waits)) {
    const asked = performance.now();
    const answer = await (await fetch(url.replace(/\/$/, "") + address)).json();
    times.push(performance.now() - asked);
    const once = (key, text) => {
      if (seen.has(key)) return;
      seen.set(key, Date.now());
      console.log(`${seconds()} s  ${text}`);
    };
    if (address === "/api/status" && answer.notice === undefined && Date.parse(answer.asOf) > started - 86_400_000)
      for (const item of answer.items)
        if (item.state === "present" && (headlines.includes(item.id) || values.all))
          once(item.id, `${item.id} ${item.shown} of ${item.observed}`);
    if (address === "/api/sources")
      for (const source of answer.items)
        if (source.on && source.origin === "live" && source.schedule && (source.lastSuccess ?? source.lastProblem))
          once(source.id, `${source.id} ${source.lastSuccess ? "taken" : source.lastProblem.message}`);
  }
  await sleep(1000);
}
/** Seconds of processor time of the program so far: what it takes on a machine with nothing else to do. */
function processorSeconds() {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return ((Number(fields[11]) + Number(fields[12])) / 100).toFixed(1);
  } catch {
    return "an unknown number of";
  }
}
const quantile = (times, share) => [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)].toFixed(0);
for (const [address, times] of Object.entries(waits))
  console.log(
    `${address}: ${times.length} answers, median ${quantile(times, 0.5)} ms, 95 % ${quantile(times, 0.95)} ms, longest ${quantile(times, 1)} ms`,
  );
console.log(`${processorSeconds()} s of processor time, with what the API was asked`);
console.log(
  `${publishers.asked.length} requests, the last after ${((publishers.asked.at(-1)?.at - started) / 1000).toFixed(1)} s`,
);
if (values.stay) {
  console.log(`it stays at ${url}; stop it with Ctrl-C`);
  await new Promise((resolve) => process.once("SIGINT", resolve));
}
child.kill("SIGTERM");
await new Promise((resolve) => child.once("exit", resolve));
publishers.close();
rmSync(data, { recursive: true, force: true });
