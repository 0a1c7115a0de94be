// Every venue against the replay server and every fault that it can play, with short times. What must be in the ledger
// follows from what the server says that it sent: the same frames, each once, through the venue's own parser.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../src/app/clock.ts";
import { type DataFolder, openDataFolder } from "../../src/app/data-folder.ts";
import { type Feeds, startFeeds } from "../../src/app/feeds/feeds.ts";
import type { FeedSettings } from "../../src/app/feeds/settings.ts";
import type { FeedState } from "../../src/app/feeds/state.ts";
import { failure } from "../../src/core/failure.ts";
import { instant } from "../../src/core/time.ts";
import { findSeries } from "../../src/market/series-catalogue.ts";
import { feeds as catalogue } from "../../src/sources/feeds/catalogue/index.ts";
import { gapTable, liquidationSeries } from "../../src/sources/feeds/source.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { verifyData } from "../../src/store/verify.ts";
import { type ReplayOptions, type ReplayServer, startReplayServer, type VenueName } from "../support/replay-server.ts";

const quick: Partial<FeedSettings> = {
  ...{ segmentMs: 250, waitMinMs: 20, waitMaxMs: 60, writeRetryMs: 50, watchMs: 20, pingMs: 100 },
};
/** Only where silence is tested: a busy machine stands still for longer. */
const impatient: Partial<FeedSettings> = { silenceMs: 400, dataSilenceMs: 500 };
const venues = catalogue.map((feed) => feed.venue) as VenueName[];

interface Stage {
  readonly server: ReplayServer;
  readonly folder: DataFolder;
  readonly feeds: Feeds;
  readonly directory: string;
  state(venue: string): FeedState;
  gaps(venue: string): Promise<string[]>;
  /** Sum of a series over all that was stored. */
  total(series: string): Promise<number>;
  count(series: string): Promise<number>;
  problems(): Promise<string[]>;
  /** Ends the stream and the feeds after all has arrived. */
  finish(): Promise<void>;
}

async function stage(
  play: (stage: Stage) => Promise<void>,
  replay: ReplayOptions,
  settings: Partial<FeedSettings> = {},
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "feeds-"));
  const server = await startReplayServer(replay);
  const folder = await openDataFolder(directory, { loadPackaged: false, openIndex: async () => new MemoryStore() });
  const feeds = startFeeds(folder, systemClock, { baseUrl: server.url, settings: { ...quick, ...settings } });
  const pin = () => ({ asOf: instant(Date.now() + 1000), head: folder.index.committedHead });
  const made: Stage = {
    server,
    folder,
    feeds,
    directory,
    state: (venue) => feeds.states().find((f) => f.venue === venue)!,
    gaps: async (venue) =>
      (await folder.index.records(gapTable, pin()))
        .filter(({ body }) => body.feed === `${venue}/feed`)
        .map(({ body }) => String(body.reason)),
    total: async (series) =>
      (await folder.index.asOf(findSeries(series)!, pin())).values.reduce((sum, value) => sum + value, 0),
    count: async (series) => (await folder.index.asOf(findSeries(series)!, pin())).length,
    problems: async () => {
      const found: string[] = [];
      for await (const { kind, body } of folder.ledger.events())
        if (kind === "fetch" && body.problem !== undefined) found.push(`${body.source}: ${body.problem}`);
      return found;
    },
    finish: async () => {
      server.hush();
      const frames = () => feeds.states().reduce((sum, f) => sum + f.frames, 0);
      for (let before = -1; before !== frames(); await pause(80)) before = frames();
      await feeds.stop();
    },
  };
  try {
    await play(made);
  } finally {
    await feeds.stop();
    await server.close();
    await folder.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function until(what: string, test: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(10)) if (await test()) return;
  throw new Error(`waited in vain for: ${what}`);
}

/** Liquidated notional of the frames that the server sent, each liquidation once. */
function sentLiquidations(server: ReplayServer, venue: VenueName): Map<string, number> {
  const feed = catalogue.find((f) => f.venue === venue)!;
  const sums = new Map<string, number>();
  const known = new Set<string>();
  for (const frame of server.sent[venue]) {
    const reading = feed.parse(frame, systemClock.now());
    for (const message of reading.kind === "data" ? reading.messages : []) {
      if (message.kind !== "liquidation" || known.has(message.id)) continue;
      known.add(message.id);
      const series = liquidationSeries(feed.instruments[message.instrument]!.coin, venue, message.side);
      sums.set(series, (sums.get(series) ?? 0) + message.notional);
    }
  }
  return sums;
}

/** Everything that was sent is stored, once. */
async function expectWhole({ server, total }: Stage, only = venues): Promise<void> {
  for (const venue of only)
    for (const [series, sum] of sentLiquidations(server, venue))
      expect(await total(series), series).toBeCloseTo(sum, 1);
}

const isLive = (s: Stage): boolean => s.feeds.states().every((f) => f.phase === "live" && f.segments > 1);

describe.concurrent("feeds against the replay server", () => {
  it("brings every venue into the ledger, whole, without a gap, and as the same rows again", () =>
    stage(async (s) => {
      await until("two segments of every venue", () => isLive(s));
      await s.finish();
      await expectWhole(s);
      for (const feed of catalogue) {
        const { frames, dropped, malformed, late, connections } = s.state(feed.venue);
        expect({ dropped, malformed, late, connections }, feed.id).toEqual({
          ...{ dropped: 0, malformed: 0, late: 0, connections: 1 },
        });
        expect(frames).toBeGreaterThan(20);
        expect(await s.gaps(feed.venue), feed.id).toEqual([]);
        // Heartbeats as each venue wants them.
        if (feed.ping.text !== undefined) expect(s.server.heard[feed.venue]).toContain(feed.ping.text);
      }
      expect(await s.problems()).toEqual([]);
      const before = await s.folder.index.digest();
      await s.folder.rebuildIndex(() => {});
      expect(await s.folder.index.digest()).toBe(before);
      expect((await verifyData(s.directory)).ok).toBe(true);
    }, {}));

  it.each([
    ["drop", "the venue closed the connection (1006 )"],
    ["silence", "silent for 0.4 s"],
    ["no-data", "connected, but without data for 0.5 s"],
  ] as const)("%s: connects and subscribes again, and marks the gap", (fault, reason) =>
    stage(
      async (s) => {
        await until("a second connection in the ledger", async () => {
          const gaps = await Promise.all(venues.map((venue) => s.gaps(venue)));
          return gaps.every((of) => of.length > 0) && isLive(s);
        });
        await s.finish();
        for (const venue of venues) {
          expect((await s.gaps(venue))[0], venue).toBe(reason);
          expect(s.server.connections[venue]).toBeGreaterThanOrEqual(2);
        }
        // What was under way when the connection broke is lost, and lies in the gap.
        if (fault === "no-data") await expectWhole(s);
      },
      { behave: (_, connection) => (connection === 1 ? { fault } : {}) },
      // After the fault the connection is good: being impatient with it would be another fault.
      fault === "drop" ? {} : impatient,
    ),
  );

  it("malformed: counts and keeps the frame, and goes on", () =>
    stage(
      async (s) => {
        await until("malformed frames in the ledger", async () => {
          const problems = await s.problems();
          return isLive(s) && venues.every((venue) => problems.some((p) => p.startsWith(`${venue}/feed: frames`)));
        });
        await s.finish();
        for (const venue of venues) {
          expect(s.state(venue).malformed, venue).toBeGreaterThan(0);
          expect(s.server.connections[venue], venue).toBe(1);
        }
        await expectWhole(s);
      },
      { behave: () => ({ fault: "malformed", after: 5 }) },
    ));

  it("duplicate and reorder: every liquidation once, whatever the order", () => {
    const faults: Record<VenueName, "duplicate" | "reorder"> = {
      ...{ binance: "duplicate", bybit: "duplicate", okx: "reorder", deribit: "duplicate", hyperliquid: "reorder" },
    };
    return stage(
      async (s) => {
        await until("segments", () => isLive(s) && venues.every((venue) => s.server.sent[venue].length > 60));
        await s.finish();
        await expectWhole(s);
        for (const venue of ["binance", "bybit", "deribit"])
          expect(s.state(venue).duplicates, venue).toBeGreaterThan(0);
        for (const venue of venues) expect(await s.gaps(venue), venue).toEqual([]);
      },
      { behave: (venue) => ({ fault: faults[venue], after: 3 }) },
    );
  });

  it("late: leaves out what is from another time, and says so", () => {
    // Hyperliquid's frames carry no time.
    const dated = venues.filter((venue) => venue !== "hyperliquid");
    return stage(
      async (s) => {
        await until("late messages in the ledger", async () => {
          const problems = await s.problems();
          return dated.every((venue) => problems.some((p) => p.startsWith(`${venue}/feed: times`)));
        });
        await s.finish();
        for (const venue of dated) expect(s.state(venue).late, venue).toBeGreaterThan(0);
        await expectWhole(s, dated);
      },
      { behave: () => ({ fault: "late", after: 30 }) },
    );
  });

  it("refused: goes on with the rest, and gives no liquidations that it cannot know", () =>
    stage(
      async (s) => {
        await until("segments", () => isLive(s));
        for (const venue of ["binance", "bybit", "okx", "deribit"] as const) {
          expect(s.state(venue).refused.length, venue).toBeGreaterThan(0);
          expect(s.state(venue).problem, venue).toMatch(/refused/);
          expect(await s.count(`btc.${venue}.mark`), venue).toBeGreaterThan(0);
          expect(await s.count(`btc.${venue}.liquidations-long`), venue).toBe(0);
        }
      },
      { behave: () => ({ refuse: (key) => /orceOrder|iquidation|trades\./.test(key) }) },
    ));

  it("refused without a name: goes on with the rest", () =>
    stage(
      async (s) => {
        await until("segments", () => s.state("okx").segments > 1);
        expect(s.state("okx")).toMatchObject({ phase: "live", connections: 1 });
        expect(s.state("okx").refused).toEqual(["liquidation-orders SWAP"]);
        expect(await s.count("btc.okx.mark")).toBeGreaterThan(0);
        expect(await s.count("btc.okx.liquidations-long")).toBe(0);
      },
      { behave: (venue) => (venue === "okx" ? { refuse: (key) => /iquidation/.test(key), nameless: true } : {}) },
    ));

  it("all refused or never answered: tries again with a wait, and says why", () =>
    stage(
      async (s) => {
        await until("three connections", () => venues.every((venue) => s.server.connections[venue] >= 3));
        for (const venue of venues) expect(s.state(venue).segments, venue).toBe(0);
        expect(s.state("okx").problem).toMatch(/^no answer to tickers BTC-USDT-SWAP/);
      },
      { behave: (venue) => (venue === "okx" || venue === "binance" ? { mute: true } : { refuse: () => true }) },
      { answerMs: 200 },
    ));

  it("burst and slow: nothing lost, nothing dropped", () =>
    stage(
      async (s) => {
        const isBehind = () => venues.some((venue) => venue !== "bybit" && s.server.sent[venue].length < 3000);
        await until("the burst", () => !isBehind() && isLive(s));
        await s.finish();
        await expectWhole(s);
        for (const venue of venues) expect(s.state(venue)).toMatchObject({ dropped: 0, connections: 1, malformed: 0 });
      },
      { behave: (venue) => ({ fault: venue === "bybit" ? "slow" : "burst" }) },
    ));
});

describe.concurrent("a store that cannot keep up", () => {
  it("reading rests while writing is behind, and nothing is lost", () =>
    stage(
      async (s) => {
        const write = s.folder.write.bind(s.folder);
        let isBlocked = true;
        s.folder.write = async (...all) => {
          while (isBlocked) await pause(5);
          return write(...all);
        };
        await until("a rest of all", () => s.feeds.states().every((f) => f.isPaused));
        const frames = s.feeds.states().map((f) => f.frames);
        await pause(100);
        expect(s.feeds.states().map((f) => f.frames)).toEqual(frames);
        s.server.hush();
        isBlocked = false;
        await until("reading to go on", () => s.feeds.states().every((f, i) => !f.isPaused && f.frames > frames[i]!));
        await s.finish();
        await expectWhole(s);
        for (const venue of venues) expect(s.state(venue)).toMatchObject({ dropped: 0, connections: 1 });
        for (const venue of venues) expect(await s.gaps(venue), venue).toEqual([]);
      },
      {},
      { segmentLimit: 10_000, pauseBytes: 50_000, resumeBytes: 20_000 },
    ));

  it("what is dropped in the end is counted and marked", () =>
    stage(
      async (s) => {
        const write = s.folder.write.bind(s.folder);
        let isBlocked = true;
        s.folder.write = async (...all) => {
          while (isBlocked) await pause(5);
          return write(...all);
        };
        await until("dropped frames", () => venues.some((venue) => s.state(venue).dropped > 20));
        isBlocked = false;
        const venue = venues.find((v) => s.state(v).dropped > 20)!;
        await until("the mark", async () =>
          (await s.gaps(venue)).some((reason) => reason.startsWith("frames dropped")),
        );
        expect((await s.problems()).some((p) => p.includes("writing could not keep up"))).toBe(true);
      },
      {},
      { segmentLimit: 4000, pauseBytes: 1e9, resumeBytes: 1e9, dropBytes: 20_000 },
    ));

  it("a segment that reached the ledger and not the index is not taken twice", () =>
    stage(async (s) => {
      const { index } = s.folder;
      const append = index.append.bind(index);
      let [calls, failures] = [0, 0];
      index.append = async (...all) => {
        if (all[0].length > 0 && [1, 4, 7].includes(++calls) && ++failures > 0)
          throw failure("storage", "the index", "no space", "some", "Free some.");
        return append(...all);
      };
      await until("failures", () => failures >= 3);
      await until("segments", () => isLive(s));
      await s.finish();
      await expectWhole(s);
      const taken: string[] = [];
      for await (const { kind, body } of s.folder.ledger.events())
        if (kind === "accept") taken.push(`${body.source} ${body.payload}`);
      expect(new Set(taken).size).toBe(taken.length);
      for (const venue of venues) expect(await s.gaps(venue), venue).toEqual([]);
      const before = await s.folder.index.digest();
      await s.folder.rebuildIndex(() => {});
      expect(await s.folder.index.digest()).toBe(before);
    }, {}));

  it("a disk that refuses is asked again, and what waited is written", () =>
    stage(async (s) => {
      const write = s.folder.write.bind(s.folder);
      let refusals = 0;
      s.folder.write = async (...all) => {
        if (refusals < 3) {
          refusals++;
          throw failure("storage", "the disk", "no space", "some", "Free some.");
        }
        return write(...all);
      };
      await until("the refusal to be seen", () => s.state("okx").problem?.includes("no space") ?? false);
      await until("segments", () => isLive(s));
      await s.finish();
      await expectWhole(s);
      for (const venue of venues) expect(await s.gaps(venue), venue).toEqual([]);
    }, {}));
});
