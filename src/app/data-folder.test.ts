// The way of jgb.30y from a publisher's file to an as-of read, over the real ledger, payloads and database. Expected
// values are those of the packaged table (3.334 % on 20 November 2025, public on the 21st at 00:30 UTC) and of a small
// file in the publisher's form that this test writes.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Clock, instant, parseInstant } from "../core/time.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { findSource } from "../sources/catalogue/index.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { ingestFile } from "./ingest.ts";
import { rebuildIndex } from "./rebuild.ts";

const jgb = findSeries("jgb.30y")!;
const clock: Clock = { now: () => parseInstant("2026-11-23T09:00:00Z") };
const file = [
  "Interest Rate,,,,,,,,,,,,,,,(Unit : %)",
  "Date,1Y,2Y,3Y,4Y,5Y,6Y,7Y,8Y,9Y,10Y,15Y,20Y,25Y,30Y,40Y",
  "1999/9/1,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.5,2.0,-,-,-",
  "1999/9/2,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.5,2.0,-,2.842,-",
  "1999/9/3,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.5,2.0,-,2.85,-",
  "2026/11/20,0.9,1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9,2.4,2.9,3.1,3.25,3.5",
].join("\r\n");

let directory: string;
let folder: DataFolder;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), "metastable-"));
  folder = await openDataFolder(directory);
});
afterEach(async () => {
  await folder.close();
  await rm(directory, { recursive: true, force: true });
});

const latest = async (asOf: string, head = folder.dataHead) => {
  const view = await folder.index.asOf(jgb, { asOf: parseInstant(asOf), head });
  const last = view.length - 1;
  return last < 0 ? undefined : { observed: view.observed[last], value: view.values[last], text: view.row(last).text };
};

it("fills an empty folder with the packaged episodes, the same bytes on every machine", async () => {
  expect(folder.holdsLive).toBe(false);
  expect(await latest("2025-11-21T12:30:00Z")).toEqual({ observed: "2025-11-20", value: 0.03334, text: "3.334" });
  expect((await latest("2025-11-21T00:29:59Z"))?.observed).toBe("2025-11-19");
  const other = await mkdtemp(path.join(os.tmpdir(), "metastable-"));
  const second = await openDataFolder(other);
  expect(second.ledger.headHash).toBe(folder.ledger.headHash);
  expect(await second.index.digest()).toBe(await folder.index.digest());
  await second.close();
  await rm(other, { recursive: true, force: true });
});

it("does not load the packaged episodes twice", async () => {
  const { head } = folder.ledger;
  await folder.close();
  folder = await openDataFolder(directory);
  expect(folder.ledger.head).toBe(head);
});

it("takes in a file, keeps what a pinned head saw, and refuses to count the same payload twice", async () => {
  const head = folder.dataHead;
  const saved = path.join(directory, "jgbcme_all.csv");
  await writeFile(saved, file);
  const outcome = await ingestFile(folder, findSource("mof/jgb")!, saved, clock);
  expect(outcome).toMatchObject({ verdict: "accepted", rows: 12 + 13 + 13 + 15, quarantined: 0, problems: [] });
  expect(folder.holdsLive).toBe(true);
  expect(await latest("2026-11-23T09:00:00Z")).toMatchObject({ observed: "2026-11-20", text: "3.25" });
  expect(await latest("2026-11-23T09:00:00Z", head)).toMatchObject({ observed: "2025-11-21" });
  const view = await folder.index.asOf(jgb, { asOf: parseInstant("2025-11-21T12:30:00Z"), head: folder.dataHead });
  expect(view.observed[0]).toBe("1999-09-02");
  expect(await ingestFile(folder, findSource("mof/jgb")!, saved, clock)).toMatchObject({
    verdict: "unchanged",
    rows: 0,
  });
});

it("holds back what cannot be right and says so in the ledger", async () => {
  const saved = path.join(directory, "absurd.csv");
  await writeFile(saved, file.replace("3.25,3.5", "325,3.5"));
  const outcome = await ingestFile(folder, findSource("mof/jgb")!, saved, clock);
  expect(outcome).toMatchObject({ verdict: "accepted", quarantined: 1 });
  expect((await latest("2026-11-23T09:00:00Z"))?.observed).toBe("2025-11-21");
  const kinds: string[] = [];
  for await (const event of folder.ledger.events(folder.ledger.head - 2)) kinds.push(event.kind);
  expect(kinds).toEqual(["fetch", "quarantine", "accept"]);
});

it("rejects a web page sent with status 200, and loses nothing", async () => {
  const before = await folder.index.digest();
  const saved = path.join(directory, "page.html");
  await writeFile(saved, "<!doctype html><title>Not found</title>");
  const outcome = await ingestFile(folder, findSource("mof/jgb")!, saved, clock);
  expect(outcome.verdict).toBe("rejected");
  expect(outcome.problems[0]).toMatchObject({ place: "line 1" });
  expect(await folder.index.digest()).toBe(before);
});

it("rebuilds the index from ledger and payloads identically", async () => {
  const saved = path.join(directory, "jgbcme_all.csv");
  await writeFile(saved, file);
  await ingestFile(folder, findSource("mof/jgb")!, saved, clock);
  const said: string[] = [];
  const rebuilt = await rebuildIndex(folder, (m) => said.push(m));
  expect(rebuilt).toMatchObject({ identical: true });
  await folder.close();
  await rm(path.join(directory, "index.duckdb"));
  folder = await openDataFolder(directory);
  expect(await folder.index.digest()).toBe(rebuilt.after);
});

it("builds a damaged index again and refuses a damaged ledger with its place", async () => {
  const digest = await folder.index.digest();
  await folder.close();
  await writeFile(path.join(directory, "index.duckdb"), "not a database");
  folder = await openDataFolder(directory);
  expect(await folder.index.digest()).toBe(digest);
  await folder.close();
  const ledger = path.join(directory, "ledger.jsonl");
  const text = await readFile(ledger, "utf8");
  await writeFile(ledger, text.replace('"seq":2', '"seq":7'));
  await expect(openDataFolder(directory)).rejects.toThrow(/line 2/);
  await writeFile(ledger, text);
  folder = await openDataFolder(directory);
  expect(instant(folder.ledger.head)).toBeGreaterThan(2);
});
