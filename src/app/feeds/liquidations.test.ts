// Totals over a window of three minutes, from segments written by hand: Bybit 100 x 2 = 200 a minute and one short of 50,
// Binance 300 once. What a venue does not give, or was not heard, must never look like zero or like everything.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { instant } from "../../core/time.ts";
import { findSource } from "../../sources/catalogue/index.ts";
import { endLine, frameLine, type Gap, headLine } from "../../sources/feeds/segment.ts";
import { MemoryStore } from "../../store/memory-store.ts";
import { type DataFolder, openDataFolder } from "../data-folder.ts";
import { ingestPayloads } from "../ingest.ts";
import { Monitor } from "../monitor.ts";
import { liquidations } from "./liquidations.ts";

const start = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;
let directory: string;
let folder: DataFolder;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "liquidations-"));
  folder = await openDataFolder(directory, { loadPackaged: false, openIndex: async () => new MemoryStore() });
});
afterEach(async () => {
  await folder.close();
  rmSync(directory, { recursive: true, force: true });
});

const bybit = (at: number, side: "Buy" | "Sell", v: string, p: string): string =>
  JSON.stringify({
    ...{ topic: "allLiquidation.BTCUSDT", type: "snapshot", ts: at },
    data: [{ T: at, s: "BTCUSDT", S: side, v, p }],
  });
const binance = (at: number): string =>
  JSON.stringify({
    stream: "btcusdt@forceOrder",
    data: { e: "forceOrder", E: at, o: { s: "BTCUSDT", S: "BUY", ap: "100", z: "3", T: at } },
  });

/** The segment of the nth minute. */
async function segment(venue: string, n: number, frames: readonly string[], gap?: Gap): Promise<void> {
  const source = findSource(`${venue}/feed`)!;
  const [from, to] = [start + n * minute, start + (n + 1) * minute];
  const head = {
    format: "metastable feed segment",
    version: 1,
    feed: source.id,
    url: "ws://x",
    connection: 1,
  } as const;
  const text =
    headLine({ ...head, from, provenFrom: gap?.end ?? from, refused: [], ...(gap ? { gap } : {}) }) +
    frames.map((frame) => frameLine(frame, from + 20_000)).join("") +
    endLine({ to, provenTo: to, frames: frames.length, why: "minute" });
  const [outcome] = await ingestPayloads(folder, [
    { source, bytes: Buffer.from(text), from: "ws://x", retrieved: instant(to) },
  ]);
  expect(outcome).toMatchObject({ verdict: "accepted", quarantined: 0 });
}

async function totals(to = "2026-11-24T12:03:00Z") {
  const monitor = new Monitor(folder, { now: () => instant(start + 10 * minute) });
  const answer = await liquidations(monitor, { hours: 0.05, to });
  return {
    ...answer,
    of: (venue: string) => answer.items.find((i) => i.coin === "btc" && i.venue === venue)!,
  };
}

async function threeMinutes(gap?: Gap): Promise<void> {
  for (const n of [0, 1, 2]) {
    const at = start + n * minute + 19_000;
    const frames = [bybit(at, "Buy", "2", "100"), ...(n === 1 ? [bybit(at + 1, "Sell", "0.5", "100")] : [])];
    await segment("bybit", n, frames, n === 1 ? gap : undefined);
    await segment("binance", n, n === 2 ? [binance(at)] : []);
    await segment("deribit", n, []);
  }
}

it("adds up by venue and side, and says what each sum covers", async () => {
  await threeMinutes();
  const { of, from, to } = await totals();
  expect([from, to]).toEqual(["2026-11-24T12:00:00Z", "2026-11-24T12:03:00Z"]);
  expect(of("bybit")).toMatchObject({ long: 600, short: 50, coverage: { kind: "complete", seconds: 180 } });
  expect(of("binance")).toMatchObject({ long: 0, short: 300, unit: "USDT", coverage: { kind: "lower-bound" } });
  expect(of("binance").coverage.because).toContain("one a second");
  expect(of("deribit")).toMatchObject({ long: 0, short: 0, unit: "USD", coverage: { kind: "flagged-trades" } });
  expect(of("okx")).toMatchObject({ long: null, short: null, coverage: { kind: "none", seconds: 0 } });
  expect(of("hyperliquid")).toMatchObject({ long: null, coverage: { because: "the venue does not publish them" } });
  expect(of("all")).toMatchObject({ long: 600, short: 350, coverage: { kind: "lower-bound" } });
});

it("takes the rows after the start up to the end of the window", async () => {
  await threeMinutes();
  expect((await totals("2026-11-24T12:02:00Z")).of("bybit")).toMatchObject({ long: 400, coverage: { seconds: 120 } });
  expect((await totals("2026-11-24T12:02:59Z")).of("bybit").long).toBe(400);
});

it("a minute that was not recorded, or a gap, makes a lower bound of it", async () => {
  const gap = { start: start + minute, end: start + minute + 15_000, reason: "silent for 15 s" };
  await threeMinutes(gap);
  expect((await totals()).of("bybit")).toMatchObject({
    long: 600,
    coverage: { kind: "lower-bound", seconds: 165, because: "165 of 180 seconds were recorded" },
  });
  // A loss that took no time is told all the same.
  const short = { start: start + 3 * minute, end: start + 3 * minute + 100, reason: "2 trades missing" };
  for (const n of [3, 4, 5]) await segment("deribit", n, [], n === 3 ? short : undefined);
  expect((await totals("2026-11-24T12:06:00Z")).of("deribit").coverage).toMatchObject({
    kind: "lower-bound",
    because: "a gap at 2026-11-24T12:03:00Z: 2 trades missing",
  });
});

it("refuses a window that is none", async () => {
  const monitor = new Monitor(folder, { now: () => instant(start) });
  for (const hours of [0, -1, Number.NaN, 1e9])
    await expect(liquidations(monitor, { hours })).rejects.toThrow("--hours");
});
