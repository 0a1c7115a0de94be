// A reader of the page sees new data without a restart: the event stream tells how far collection is and the new head, and the default as-of has
// become now. Over a real server and the packaged episodes; the new rows are one invented day in the publisher's form.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { serve } from "../../src/api/serve.ts";
import { openDataFolder } from "../../src/app/data-folder.ts";
import { ingestFile } from "../../src/app/ingest.ts";
import { Monitor } from "../../src/app/monitor.ts";
import { type Clock, parseInstant } from "../../src/core/time.ts";
import { findSource } from "../../src/sources/catalogue/index.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { jgbFile } from "../support/jgb-file.ts";

const clock: Clock = { now: () => parseInstant("2026-11-25T09:00:30.500Z") };

it("tells the new head, and answers as of now", async () => {
  const directory = await mkdtemp(path.join(os.tmpdir(), "metastable-events-"));
  const folder = await openDataFolder(directory, { openIndex: async () => new MemoryStore() });
  const monitor = new Monitor(folder, clock);
  monitor.progress.begin(2);
  const server = await serve(monitor, { port: 0, host: "127.0.0.1", env: {}, log: () => {} });
  const stream = (await fetch(`${server.url}/api/events`)).body!.pipeThrough(new TextDecoderStream()).getReader();
  let unread = "";
  const next = async (event: string) => {
    for (;;) {
      const found = new RegExp(`event: ${event}\\ndata: (.*)\\n\\n`).exec(unread);
      if (found) {
        unread = unread.slice(found.index + found[0].length);
        return JSON.parse(found[1]!);
      }
      unread += (await stream.read()).value;
    }
  };
  const nextHead = (): Promise<number> => next("head");
  const status = async () => (await fetch(`${server.url}/api/status`)).json() as Promise<Record<string, unknown>>;
  expect(await nextHead()).toBe(folder.dataHead);
  expect(await status()).toMatchObject({ asOf: "2025-11-21T12:30:00Z", notice: expect.any(String) });
  expect(await next("collection")).toEqual({ asked: 2, done: 0, taken: 0, newest: null });
  monitor.progress.done("cboe/vix", true);
  expect(await next("collection")).toMatchObject({ done: 1, newest: "cboe/vix" });
  const file = path.join(directory, "jgb.csv");
  await writeFile(file, jgbFile(["2026/11/24", "3.3"]));
  await ingestFile(folder, findSource("mof/jgb")!, file, clock);
  expect(await nextHead()).toBe(folder.dataHead);
  const now = await status();
  // The newest data became known after the minute began.
  expect(now.asOf).toBe("2026-11-25T09:00:30.500Z");
  expect(now).not.toHaveProperty("notice");
  const items = now.items as { id: string; shown: string }[];
  expect(items.find((i) => i.id === "jgb-30y")!.shown).toMatch(/^3\.30?0? %$/);
  await server.close();
  await folder.close();
  await rm(directory, { recursive: true, force: true });
});
