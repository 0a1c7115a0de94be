/**
 * The live feeds: messages a second through parse and aggregate as a ratio to bare JSON.parse of the same frames in the
 * same run, and frames a second over a real loopback socket into a data folder, with what is lost and what memory does.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { WebSocketServer } from "ws";
import { systemClock } from "../src/app/clock.ts";
import { openDataFolder } from "../src/app/data-folder.ts";
import { startFeeds } from "../src/app/feeds/feeds.ts";
import { instant } from "../src/core/time.ts";
import { Aggregate } from "../src/sources/feeds/aggregate.ts";
import { feeds } from "../src/sources/feeds/catalogue/index.ts";
import type { FeedDefinition } from "../src/sources/feeds/define.ts";
import { readSegment } from "../src/sources/feeds/segment.ts";

const { values: options } = parseArgs({
  options: {
    frames: { type: "string", default: "200000" },
    repeat: { type: "string", default: "5" },
    rate: { type: "string", default: "20000" },
    seconds: { type: "string", default: "30" },
    /** Used by the benchmark itself: the sending side, in a process of its own. */
    send: { type: "boolean", default: false },
  },
});
const [frameCount, repeat, rate, seconds] = [options.frames, options.repeat, options.rate, options.seconds].map(
  Number,
) as [number, number, number, number];
const fixtures = fileURLToPath(new URL("../../../test/fixtures/feeds/", import.meta.url));
const say = (text: string): void => console.log(text);
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
const median = (xs: readonly number[]): number => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)]!;

function recorded(feed: FeedDefinition): string[] {
  const frames: string[] = [];
  readSegment(readFileSync(join(fixtures, `${feed.venue}.segment`), "utf8"), {
    head: () => {},
    frame: (frame) => frames.push(frame),
    gap: () => {},
  });
  return frames;
}

/** One frame in so many tells of forced liquidations; on a calm day it is far fewer. */
const forcedEvery = 100;

/** The recorded frames over and over, each a moment later than the one before, with trades that keep counting. */
function* stream(feed: FeedDefinition, from: number): Generator<string> {
  const frames = recorded(feed);
  const isForced = (frame: string) => /forceOrder|iquidation/.test(frame);
  const forced = frames.filter(isForced);
  // On Deribit the flag is on a trade, and a trade without it is the usual one.
  const calm = [...frames.filter((f) => !isForced(f)), ...(feed.venue === "deribit" ? forced : [])].map((frame) =>
    frame.replaceAll(/,"liquidation":"\w+"/g, ""),
  );
  let trade = 0;
  for (let n = 0; ; n++) {
    const isNow = forced.length > 0 && n % forcedEvery === forcedEvery - 1;
    const frame = isNow ? forced[Math.floor(n / forcedEvery) % forced.length]! : calm[n % calm.length]!;
    yield frame
      .replaceAll(/1795\d{9}/g, () => String(from + Math.floor(n / 20)))
      .replaceAll(/"trade_seq":\d+,"trade_id":"\d+"/g, () => `"trade_seq":${++trade},"trade_id":"${trade}"`);
  }
}

function parsing(): void {
  say(`parse and aggregate against bare JSON.parse, ${frameCount} frames of each venue, median of ${repeat}:`);
  const all = { bare: 0, ours: 0, messages: 0 };
  for (const feed of feeds) {
    const source = stream(feed, Date.UTC(2026, 10, 24));
    const frames = Array.from({ length: frameCount }, () => source.next().value as string);
    const [bare, ours]: [number[], number[]] = [[], []];
    let messages = 0;
    for (let round = 0; round <= repeat; round++) {
      let began = performance.now();
      let seen = 0;
      for (const frame of frames) seen += JSON.parse(frame) === null ? 0 : 1;
      if (round > 0) bare.push(performance.now() - began);
      const aggregate = new Aggregate(feed);
      began = performance.now();
      for (let i = 0; i < seen; i++) {
        const received = instant(Date.UTC(2026, 10, 24) + Math.floor(i / 20));
        const reading = feed.parse(frames[i]!, received);
        if (reading.kind === "data") for (const message of reading.messages) aggregate.add(message, received);
      }
      if (round > 0) ours.push(performance.now() - began);
      messages = aggregate.counts.messages;
      if (aggregate.counts.late > 0) throw new Error("bug of the benchmark: late messages");
    }
    const [b, o] = [median(bare), median(ours)];
    all.bare += b;
    all.ours += o;
    all.messages += messages;
    const perSecond = (frameCount / o) * 1000;
    say(
      `  ${feed.venue.padEnd(12)} ${Math.round(perSecond).toLocaleString("en-US").padStart(9)} frames/s, ` +
        `${Math.round((messages / o) * 1000)
          .toLocaleString("en-US")
          .padStart(9)} messages/s, ratio ${(b / o).toFixed(2)}`,
    );
  }
  const perSecond = ((frameCount * feeds.length) / all.ours) * 1000;
  say(
    `  all          ${Math.round(perSecond).toLocaleString("en-US").padStart(9)} frames/s, ` +
      `${Math.round((all.messages / all.ours) * 1000)
        .toLocaleString("en-US")
        .padStart(9)} messages/s, ratio ${(all.bare / all.ours).toFixed(2)}`,
  );
}

/** The sending side: acknowledges every subscription of Binance and then sends at the rate. */
async function sending(): Promise<void> {
  const feed = feeds.find((f) => f.venue === "binance")!;
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (socket) => {
    let asked = 0;
    socket.on("message", (data) => {
      socket.send(JSON.stringify({ result: null, id: (JSON.parse(data.toString()) as { id: number }).id }));
      if (++asked === feed.subscriptions.length) void send();
    });
    const send = async (): Promise<void> => {
      const began = Date.now();
      const frames = recorded(feed);
      let sent = 0;
      for (let total = rate * seconds; sent < total; await pause(5)) {
        const due = Math.min(total, Math.floor(((Date.now() - began) / 1000) * rate));
        const now = String(Date.now());
        while (sent < due) socket.send(frames[sent++ % frames.length]!.replaceAll(/1795\d{9}/g, now));
      }
      console.log(`sent ${sent}`);
    };
  });
  server.on("listening", () => console.log(`port ${(server.address() as { port: number }).port}`));
}

async function socket(): Promise<void> {
  say(`over a loopback socket into a data folder, ${rate.toLocaleString("en-US")} frames/s for ${seconds} s:`);
  const directory = mkdtempSync(join(tmpdir(), "bench-feeds-"));
  const sender: ChildProcess = spawn(
    process.execPath,
    [process.argv[1]!, "--send", "--rate", String(rate), "--seconds", String(seconds)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let printed = "";
  sender.stdout!.on("data", (data: Buffer) => {
    printed += data.toString();
  });
  const said = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(printed)?.[1];
      if (found !== undefined) return found;
      await pause(20);
    }
  };
  const port = await said(/port (\d+)/);
  const folder = await openDataFolder(directory, { loadPackaged: false });
  const chosen = feeds.filter((feed) => feed.venue === "binance");
  const run = startFeeds(folder, systemClock, { baseUrl: `ws://127.0.0.1:${port}`, feeds: chosen });
  const state = () => run.states()[0]!;
  while (state().frames === 0) await pause(10);
  await pause(2000);
  const memory = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  };
  const before = { at: performance.now(), cpu: process.cpuUsage(), frames: state().frames, memory: memory() };
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 200);
  await pause((seconds / 2) * 1000 - 2000);
  const middle = memory();
  const sent = Number(await said(/sent (\d+)/));
  const cpu = process.cpuUsage(before.cpu);
  const elapsed = (performance.now() - before.at) / 1000;
  const rateReached = (state().frames - before.frames) / elapsed;
  await pause(1000);
  const after = memory();
  clearInterval(watch);
  await run.stop();
  const { frames, dropped, malformed, segments, connections } = state();
  say(
    `  ${Math.round(rateReached).toLocaleString("en-US")} frames/s received at ${(((cpu.user + cpu.system) / 1e6 / elapsed) * 100).toFixed(0)} % of a core ` +
      "(all threads: reading, parsing twice, packing, writing)",
  );
  say(
    `  sent ${sent.toLocaleString("en-US")}, received ${(frames - feeds[0]!.subscriptions.length).toLocaleString("en-US")}, dropped ${dropped}, ` +
      `malformed ${malformed}, connections ${connections}, segments in the ledger ${segments}`,
  );
  say(
    `  memory held after collection: ${megabytes(before.memory)} after 2 s, ${megabytes(middle)} half way, ${megabytes(after)} at the end; ` +
      `at most ${megabytes(most)} resident`,
  );
  sender.kill();
  await folder.close();
  rmSync(directory, { recursive: true, force: true });
}

if (options.send) await sending();
else {
  parsing();
  await socket();
}
