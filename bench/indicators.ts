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

const seconds = (work: () => void): number => {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
};
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
  const moving = seconds(() => {
    const views = forwardViews(history, head);
    const run = new IndicatorRun(indicators, parameterOf);
    forward = instants.map((asOf) => plain(run.at(views(asOf))));
  });
  let separate: string[] = [];
  const alone = seconds(() => {
    separate = instants.map((asOf) => plain(runIndicators(indicators, viewOf(history, { asOf, head }), parameterOf)));
  });
  const differs = forward.findIndex((text, n) => text !== separate[n]);
  if (differs >= 0) throw new Error(`the runs differ at ${new Date(instants[differs]!).toISOString()}`);
  say(`${indicators.length} indicators at ${dates} as-of instants, a day apart, to ${new Date(last).toISOString()}`);
  say(`moving forward (target < 10 s): ${moving.toFixed(2)} s`);
  say(`separate runs:                  ${alone.toFixed(2)} s; equal`);
  await folder.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
