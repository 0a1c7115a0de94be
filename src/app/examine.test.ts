// Acceptance over a real ledger with the index in memory: what is new, known, revised, held or rejected. The rows are
// invented yields in percent; each expected verdict is the rule in the test's name.
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, collecting } from "../../test/support/collecting.ts";
import { jgbFile } from "../../test/support/jgb-file.ts";
import { parseInstant } from "../core/time.ts";
import type { ParsedRow } from "../market/observation.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { findSource } from "../sources/catalogue/index.ts";
import type { SourceDefinition } from "../sources/define.ts";
import { ingestPayloads } from "./ingest.ts";

type Line = readonly [observed: string, text: string, more?: Partial<ParsedRow>];
let bench: Bench;
beforeEach(async () => {
  bench = await collecting();
});
afterEach(() => bench.close());

/** The payload is the rows themselves. */
const source: SourceDefinition = {
  ...findSource("mof/jgb")!,
  parsers: { 1: ({ bytes }) => ({ rows: JSON.parse(new TextDecoder().decode(bytes)), records: [], problems: [] }) },
};
async function take(...lines: Line[]) {
  const rows = lines.map(([observed, text, more]) => ({
    ...{ series: "jgb.30y", source: "mof/jgb", observed, text, unit: "percent" },
    ...more,
  }));
  const bytes = new TextEncoder().encode(JSON.stringify(rows));
  const [outcome] = await ingestPayloads(bench.folder, [
    { source, bytes, from: "file:rows", retrieved: bench.clock.at },
  ]);
  return outcome!;
}
const visible = async (asOf = "2027-01-01", head = bench.folder.dataHead) => {
  const view = await bench.folder.index.asOf(findSeries("jgb.30y")!, { asOf: parseInstant(asOf), head });
  return Object.fromEntries(view.observed.map((day, i) => [day, view.row(i).text]));
};
const base: Line[] = [
  ["2026-11-18", "3.30"],
  ["2026-11-19", "3.32"],
  ["2026-11-20", "3.31"],
];

it("stores what is new, and not again what it has", async () => {
  expect(await take(...base)).toMatchObject({ verdict: "accepted", rows: 3 });
  expect(await take(...base, ["2026-11-24", "3.35"])).toMatchObject({ verdict: "accepted", rows: 1, revised: 0 });
  expect(await take(["2026-11-19", "3.32"])).toMatchObject({ verdict: "unchanged", rows: 0 });
  await take(["2026-11-19", "3.36"]);
  expect(await take(["2026-11-19", "3.32"])).toMatchObject({ rows: 1, revised: 1 });
  expect((await visible())["2026-11-19"]).toBe("3.32");
  const column = await bench.folder.index.loadHistory("jgb.30y", bench.folder.dataHead);
  expect(column.length).toBe(6);
});

it("takes a revision as a new vintage, marks it, and lets no earlier as-of see it", async () => {
  const published = parseInstant("2026-11-20T00:30:00Z");
  await take(["2026-11-19", "3.32", { published }]);
  expect(await take(["2026-11-19", "3.36", { published }])).toMatchObject({ rows: 1, revised: 1, quarantined: 0 });
  expect(await visible("2026-11-21")).toEqual({ "2026-11-19": "3.32" });
  expect(await visible()).toEqual({ "2026-11-19": "3.36" });
});

it("holds an absurd jump back, also a downward one and one in a revision, and keeps the days after it", async () => {
  await take(...base);
  const outcome = await take(
    ["2026-11-21", "33.1"],
    ["2026-11-22", "3.34"],
    ["2026-11-23", "0.2"],
    ["2026-11-24", "3.35"],
    ["2026-11-25", "3.33"],
  );
  expect(outcome).toMatchObject({ verdict: "accepted", rows: 3, quarantined: 2 });
  expect(await take(["2026-11-18", "9.30"], ["2026-11-19", "3.32"])).toMatchObject({ verdict: "quarantined" });
  expect(Object.keys(await visible())).toEqual([
    "2026-11-18",
    "2026-11-19",
    "2026-11-20",
    "2026-11-22",
    "2026-11-24",
    "2026-11-25",
  ]);
  expect((await visible())["2026-11-18"]).toBe("3.30");
});

it("holds the first value back when it stands alone, or does not fit the stored one after it", async () => {
  expect(await take(["2026-11-17", "33"], ...base)).toMatchObject({ rows: 3, quarantined: 1 });
  expect(await take(["2026-11-16", "20"], ["2026-11-20", "3.31"])).toMatchObject({ verdict: "quarantined", rows: 0 });
  expect(await visible()).toEqual(Object.fromEntries(base));
});

it("rejects a payload in another unit", async () => {
  await take(...base, ["2026-11-21", "0.10", { series: "jgb.1y" }]);
  const scaled = base.map(([day, text]): Line => [day, String(Number(text) / 100)]);
  const outcome = await take(...scaled, ["2026-11-21", "0.001", { series: "jgb.1y" }]);
  expect(outcome).toMatchObject({ verdict: "rejected", rows: 0, quarantined: 4 });
  expect(outcome.problems[0]!.found).toMatch(/1e-2 times those stored/);
  expect(await visible()).toEqual(Object.fromEntries(base));
});

it("holds back both values of one day, and a day in the future", async () => {
  const outcome = await take(...base, ["2026-11-21", "3.30"], ["2026-11-21", "3.35"], ["2026-12-01", "3.3"]);
  expect(outcome).toMatchObject({ verdict: "accepted", rows: 3, quarantined: 3 });
  expect(await take(["2026-11-23", "3.30"], ["2026-11-23", "3.30"])).toMatchObject({ rows: 1, quarantined: 0 });
  expect(Object.keys(await visible())).not.toContain("2026-11-21");
});

it("writes what it holds back into the ledger once, however often it comes", async () => {
  await take(...base, ["2026-11-21", "33.1"]);
  await take(...base, ["2026-11-21", "33.1"], ["2026-11-22", "3.3"]);
  await take(...base, ["2026-11-21", "33.1"], ["2026-11-22", "3.3"]);
  const events = await bench.events("quarantine");
  expect(events.map((e) => [e.body.count, e.body.indexes])).toEqual([[1, "3"]]);
});

it("rebuilds what was left out, revised and held as it was", async () => {
  const jgb = findSource("mof/jgb")!;
  const file = (...days: [day: string, text: string][]) => new TextEncoder().encode(jgbFile(...days));
  const now = () => bench.clock.at;
  const takeFile = async (bytes: Uint8Array) =>
    (await ingestPayloads(bench.folder, [{ source: jgb, bytes, from: "file:x", retrieved: now() }]))[0]!;
  await takeFile(file(["2026/11/18", "3.3"], ["2026/11/19", "3.31"]));
  expect(await takeFile(file(["2026/11/18", "3.3"], ["2026/11/19", "3.32"], ["2026/11/20", "33"]))).toMatchObject({
    verdict: "accepted",
    rows: 1 + 14,
    revised: 1,
    quarantined: 1,
  });
  expect(await visible("2026-11-20")).toEqual({ "2026-11-18": "3.3", "2026-11-19": "3.31" });
  const digest = await bench.folder.index.digest();
  await bench.folder.rebuildIndex(() => {});
  expect(await bench.folder.index.digest()).toBe(digest);
});
