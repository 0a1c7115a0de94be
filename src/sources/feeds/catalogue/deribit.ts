import { findPublisher } from "../../publishers.ts";
import { defineFeed, type FeedInstrument, type FeedMessage, type QuoteKind, type Reading } from "../define.ts";
import { type Json, malformed, millis, nothing, numeric, oneOf, positive, readFrame } from "../frame.ts";

const perpetual = (coin: FeedInstrument["coin"]): FeedInstrument => ({
  coin,
  quote: "USD",
  openInterestUnit: "USD",
  fundingUnit: "ratio per 8 hours",
});
const instruments: Readonly<Record<string, FeedInstrument>> = {
  "BTC-PERPETUAL": perpetual("btc"),
  "ETH-PERPETUAL": perpetual("eth"),
};
// Unaggregated (`raw`) channels need a key. Trades must come whole: the flag of a liquidation is on them.
const channels = Object.keys(instruments).flatMap((instrument) => [
  {
    key: `ticker.${instrument}.agg2`,
    gives: ["ticker", "mark", "index", "funding", "open-interest"] as const,
    instrument,
  },
  { key: `trades.${instrument}.100ms`, gives: ["trade", "liquidation"] as const, instrument },
]);
/** Numbers of requests that are no subscription: the heartbeat's, and the answers to test requests. */
const [heartbeatId, testId] = [9001, 9002];
const request = (id: number, method: string, params: Json): string =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params });
const testReply = request(testId, "public/test", {});

function read(json: Json): Reading {
  if (json.method === "subscription") {
    const { channel, data } = json.params as { channel: string; data: unknown };
    if (channel.startsWith("ticker.")) return ticker(data as Json);
    if (channel.startsWith("trades.")) return trades(data as Json[]);
    return nothing;
  }
  if (json.method === "heartbeat") {
    const { type } = json.params as Json;
    return type === "test_request" ? { kind: "alive", reply: testReply } : { kind: "alive" };
  }
  return answer(json);
}

function answer(json: Json): Reading {
  const id = Number(json.id);
  if (id === heartbeatId || id === testId)
    return json.error === undefined ? { kind: "alive" } : malformed(`heartbeat refused: ${JSON.stringify(json.error)}`);
  const key = channels[id - 1]?.key;
  if (key === undefined) return malformed(`an answer to no request: ${JSON.stringify(json).slice(0, 80)}`);
  if (json.error !== undefined) return { kind: "refused", keys: [key], because: String((json.error as Json).message) };
  // A channel that does not exist is left out of the list that was subscribed to, without an error.
  return (json.result as unknown[]).includes(key)
    ? { kind: "acknowledged", keys: [key] }
    : { kind: "refused", keys: [key], because: "the venue left it out of its answer" };
}

const fields: readonly (readonly [QuoteKind, string])[] = [
  ["ticker", "last_price"],
  ["mark", "mark_price"],
  ["index", "index_price"],
  // Funding runs continuously; this is what the last eight hours came to.
  ["funding", "funding_8h"],
  ["open-interest", "open_interest"],
];

function ticker(data: Json): Reading {
  const instrument = data.instrument_name as string;
  if (instruments[instrument] === undefined) return nothing;
  const time = millis(data.timestamp, "timestamp");
  const messages: FeedMessage[] = [];
  for (const [kind, field] of fields) {
    const text = numeric(data[field], field);
    if (text !== undefined) messages.push({ kind, instrument, time, text });
  }
  return { kind: "data", messages };
}

/** `liquidation` says which side of the trade was under liquidation: maker, taker or both. Amounts are in USD. */
function trades(data: readonly Json[]): Reading {
  const messages: FeedMessage[] = [];
  for (const item of data) {
    const instrument = item.instrument_name as string;
    if (instruments[instrument] === undefined) continue;
    const price = positive(item.price, "price");
    const notional = positive(item.amount, "amount");
    const taker = oneOf(item.direction, ["buy", "sell"], "direction");
    const time = millis(item.timestamp, "timestamp");
    const id = String(item.trade_id);
    const size = notional / price;
    const sequence = typeof item.trade_seq === "number" ? item.trade_seq : undefined;
    messages.push({ kind: "trade", instrument, time, price, size, side: taker, id, sequence });
    if (item.liquidation === undefined) continue;
    const flag = oneOf(item.liquidation, ["M", "T", "MT"], "liquidation");
    // Who sells by force closes a long.
    const takerSide = taker === "sell" ? "long" : "short";
    const makerSide = taker === "sell" ? "short" : "long";
    const forced = { kind: "liquidation", instrument, time, price, size, notional } as const;
    if (flag !== "M") messages.push({ ...forced, side: takerSide, id: `${instrument} ${id} taker` });
    if (flag !== "T") messages.push({ ...forced, side: makerSide, id: `${instrument} ${id} maker` });
  }
  return { kind: "data", messages };
}

/** Coin-margined perpetuals, one contract a dollar amount. Liquidations are flags on trades. */
export const deribit = defineFeed({
  id: "deribit/feed",
  venue: "deribit",
  title: "Perpetuals: prices, funding, open interest, trades with their liquidation flag",
  publisher: "Deribit",
  terms: findPublisher("deribit/feed")!.terms,
  url: "wss://www.deribit.com/ws/api/v2",
  instruments,
  greeting: [request(heartbeatId, "public/set_heartbeat", { interval: 15 })],
  subscriptions: channels.map((channel, n) => ({
    ...channel,
    request: request(n + 1, "public/subscribe", { channels: [channel.key] }),
  })),
  ping: { everyMs: 20_000, text: testReply },
  silenceMs: 40_000,
  dataSilenceMs: 60_000,
  liquidations: "flagged-trades",
  parse: (frame) => readFrame(frame, read),
});
