// Every feed on a hand-written minute in its venue's exact form. The expected sums are worked out beside each venue;
// side, contract size and who is liquidated follow the venues' documentation (see README.md of this folder).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../../core/time.ts";
import { Aggregate } from "./aggregate.ts";
import { feeds } from "./catalogue/index.ts";
import type { FeedDefinition, FeedMessage } from "./define.ts";
import { endLine, frameLine, headLine, readSegment, type SegmentHead } from "./segment.ts";
import { parseSegment } from "./source.ts";

const fixture = (venue: string): Uint8Array =>
  readFileSync(new URL(`../../../test/fixtures/feeds/${venue}.segment`, import.meta.url));
const feedOf = (venue: string): FeedDefinition => feeds.find((feed) => feed.venue === venue)!;
const parse = (feed: FeedDefinition, bytes: Uint8Array) =>
  parseSegment(feed, { bytes, retrieved: instant(0), from: "file:segment" });
const table = (venue: string): Record<string, string> =>
  Object.fromEntries(parse(feedOf(venue), fixture(venue)).rows.map((r) => [r.series, `${r.text} ${r.unit}`]));

const recordings = new URL("../../../../shared/recordings/", import.meta.url);
/** The recordings are of all sorts of contracts: each is read as if it were the one that is followed. */
const asFollowed = (frame: string): string =>
  frame
    .replaceAll(/"s":"\w+"/g, '"s":"BTCUSDT"')
    .replaceAll(/"symbol":"\w+"/g, '"symbol":"BTCUSDT"')
    .replaceAll(
      /"instId":"[^"]+"/g,
      frame.includes("index-tickers") ? '"instId":"BTC-USDT"' : '"instId":"BTC-USDT-SWAP"',
    )
    .replaceAll(/"instrument_name":"[^"]+"/g, '"instrument_name":"BTC-PERPETUAL"')
    .replaceAll(/"coin":"[^"]+"/g, '"coin":"BTC"');
const recordedKinds: Record<string, readonly string[]> = {
  binance: ["funding", "index", "liquidation", "mark", "ticker"],
  bybit: ["funding", "index", "liquidation", "mark", "open-interest", "ticker"],
  okx: ["funding", "index", "liquidation", "mark", "open-interest", "ticker"],
  deribit: ["funding", "index", "liquidation", "mark", "open-interest", "ticker", "trade"],
  hyperliquid: ["funding", "index", "mark", "open-interest"],
};

const start = Date.UTC(2026, 10, 24, 12);
/** A segment of these frames, received one a millisecond. */
function segmentOf(feed: FeedDefinition, frames: readonly string[], head: Partial<SegmentHead> = {}): Uint8Array {
  const whole: SegmentHead = {
    ...{ format: "metastable feed segment", version: 1, feed: feed.id, url: feed.url, connection: 1 },
    ...{ from: start, provenFrom: start, refused: [] },
    ...head,
  } as SegmentHead;
  const end = { to: start + 60_000, provenTo: start + 60_000, frames: frames.length, why: "minute" };
  return Buffer.from(
    headLine(whole) + frames.map((frame, i) => frameLine(frame, start + 1 + i)).join("") + endLine(end),
  );
}

describe("a minute of each venue", () => {
  it("Binance: the order's side, the average price, one order sent twice, an older price that came later", () => {
    expect(table("binance")).toEqual({
      "btc.binance.last": "87443.00 USDT",
      "btc.binance.mark": "87444.30000000 USDT",
      "btc.binance.index": "87450.00000000 USDT",
      "btc.binance.funding": "0.00005010 ratio per 8 hours",
      "btc.binance.liquidations-long": "21870.00 USDT", // SELL 87480 x 0.25
      "btc.binance.liquidations-short": "8749.00 USDT", // BUY 87490 x 0.1
      "eth.binance.last": "2871.20 USDT",
      "eth.binance.mark": "2871.10000000 USDT",
      "eth.binance.index": "2871.90000000 USDT",
      "eth.binance.funding": "-0.00001300 ratio per 8 hours",
      "eth.binance.liquidations-long": "8610.00 USDT", // 2870 x 3, once
      "eth.binance.liquidations-short": "0.00 USDT",
      "binance.feed-seconds": "59.700 seconds",
    });
  });

  it("Bybit: the position's side, unchanged values of a feed of changes, twins in one frame, open interest once", () => {
    expect(table("bybit")).toEqual({
      "btc.bybit.last": "87470.00 USDT",
      "btc.bybit.mark": "87468.50 USDT",
      "btc.bybit.index": "87511.02 USDT",
      "btc.bybit.funding": "0.0001 ratio per 8 hours",
      "btc.bybit.open-interest": "52774.642 BTC",
      "btc.bybit.liquidations-long": "87200.00 USDT", // Buy, two of 0.5 x 87200
      "btc.bybit.liquidations-short": "881.00 USDT", // Sell 0.01 x 88100
      "eth.bybit.last": "2871.30 USDT",
      "eth.bybit.mark": "2871.22 USDT",
      "eth.bybit.index": "2872.00 USDT",
      "eth.bybit.funding": "-0.000021 ratio per 8 hours",
      "eth.bybit.open-interest": "810000.00 ETH",
      "eth.bybit.liquidations-long": "11440.00 USDT", // two of 2 x 2860
      "eth.bybit.liquidations-short": "0.00 USDT",
      "bybit.feed-seconds": "59.700 seconds",
    });
    expect(parse(feedOf("bybit"), fixture("bybit")).records).toMatchObject([
      { table: "feed-gap", body: { start: "2026-11-24T11:58:00Z", end: "2026-11-24T12:00:00.200Z" } },
    ]);
  });

  it("OKX: contracts times their size, position side, net mode, the funding interval of the frame, others left out", () => {
    expect(table("okx")).toMatchObject({
      "btc.okx.last": "87503.0 USDT",
      "btc.okx.mark": "87445.1 USDT",
      "btc.okx.index": "87511.5 USDT",
      "btc.okx.funding": "0.0000712 ratio per 8 hours",
      "btc.okx.open-interest": "29110 BTC",
      "btc.okx.liquidations-long": "34840.00 USDT", // 40 x 0.01 x 87100
      "btc.okx.liquidations-short": "0.00 USDT",
      "eth.okx.funding": "-0.0000150 ratio per 4 hours",
      "eth.okx.liquidations-long": "2949.00 USDT", // net, sold: 10 x 0.1 x 2949
      "eth.okx.liquidations-short": "3540.00 USDT", // 12 x 0.1 x 2950
    });
  });

  it("Deribit: the flag says whose side was liquidated, amounts are dollars", () => {
    expect(table("deribit")).toMatchObject({
      "btc.deribit.last": "87505.5 USD",
      "btc.deribit.mark": "87501.77 USD",
      "btc.deribit.funding": "0.00002871 ratio per 8 hours",
      "btc.deribit.open-interest": "1120448730 USD",
      // Taker sold 5000 (T); maker sold 1000 to a buyer (M); both of 3000 bought by the taker (MT).
      "btc.deribit.liquidations-long": "9000.00 USD",
      "btc.deribit.liquidations-short": "3000.00 USD",
      "eth.deribit.liquidations-long": "0.00 USD",
    });
  });

  it("Hyperliquid: hourly funding, no liquidations", () => {
    const rows = table("hyperliquid");
    expect(rows).toMatchObject({
      "btc.hyperliquid.mark": "87441.0 USD",
      "btc.hyperliquid.index": "87451.0 USD",
      "btc.hyperliquid.funding": "0.0000113 ratio per hour",
      "btc.hyperliquid.open-interest": "31240.5 BTC",
    });
    expect(Object.keys(rows).filter((id) => id.includes("liquidations"))).toEqual([]);
  });
});

describe.each(feeds.map((feed) => [feed.venue, feed] as const))("%s", (venue, feed) => {
  const frames: string[] = [];
  readSegment(new TextDecoder().decode(fixture(venue)), {
    head: () => {},
    frame: (frame) => frames.push(frame),
    gap: () => {},
  });

  it("never throws, and names what a broken frame lacks", () => {
    for (const broken of [
      "",
      "{",
      "[]",
      "null",
      "7",
      '"x"',
      "{}",
      '{"data":7}',
      '{"topic":"tickers.BTCUSDT"}',
      "<html>",
    ])
      expect(feed.parse(broken, instant(start)).kind, broken).toBe("malformed");
    fc.assert(
      fc.property(fc.constantFrom(...frames), fc.nat(), fc.string(), (frame, at, junk) => {
        const place = at % frame.length;
        feed.parse(frame.slice(0, place) + junk + frame.slice(place + 1), instant(start));
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same rows from repeated frames, and the same state in any order", () => {
    const once = parse(feed, segmentOf(feed, frames)).rows;
    const twice = parse(feed, segmentOf(feed, [...frames, ...frames])).rows;
    const withoutSeconds = (rows: typeof once) => rows.filter((r) => !r.series.endsWith("seconds"));
    expect(withoutSeconds(twice)).toEqual(withoutSeconds(once));
    fc.assert(
      fc.property(fc.shuffledSubarray(frames, { minLength: frames.length }), (shuffled) => {
        // A venue without times of its own cannot be put in order.
        if (feed.venue === "hyperliquid") return;
        expect(withoutSeconds(parse(feed, segmentOf(feed, shuffled)).rows)).toEqual(withoutSeconds(once));
      }),
      { numRuns: 50 },
    );
  });

  it("says that a message from another time was left out", () => {
    const hourLater = frames.map((frame) => frame.replaceAll(/1795\d{9}/g, (ms) => String(Number(ms) - 3_600_000)));
    const parsed = parse(feed, segmentOf(feed, hourLater));
    if (feed.venue === "hyperliquid") return;
    expect(parsed.rows.filter((r) => r.series.endsWith(".mark"))).toEqual([]);
    expect(parsed.problems.map((p) => p.place)).toEqual(expect.arrayContaining(["times", "clock"]));
  });

  it("leaves out what a refused subscription would have given", () => {
    const refused = feed.subscriptions.filter((s) => s.gives.includes("liquidation")).map((s) => s.key);
    const { rows, problems } = parse(feed, segmentOf(feed, frames, { refused }));
    expect(rows.filter((r) => r.series.includes("liquidations"))).toEqual([]);
    if (refused.length > 0) expect(problems[0]!.found).toContain(refused[0]);
  });

  it.skipIf(!existsSync(recordings))("understands what the venue has really sent, where recordings are at hand", () => {
    const kinds = new Set<string>();
    const folder = new URL(`${venue}/`, recordings);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl")))
      for (const line of readFileSync(new URL(file, folder), "utf8").trim().split("\n")) {
        const recorded = JSON.parse(line) as { message?: unknown };
        const frame = recorded.message === undefined ? line : JSON.stringify(recorded.message);
        const reading = feed.parse(asFollowed(frame), instant(start));
        if (reading.kind === "data") for (const { kind } of reading.messages) kinds.add(kind);
        // Recorded answers number their requests in another way.
        else if (reading.kind === "malformed") expect(reading.because).toMatch(/^an answer to no request/);
      }
    expect([...kinds].sort()).toEqual(recordedKinds[feed.venue]);
  });
});

describe("a segment", () => {
  const feed = feedOf("binance");
  it("keeps frames with line breaks", () => {
    const seen: string[] = [];
    const bytes = segmentOf(feed, ['{\n"a":1}', "x"]);
    readSegment(new TextDecoder().decode(bytes), { head: () => {}, frame: (f) => seen.push(f), gap: () => {} });
    expect(seen).toEqual(['{\n"a":1}', "x"]);
  });

  it("is rejected when it is cut off, changed in length, or another venue's", () => {
    const bytes = fixture("binance");
    const text = new TextDecoder().decode(bytes);
    const lines = text.trimEnd().split("\n");
    for (const broken of [
      text.slice(0, -30),
      `${lines.slice(0, -1).join("\n")}\n`,
      `${lines.filter((_, i) => i !== 3).join("\n")}\n`,
      `${text}F\t1\t{}\n`,
      text.replace('"binance/feed"', '"bybit/feed"'),
    ]) {
      const parsed = parse(feed, Buffer.from(broken));
      expect(parsed).toMatchObject({ rejected: true, rows: [], records: [] });
      expect(parsed.problems).toHaveLength(1);
    }
  });

  it("counts a trade number that never came as a gap", () => {
    const trade = (seq: number) =>
      JSON.stringify({
        method: "subscription",
        params: {
          channel: "trades.BTC-PERPETUAL.100ms",
          data: [
            {
              ...{ trade_seq: seq, trade_id: String(seq), timestamp: start, price: 9, amount: 10, direction: "buy" },
              instrument_name: "BTC-PERPETUAL",
            },
          ],
        },
      });
    const deribit = feedOf("deribit");
    expect(parse(deribit, segmentOf(deribit, [5, 7, 6, 8].map(trade))).records).toEqual([]);
    const holed = parse(deribit, segmentOf(deribit, [5, 7, 10].map(trade)));
    expect(holed.records).toMatchObject([{ body: { reason: "3 trades of BTC-PERPETUAL missing by their numbers" } }]);
    // The next segment of the connection goes on counting where this one ended.
    const carried = { newest: {}, sequences: { "BTC-PERPETUAL": 10 }, recent: [] };
    expect(parse(deribit, segmentOf(deribit, [13].map(trade), { carried })).records).toHaveLength(1);
    expect(parse(deribit, segmentOf(deribit, [11].map(trade), { carried })).records).toEqual([]);
  });
});

describe("an aggregate", () => {
  const message = (time: number, text: string): FeedMessage => ({ kind: "mark", instrument: "BTCUSDT", time, text });
  it("hands on what the next segment must know", () => {
    const first = new Aggregate(feedOf("bybit"));
    first.add(message(start + 10, "2"), start + 20);
    const liquidation = { kind: "liquidation", instrument: "BTCUSDT", time: start, side: "long", id: "a" } as const;
    first.add({ ...liquidation, price: 1, size: 5, notional: 5 }, start + 20);
    const next = new Aggregate(feedOf("bybit"), first.carried());
    next.add(message(start + 5, "1"), start + 30); // older than what the segment before knew
    next.add({ ...liquidation, price: 1, size: 5, notional: 5 }, start + 30); // sent again
    expect(next.newest("BTCUSDT", "mark")?.text).toBe("2");
    expect(next.liquidated("BTCUSDT")).toEqual({ long: 0, short: 0 });
    expect(next.counts).toMatchObject({ outOfOrder: 1, duplicates: 1 });
    // A feed that sends whole states shows nothing where nothing came.
    expect(new Aggregate(feedOf("binance"), first.carried()).newest("BTCUSDT", "mark")).toBeUndefined();
  });
});
