// What goes wrong between ledger, payloads and index, and what the next write, open or rebuild makes of it. An index in
// memory stands for the database, so that a fault can be placed exactly.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Clock, parseInstant } from "../core/time.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { findSource } from "../sources/catalogue/index.ts";
import type { Batch } from "../store/contract.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { ingestFile } from "./ingest.ts";
import { rebuildIndex } from "./rebuild.ts";
import { verifyPath } from "./verify.ts";

class FailingStore extends MemoryStore {
  failures = 0;
  override async append(batches: readonly Batch[], head: number): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error("no space left on device");
    }
    await super.append(batches, head);
  }
}

const clock: Clock = { now: () => parseInstant("2026-11-23T09:00:00Z") };
const jgb = findSeries("jgb.30y")!;
const header = "Date,1Y,2Y,3Y,4Y,5Y,6Y,7Y,8Y,9Y,10Y,15Y,20Y,25Y,30Y,40Y";
let directory: string;
let index: FailingStore;
let folder: DataFolder;

const open = async (loadPackaged = false): Promise<void> => {
  index = new FailingStore();
  folder = await openDataFolder(directory, { loadPackaged, openIndex: async () => index });
};
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), "metastable-faults-"));
});
afterEach(async () => {
  await folder.close().catch(() => undefined);
  await rm(directory, { recursive: true, force: true });
});

/** One curve of a day in September 1999, with this 30-year yield. */
async function ingest(day: number, yield30: string) {
  const file = path.join(directory, `day-${day}.csv`);
  await writeFile(file, `Interest Rate,,,(Unit : %)\r\n${header}\r\n1999/9/${day},${"1,".repeat(13)}${yield30},3\r\n`);
  return ingestFile(folder, findSource("mof/jgb")!, file, clock);
}
const yields = async () =>
  [...(await folder.index.asOf(jgb, { asOf: clock.now(), head: folder.dataHead })).values].map((v) =>
    Number((v * 100).toFixed(2)),
  );
const payloadFiles = async () =>
  (await readdir(path.join(directory, "payloads"), { recursive: true })).filter((name) => name.endsWith(".gz"));

describe("an index that fails after the ledger has the event", () => {
  it("gets those rows before the next write, and no later write passes over them", async () => {
    await open();
    await ingest(1, "2.10");
    index.failures = 1;
    await expect(ingest(2, "2.20")).rejects.toThrow("no space");
    expect(await yields()).toEqual([2.1]);
    expect(folder.dataHead).toBeLessThanOrEqual(folder.index.committedHead);
    await ingest(3, "2.30");
    expect(await yields()).toEqual([2.1, 2.2, 2.3]);
    expect(await ingest(2, "2.20")).toMatchObject({ verdict: "unchanged" });
    expect((await rebuildIndex(folder, () => {})).identical).toBe(true);
  });

  it("goes on answering from what it has while it fails again and again", async () => {
    await open();
    await ingest(1, "2.10");
    index.failures = 3;
    for (const day of [2, 3, 4]) await expect(ingest(day, `2.${day}0`)).rejects.toThrow("no space");
    expect(folder.dataHead).toBeLessThanOrEqual(folder.index.committedHead);
    expect(await yields()).toEqual([2.1]);
    await folder.write([]);
    expect((await yields()).slice(0, 2)).toEqual([2.1, 2.2]);
  });
});

describe("a damaged payload", () => {
  it("stops a rebuild before anything is deleted, and the file is named", async () => {
    await open();
    await ingest(1, "2.10");
    const [name] = await payloadFiles();
    await writeFile(path.join(directory, "payloads", name!), "not gzip");
    await expect(rebuildIndex(folder, () => {})).rejects.toThrow(path.basename(name!));
    expect(await yields()).toEqual([2.1]);
  });

  it("is replaced from the package when the package holds it", async () => {
    await open(true);
    const digest = await folder.index.digest();
    await folder.close();
    for (const name of await payloadFiles()) await writeFile(path.join(directory, "payloads", name), "not gzip");
    await open(true);
    expect(await folder.index.digest()).toBe(digest);
    expect((await verifyPath(() => Promise.reject(new Error("not needed")), directory)).ok).toBe(true);
  });
});

it("checks a data folder that cannot be opened: every damaged line is listed", async () => {
  await open();
  for (const day of [1, 2, 3]) await ingest(day, "2.10");
  await folder.close();
  const ledger = path.join(directory, "ledger.jsonl");
  const lines = (await readFile(ledger, "utf8")).split("\n");
  for (const n of [1, 4]) lines[n] = lines[n]!.replace('"kind":"', '"kind":"x');
  await writeFile(ledger, lines.join("\n"));
  await expect(open()).rejects.toThrow("line 2");
  const report = await verifyPath(() => Promise.reject(new Error("cannot be opened")), directory);
  expect(report.ok).toBe(false);
  expect(report.checks[0]!.detail).toMatch(/line 2:.*line 5:/s);
});
