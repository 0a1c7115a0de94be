// From a held value to a released one: listed with its reason, let in by a person with theirs, visible from that moment
// on and not before, and the same after a rebuild. Also for a payload that was rejected whole.
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, collecting } from "../../test/support/collecting.ts";
import { jgbFile } from "../../test/support/jgb-file.ts";
import { type Instant, parseInstant } from "../core/time.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { findSource } from "../sources/catalogue/index.ts";
import { ingestPayloads } from "./ingest.ts";
import { Monitor } from "./monitor.ts";
import { quarantineList, releaseQuarantine } from "./release.ts";
import { sourceList } from "./sources.ts";

let bench: Bench;
let monitor: Monitor;
beforeEach(async () => {
  bench = await collecting();
  monitor = new Monitor(bench.folder, bench.clock);
});
afterEach(() => bench.close());

async function take(...days: readonly (readonly [string, string])[]) {
  const bytes = new TextEncoder().encode(jgbFile(...days));
  const source = findSource("mof/jgb")!;
  const [outcome] = await ingestPayloads(bench.folder, [{ source, bytes, from: "file:x", retrieved: bench.clock.at }]);
  return outcome!;
}
const thirty = async (asOf: string) => {
  const pin = { asOf: parseInstant(asOf), head: bench.folder.dataHead };
  const view = await bench.folder.index.asOf(findSeries("jgb.30y")!, pin);
  return view.length === 0 ? undefined : view.row(view.length - 1).text;
};

it("lists what is held, and shows it from the release on", async () => {
  await take(["2026/11/18", "3.3"], ["2026/11/19", "3.31"]);
  await take(["2026/11/18", "3.3"], ["2026/11/19", "3.31"], ["2026/11/20", "9.9"]);
  const [item] = quarantineList(monitor).items;
  expect(item).toMatchObject({ source: "mof/jgb", count: 1, rows: [{ observed: "2026-11-20", text: "9.9" }] });
  expect(item!.rows[0]!.because).toMatch(/jumps from 0\.0331 to 0\.099/);
  expect((await sourceList(monitor)).items.find((s) => s.id === "mof/jgb")).toMatchObject({ held: 1, on: true });
  bench.clock.at = parseInstant("2026-11-26T10:00:00Z");
  const released = await releaseQuarantine(monitor, item!.seq, "the ministry confirmed it by telephone");
  expect(released).toMatchObject({ rows: 1, left: 0, seq: bench.folder.dataHead });
  expect(await thirty("2026-11-26T09:59:59Z")).toBe("3.31");
  expect(await thirty("2026-11-26T10:00:00Z")).toBe("9.9");
  expect(quarantineList(monitor).items).toEqual([]);
  expect(await take(["2026/11/20", "9.9"], ["2026/11/21", "9.8"])).toMatchObject({
    quarantined: 0,
    verdict: "accepted",
  });
  const digest = await bench.folder.index.digest();
  await bench.folder.rebuildIndex(() => {});
  expect(await bench.folder.index.digest()).toBe(digest);
  expect(quarantineList(monitor).items).toEqual([]);
  await expect(releaseQuarantine(monitor, item!.seq, "again")).rejects.toThrow(/there is none/);
});

it("releases a payload that was rejected because most of it could not be believed", async () => {
  await take(["2026/11/18", "3.3"]);
  const text = jgbFile(["2026/11/19", "9.9"]).replaceAll("1,1,", "9,9,").replace("3.5\n", "12\n");
  const source = findSource("mof/jgb")!;
  const received = { source, bytes: new TextEncoder().encode(text), from: "file:y", retrieved: bench.clock.at };
  expect((await ingestPayloads(bench.folder, [received]))[0]).toMatchObject({ verdict: "rejected", rows: 0 });
  const [item] = quarantineList(monitor).items;
  expect(item).toMatchObject({ count: 15 });
  await releaseQuarantine(monitor, item!.seq, "a new regime, seen elsewhere too");
  bench.clock.at = (bench.clock.at + 1) as Instant;
  expect(await thirty("2026-11-26")).toBe("9.9");
  expect((await ingestPayloads(bench.folder, [received]))[0]).toMatchObject({ verdict: "unchanged" });
});

it("wants a reason", async () => {
  await take(["2026/11/18", "3.3"], ["2026/11/19", "9.9"], ["2026/11/20", "3.3"]);
  const { seq } = quarantineList(monitor).items[0]!;
  await expect(releaseQuarantine(monitor, seq, "  ")).rejects.toThrow(/Say why/);
  await expect(releaseQuarantine(monitor, 999, "x")).rejects.toThrow(String(seq));
});
