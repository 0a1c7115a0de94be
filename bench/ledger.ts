/**
 * Opening a data folder whose ledger is long, each time in a process of its own: with the checkpoint, and without it.
 * A few segments go through the whole of ingestion; the rest are accept events of the same form through the ledger's
 * writer, and the index is told that it has their rows. What is measured: README.md.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkpointFile } from "../src/app/checkpoint.ts";
import { type NewEvent, openDataFolder } from "../src/app/data-folder.ts";
import { ingestPayloads } from "../src/app/ingest.ts";
import { formatInstant, instant, parseInstant } from "../src/core/time.ts";
import { findSource } from "../src/sources/catalogue/index.ts";
import { feeds } from "../src/sources/feeds/catalogue/index.ts";
import { endLine, headLine, segmentFormat, segmentVersion } from "../src/sources/feeds/segment.ts";
import { openDuckDbStore } from "../src/store/duckdb-store.ts";
import { ledgerFile, openLedger } from "../src/store/ledger.ts";

const { values: options } = parseArgs({
  options: {
    events: { type: "string", default: "100000,1000000" },
    repeat: { type: "string", default: "3" },
    dir: { type: "string", default: tmpdir() },
    open: { type: "string" },
  },
});
const minuteMs = 60_000;
const groupEvents = 5000;
const start = parseInstant("2026-11-24T00:00:00Z");

interface Opening {
  readonly cpu: number;
  readonly wall: number;
  readonly megabytes: number;
}

/** In the child: opens the folder, and says what that took from the start of the process on. */
async function openOnce(directory: string): Promise<void> {
  const folder = await openDataFolder(directory);
  const { user, system } = process.cpuUsage();
  const { rss } = process.memoryUsage();
  const opening: Opening = { cpu: (user + system) / 1e6, wall: performance.now() / 1000, megabytes: rss / 1e6 };
  console.log(JSON.stringify(opening));
  await folder.close();
}

function opened(directory: string): Opening {
  const child = spawnSync(process.execPath, [process.argv[1]!, "--open", directory], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Opening;
}

/** The quickest of some openings: the slower ones waited for other work. */
function quickest(directory: string, before: () => void = () => {}): Opening {
  const all = Array.from({ length: Number(options.repeat) }, () => {
    before();
    return opened(directory);
  });
  return all.sort((a, b) => a.cpu - b.cpu)[0]!;
}

/** The events of one minute: a segment of each venue in which a price stood still. */
function segments(minute: number) {
  const from = start + minute * minuteMs;
  const to = from + minuteMs;
  return feeds.map((feed) => ({
    source: findSource(feed.id)!,
    bytes: Buffer.from(
      headLine({
        ...{ format: segmentFormat, version: segmentVersion, feed: feed.id, url: feed.url, connection: 1 },
        ...{ from, provenFrom: from, refused: [] },
      }) + endLine({ to, provenTo: to, frames: 0, why: "minute" }),
    ),
    from: feed.url,
    retrieved: instant(to),
  }));
}

async function grow(directory: string, events: number): Promise<void> {
  const folder = await openDataFolder(directory);
  const known = folder.ledger.head;
  for (let minute = 0; minute < 3; minute++) await ingestPayloads(folder, segments(minute));
  const written: NewEvent[] = [];
  for await (const { kind, body, at } of folder.ledger.events(known + 1)) written.push({ kind, body, at });
  await folder.close();
  const ledger = await openLedger(directory);
  const perMinute = written.length / 3;
  for (let n = 0; ledger.head < events; n += groupEvents) {
    const count = Math.min(groupEvents, events - ledger.head);
    await ledger.appendAll(
      Array.from({ length: count }, (_, i): NewEvent => {
        const { kind, body } = written[(n + i) % written.length]!;
        const at = instant(start + (3 + Math.floor((n + i) / perMinute)) * minuteMs);
        const payload = createHash("sha256")
          .update(String(n + i))
          .digest("hex");
        return { kind, at, body: { ...body, payload, retrieved: formatInstant(at), newest: formatInstant(at) } };
      }),
    );
  }
  await ledger.close();
  const index = await openDuckDbStore(join(directory, "index.duckdb"));
  await index.append([], events);
  await index.close();
}

async function main(): Promise<void> {
  const root = mkdtempSync(join(options.dir, "metastable-bench-ledger-"));
  const row = (what: string, { cpu, wall, megabytes }: Opening) =>
    console.log(
      `${what.padEnd(44)} ${cpu.toFixed(2)} s CPU, ${wall.toFixed(2)} s, ${megabytes.toFixed(0)} MB resident`,
    );
  try {
    const empty = join(root, "packaged");
    opened(empty);
    const base = quickest(empty);
    row("packaged episodes only", base);
    for (const events of options.events.split(",").map(Number)) {
      const directory = join(root, String(events));
      await grow(directory, events);
      const bytes = statSync(join(directory, ledgerFile)).size;
      const without = quickest(directory, () => rmSync(join(directory, checkpointFile), { force: true }));
      const kept = quickest(directory);
      row(`${events} events (${(bytes / 1e6).toFixed(0)} MB), without`, without);
      row(`${events} events, with checkpoint`, kept);
      console.log(
        `more than packaged only: ${(kept.cpu - base.cpu).toFixed(2)} s CPU; without ${(without.cpu - base.cpu).toFixed(2)}; checkpoint ${(statSync(join(directory, checkpointFile)).size / 1e3).toFixed(0)} kB`,
      );
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

await (options.open === undefined ? main() : openOnce(options.open));
