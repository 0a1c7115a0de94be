/**
 * All indicators at many as-of instants over the packaged history: moving forward, and separately at each instant, in one
 * run; both must agree. `node bench/run.mjs indicators [--dates 250]`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDataFolder } from "../src/app/data-folder.ts";
import { forwardViews, loadHistory, viewOf } from "../src/app/view.ts";
import { dayMs, instant, parseInstant } from "../src/core/time.ts";
import { indicators } from "../src/indicators/catalogue/index.ts";
import type { IndicatorResult } from "../src/indicators/define.ts";
import { IndicatorRun, runIndicators } from "../src/indicators/run.ts";
import { getParameter } from "../src/parameters/catalogue.ts";

const { values: options } = parseArgs({ options: { dates: { type: "string", default: "250" } } });
const dates = Number(options.dates);
const last = parseInstant("2025-11-21T12:30:00Z");
const instants = Array.from({ length: dates }, (_, n) => instant(last - (dates - 1 - n) * dayMs));
const parameterOf = (id: string): number => getParameter(id).value;
const say = (text: string): void => console.log(text);

/** Seconds by the clock, and of processor time: on a busy machine they differ. */
function timed(work: () => void): string {
  const began = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return `${((performance.now() - began) / 1000).toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor time)`;
}
const plain = (results: ReadonlyMap<string, IndicatorResult>): string =>
  JSON.stringify([...results].map(([id, { outcome, last, observed, uses }]) => [id, outcome, last, observed, uses]));

const dir = mkdtempSync(join(tmpdir(), "metastable-bench-"));
try {
  const folder = await openDataFolder(dir);
  const head = folder.index.committedHead;
  const load = performance.now();
  const history = await loadHistory(folder.index, head);
  say(`history of ${history.columns.size} series loaded in ${(performance.now() - load).toFixed(0)} ms`);
  let forward: string[] = [];
  const moving = timed(() => {
    const views = forwardViews(history, head);
    const run = new IndicatorRun(indicators, parameterOf);
    forward = instants.map((asOf) => plain(run.at(views(asOf))));
  });
  let separate: string[] = [];
  const alone = timed(() => {
    separate = instants.map((asOf) => plain(runIndicators(indicators, viewOf(history, { asOf, head }), parameterOf)));
  });
  const differs = forward.findIndex((text, n) => text !== separate[n]);
  if (differs >= 0) throw new Error(`the runs differ at ${new Date(instants[differs]!).toISOString()}`);
  say(`${indicators.length} indicators at ${dates} as-of instants, a day apart, to ${new Date(last).toISOString()}`);
  say(`moving forward (target < 10 s): ${moving}`);
  say(`separate runs:                  ${alone}; equal`);
  await folder.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
