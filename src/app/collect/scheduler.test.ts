// Collection by schedule over a publisher on this machine: what is due is asked at once, then by the clock; a source that
// fails is asked again sooner; stopping ends a question that hangs. Seconds in the schedule keep the test short.
import { afterEach, expect, it } from "vitest";
import { type Bench, collecting } from "../../../test/support/collecting.ts";
import { jgbFile } from "../../../test/support/jgb-file.ts";
import { type Publisher, publisher, type Reply } from "../../../test/support/publisher.ts";
import { instant } from "../../core/time.ts";
import { findSource } from "../../sources/catalogue/index.ts";
import type { SourceDefinition } from "../../sources/define.ts";
import { createLog } from "../log.ts";
import { Scheduler } from "./scheduler.ts";

let bench: Bench;
let host: Publisher;
let scheduler: Scheduler;
const said: string[] = [];
afterEach(async () => {
  await scheduler.stop();
  await bench.close();
  await host.close();
  said.length = 0;
});

const days = (count: number) =>
  jgbFile(...Array.from({ length: count }, (_, n) => [`2020/1/${n + 1}`, "3.3"] as const));

async function scheduled(cron: string, answer: (count: number) => Reply, limits = {}) {
  host = await publisher((_, count) => answer(count));
  const source: SourceDefinition = {
    ...findSource("mof/jgb")!,
    request: () => [{ url: `${host.url}/curve` }],
    schedule: { cron, timeZone: "Asia/Tokyo" },
  };
  bench = await collecting({ sources: [source], now: new Date().toISOString(), limits });
  const log = createLog({ write: (text) => said.push(text), redact: (text) => text, isTerminal: true });
  const quick = { jitterMs: 1, retryMs: 60, retryMaxMs: 200 };
  scheduler = new Scheduler(bench.folder, bench.collector, log, quick);
}
async function until(isTrue: () => boolean) {
  const end = Date.now() + 30_000;
  while (!isTrue() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isTrue()).toBe(true);
}

it("asks at once, then by the clock, and tells who listens", async () => {
  await scheduled("* * * * * *", (count) => ({
    body: days(count),
  }));
  const heads: number[] = [];
  bench.folder.onData((head) => heads.push(head));
  scheduler.start();
  await until(() => heads.length >= 2);
  expect(bench.folder.holdsLive).toBe(true);
  expect(bench.collector.nextRun("mof/jgb")! - Date.now()).toBeLessThanOrEqual(1000);
  await until(() => said.some((line) => line.includes("mof/jgb: accepted")));
});

it("does not ask again for what it has before the next publication", async () => {
  await scheduled("0 0 1 1 *", () => ({ body: days(1) }));
  await bench.run(bench.collector.sources[0]!, host.url);
  scheduler.start();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(host.asked).toHaveLength(1);
  expect(said[0]).toMatch(/1 sources by their calendars, 0 asked now/);
});

it("asks a source that cannot be reached again, with pauses that grow", async () => {
  await scheduled("0 0 1 1 *", (count) => (count < 3 ? { status: 403 } : { body: days(1) }));
  scheduler.start();
  await until(() => said.some((line) => line.includes("unreachable")));
  expect(bench.collector.nextRun("mof/jgb")).toBeLessThan(instant(Date.now() + 1000));
  await until(() => bench.folder.holdsLive);
  expect(host.asked).toHaveLength(3);
});

it("a restart does not ask a refusing publisher sooner, and counts what answers at the start", async () => {
  let status = 403;
  await scheduled("0 0 1 1 *", () => (status === 200 ? { body: days(1) } : { status }));
  const slow = { jitterMs: 1, retryMs: 60_000, retryMaxMs: 60_000 };
  const again = async () => {
    await bench.restart();
    scheduler = new Scheduler(bench.folder, bench.collector, log, slow);
    scheduler.start();
  };
  const log = createLog({ write: (text) => said.push(text), redact: (text) => text, isTerminal: true });
  await again();
  await until(() => said.some((line) => line.includes("unreachable (1 of 1)")));
  await scheduler.stop();
  for (let n = 0; n < 3; n++) {
    await again();
    await scheduler.stop();
  }
  expect(said.filter((line) => line.includes("0 asked now, 1 wait after failures"))).toHaveLength(3);
  expect(host.asked).toHaveLength(1);
  status = 200;
  await bench.run(bench.collector.sources[0]!, host.url);
  expect(bench.collector.remembered.trouble("mof/jgb")).toBeUndefined();
});

it("stops at once, whatever hangs", { timeout: 30_000 }, async () => {
  await scheduled("0 0 1 1 *", () => ({ manner: "silent" }), { headersMs: 60_000, totalMs: 60_000 });
  scheduler.start();
  await until(() => host.asked.length === 1);
  await scheduler.stop();
  expect(await bench.events("fetch")).toEqual([]);
});
