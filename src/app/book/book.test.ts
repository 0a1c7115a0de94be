// A book through the whole use case over the packaged episode: sums agree, losses are those of its entries, a canary in the
// book reaches neither the data folder nor what a server logs, and the reverse answer does break a limit.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sampleStandardDeviation } from "simple-statistics";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve } from "../../api/serve.ts";
import { bookSchema } from "../../book/schema.ts";
import { normalCdf } from "../../core/math/normal.ts";
import { MemoryStore } from "../../store/memory-store.ts";
import { systemClock } from "../clock.ts";
import { type DataFolder, openDataFolder } from "../data-folder.ts";
import { Monitor } from "../monitor.ts";
import { reverseStress } from "../reverse.ts";
import { stressBook } from "./stress.ts";

const canary = "canary-7f3a91";
const book = {
  title: canary,
  cash: 250_000,
  positions: [
    { kind: "spot", id: `${canary} coins`, asset: "btc", units: 100 },
    { kind: "fx", id: "yen", units: -1_000_000, entry: 155 },
  ],
  loans: [{ id: "loan", asset: "btc", units: 50, principal: 2_400_000, call: 0.65, liquidation: 0.8 }],
  limits: [{ kind: "loss", id: "most", amount: 2_000_000 }],
};

let directory: string;
let folder: DataFolder;
let monitor: Monitor;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), "metastable-book-"));
  folder = await openDataFolder(directory, { openIndex: async () => new MemoryStore() });
  monitor = new Monitor(folder, systemClock);
}, 120_000);
afterAll(async () => {
  await folder.close();
  await rm(directory, { recursive: true, force: true });
});

it("values the book, and splits every loss into those of its entries", async () => {
  const answer = await stressBook(monitor, bookSchema.parse(book));
  const btc = answer.calls[0]!.price!;
  expect(answer.total).toBeCloseTo(
    250_000 + 150 * btc - 2_400_000 + answer.entries.find(({ id }) => id === "yen")!.value!,
    6,
  );
  expect(answer.entries.map(({ id }) => id)).toContain("cash");
  expect(answer.entries.reduce((sum, { value }) => sum + value!, 0)).toBeCloseTo(answer.total, 6);
  expect(answer.scenarios.length).toBeGreaterThan(8);
  for (const { change, endChange, byAsset } of answer.scenarios) {
    expect(Object.values(byAsset).reduce((sum, part) => sum + part, 0)).toBeCloseTo(change, 4);
    expect(change).toBeLessThanOrEqual(endChange + 1e-6);
  }
  const cost = answer.scenarios.find(({ id }) => id === "btc-treasury-cost")!;
  expect(cost.byAsset.btc).toBeLessThan(0);
  // 2.4m over 50 coins at 65 %.
  expect(answer.calls[0]).toMatchObject({ what: "margin call", side: "below" });
  expect(answer.calls[0]!.observed).toBe(answer.prices["btc.close"]);
  expect(answer.calls[0]!.level).toBeCloseTo(2_400_000 / (50 * 0.65), 6);
  expect(answer.calls[0]!.touch.map(({ lo, hi }) => lo <= hi && hi < 1)).toEqual([true, true, true]);
  // A lender against bitcoin watches every day and hour of the week; the driftless walk's probability grows with time.
  const { touch } = answer.calls[0]!;
  expect(touch.map(({ horizon, sessions }) => [horizon, sessions])).toEqual([
    ["a week", 7],
    ["a month", 30],
    ["3 months", 91],
  ]);
  expect(touch[0]!.hi).toBeLessThan(touch[1]!.hi);
  // T8.1's formula, written out: 30 of 365 days at the deviation of the last 60 days, without drift.
  const closes = [...(await monitor.snapshot({})).view.series("btc.close").values].slice(-61).map(Math.log);
  const sigma = sampleStandardDeviation(closes.slice(1).map((x, t) => x - closes[t]!)) * Math.sqrt(365);
  const [gap, spread] = [Math.log(answer.calls[0]!.level / btc), sigma * Math.sqrt(30 / 365)];
  const half = spread ** 2 / 2;
  const reaches = normalCdf((gap + half) / spread) + Math.exp(-gap) * normalCdf((gap - half) / spread);
  expect([touch[1]!.lo, touch[1]!.hi].some((p) => Math.abs(p - reaches) < 1e-9)).toBe(true);
  expect(answer.leftOut.map(({ id }) => id)).toEqual(["july-august-2024", "november-2025"]);
  expect(answer.prices["btc.close"]).toMatch(/^2025-11-2/);
  const [nearest] = answer.reverse!.minima;
  expect(nearest!.breaks).toEqual(["most"]);
  // 150 coins lose two million with about 13 333 dollars each, so bitcoin must fall.
  expect(nearest!.furthest.btc).toBeLessThan(-2_000_000 / 150 / btc + 0.01);
}, 120_000);

it("answers a reverse stress whose shock breaks the criterion, and names unknown ones", async () => {
  const answer = await reverseStress(monitor, "usdjpy-below-150", { horizonSessions: 10 });
  const [nearest] = answer.minima;
  expect(answer.isBrokenNow).toBe(false);
  expect(157.6081 * (1 + nearest!.furthest.usdjpy!)).toBeLessThanOrEqual(150);
  expect(nearest!.shock.find(({ factor }) => factor === "usdjpy")!.move).toBeGreaterThan(150 / 157.6081 - 1);
  const alone = await reverseStress(monitor, "usdjpy-below-150", { horizonSessions: 10, off: ["carry", "trend"] });
  expect(alone.off).toEqual(["carry", "trend"]);
  expect(alone.minima[0]!.distance).toBeGreaterThan(nearest!.distance + 0.01);
  expect(alone.minima[0]!.neededChannels).toEqual([]);
  await expect(reverseStress(monitor, "usdjpy-below-15")).rejects.toThrow(/Did you mean usdjpy-below-152/);
  await expect(reverseStress(monitor, "cascade", { horizonSessions: 0 })).rejects.toThrow(/1 to 378/);
}, 120_000);

it("reprices a bond at the very yield that a scenario names", async () => {
  const bond = { kind: "bond", id: "yen bond", yield: "jgb.30y", face: 1e9, coupon: 0.032, years: 30 };
  const answer = await stressBook(monitor, bookSchema.parse({ currency: "JPY", positions: [bond] }));
  // Present value of half-yearly coupons and face, written out: 3.334 % at the as-of, 3.80 % in the scenario.
  const worth = (y: number) => 1e9 * ((0.032 / y) * (1 - (1 + y / 2) ** -60) + (1 + y / 2) ** -60);
  expect(answer.total).toBeCloseTo(worth(0.03334), 0);
  const { change } = answer.scenarios.find(({ id }) => id === "jgb-30y-380")!;
  expect(change).toBeCloseTo(worth(0.038) - worth(0.03334), -2);
}, 120_000);

it("keeps a book to itself: nothing of it in the data folder, in logs, in other answers", async () => {
  const logged: string[] = [];
  const server = await serve(monitor, { port: 0, host: "127.0.0.1", env: {}, log: (text) => logged.push(text) });
  try {
    const post = (body: unknown, path = "/api/book") =>
      fetch(`${server.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const answer = await post({ ...book, limits: [] });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(await answer.json())).toContain(canary);
    const refused = await post({ ...book, positions: [{ kind: "spot", id: canary, asset: "nothing", units: 1 }] });
    expect(refused.status).toBe(400);
    const old = await post({ ...book, limits: [] }, "/api/book?asOf=2026-06-30&allowStale=true");
    expect(JSON.stringify(await old.json())).toContain("stale, as allowed");
    expect((await post({ ...book, limits: [] }, "/api/book?asOf=2026-06-30")).status).not.toBe(200);
    const csv = `kind,id,asset,units\nspot,${canary},btc,1\nspot,${canary} two,gold,1\n`;
    expect((await post({ csv }, "/api/book/csv")).status).toBe(400);
    for (const url of ["/api/status", "/api/sources", "/note", "/api/openapi.json", "/metrics"])
      expect(await (await fetch(`${server.url}${url}`)).text()).not.toContain(canary);
  } finally {
    await server.close();
  }
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const entry of files)
    expect((await readFile(path.join(entry.parentPath, entry.name))).includes(canary), entry.name).toBe(false);
  expect(logged.join("")).not.toContain(canary);
}, 120_000);
