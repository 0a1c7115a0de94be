// SIGKILL at any moment while all venues send: every segment that was told to be written is in the ledger and its rows
// in the index, the chain is sound, and what was under way is a gap that the next run marks. Nothing is repaired by hand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDataFolder } from "../../src/app/data-folder.ts";
import { formatInstant, instant, observedAt } from "../../src/core/time.ts";
import { readSegment } from "../../src/sources/feeds/segment.ts";
import { gapTable } from "../../src/sources/feeds/source.ts";
import { decodeUtf8 } from "../../src/sources/table.ts";
import { verifyData } from "../../src/store/verify.ts";
import { bundleChild, long, startChild } from "../store/child.ts";
import { type ReplayServer, startReplayServer } from "../support/replay-server.ts";

const directory = mkdtempSync(join(tmpdir(), "feeds-kill-"));
let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

const writtenIn = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith("written "));

it("loses nothing that was acknowledged, and marks the rest as a gap", { timeout: 120_000 }, async () => {
  const bundle = await bundleChild("collect", "feeds");
  const written: string[] = [];
  const kills = long ? 20 : 3;
  for (let kill = 0; kill < kills; kill++) {
    const child = startChild(bundle, [directory, server.url]);
    await child.printed((line) => line.startsWith("written bybit/feed"));
    await pause((kill * 137) % 230);
    child.process.kill("SIGKILL");
    await child.exit;
    expect(child.errors()).toBe("");
    const told = writtenIn(child.lines);
    written.push(...told);
    const report = await verifyData(directory);
    expect(report.ok || report.repairable !== undefined).toBe(true);
  }
  // A run that ends in peace brings what it holds.
  const last = startChild(bundle, [directory, server.url]);
  await last.printed((line) => line.startsWith("written bybit/feed"));
  last.process.kill("SIGTERM");
  expect(await last.exit).toBe(0);
  written.push(...writtenIn(last.lines));

  const folder = await openDataFolder(directory, { loadPackaged: false });
  try {
    expect((await verifyData(directory)).ok).toBe(true);
    const pin = { asOf: instant(Date.now() + 60_000), head: folder.index.committedHead };
    const accepted = new Set<string>();
    // By the end that the segment itself names: one in which nothing was heard brings a mark of the gap and no row.
    for await (const { kind, body } of folder.ledger.events()) {
      if (kind !== "accept") continue;
      const bytes = await folder.payloads.get(String(body.payload));
      const end = readSegment(decodeUtf8(bytes), { head: () => {}, frame: () => {}, gap: () => {} });
      expect(end).not.toHaveProperty("wrong");
      if (!("wrong" in end)) accepted.add(`written ${body.source} ${formatInstant(instant(end.to))}`);
    }
    for (const line of written) expect(accepted).toContain(line);
    const gaps = await folder.index.records(gapTable, pin);
    const stops = gaps.filter(
      ({ body }) => body.feed === "bybit/feed" && body.reason === "the program was not running",
    );
    expect(stops).toHaveLength(kills);
    // Each starts where the newest segment of the run before ended.
    for (const { body } of stops) {
      expect(accepted).toContain(`written bybit/feed ${body.start}`);
      expect(observedAt(String(body.end))).toBeGreaterThan(observedAt(String(body.start)));
    }
    const before = await folder.index.digest();
    await folder.rebuildIndex(() => {});
    expect(await folder.index.digest()).toBe(before);
  } finally {
    await folder.close();
  }
});
