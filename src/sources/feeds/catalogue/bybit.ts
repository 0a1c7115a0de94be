import { findPublisher } from "../../publishers.ts";
import { defineFeed, type FeedInstrument, type FeedMessage, type QuoteKind, type Reading } from "../define.ts";
import { identities, type Json, malformed, millis, nothing, numeric, oneOf, positive, readFrame } from "../frame.ts";

const perpetual = (coin: FeedInstrument["coin"], unit: "BTC" | "ETH"): FeedInstrument => ({
  coin,
  quote: "USDT",
  openInterestUnit: unit,
  fundingUnit: "ratio per 8 hours",
});
const instruments: Readonly<Record<string, FeedInstrument>> = {
  BTCUSDT: perpetual("btc", "BTC"),
  ETHUSDT: perpetual("eth", "ETH"),
};
const fundingUnits: Readonly<Record<string, string>> = {
  1: "ratio per hour",
  2: "ratio per 2 hours",
  4: "ratio per 4 hours",
  8: "ratio per 8 hours",
};

function read(json: Json): Reading {
  const topic = json.topic as string | undefined;
  if (topic === undefined) return answer(json);
  if (topic.startsWith("tickers.")) return ticker(json.data as Json, millis(json.ts, "ts"));
  if (topic.startsWith("allLiquidation.")) return liquidations(json.data as Json[]);
  return nothing;
}

function answer(json: Json): Reading {
  if (json.op === "ping" || json.op === "pong") return { kind: "alive" };
  if (json.op !== "subscribe") return malformed(`neither a topic nor an answer: ${JSON.stringify(json).slice(0, 80)}`);
  const keys = [String(json.req_id)];
  return json.success === true
    ? { kind: "acknowledged", keys }
    : { kind: "refused", keys, because: String(json.ret_msg) };
}

const prices: readonly (readonly [QuoteKind, string])[] = [
  ["ticker", "lastPrice"],
  ["mark", "markPrice"],
  ["index", "indexPrice"],
];

/** A first frame with everything, then frames that name only what changed. */
function ticker(data: Json, time: number): Reading {
  const instrument = data.symbol as string;
  const known = instruments[instrument];
  if (known === undefined) return nothing;
  const messages: FeedMessage[] = [];
  for (const [kind, field] of prices) {
    const text = numeric(data[field], field);
    if (text !== undefined) messages.push({ kind, instrument, time, text });
  }
  const rate = numeric(data.fundingRate, "fundingRate");
  if (rate !== undefined) {
    const hours = data.fundingIntervalHour;
    const unit = hours === undefined ? known.fundingUnit : (fundingUnits[String(hours)] ?? `ratio per ${hours} hours`);
    messages.push({ kind: "funding", instrument, time, text: rate, unit });
  }
  // `openInterest` counts buyers and sellers; the newer field counts each contract once.
  const single = numeric(data.singleOpenInterest, "singleOpenInterest");
  const both = single === undefined ? numeric(data.openInterest, "openInterest") : undefined;
  if (single !== undefined) messages.push({ kind: "open-interest", instrument, time, text: single });
  else if (both !== undefined)
    messages.push({
      kind: "open-interest",
      instrument,
      time,
      text: both,
      unit: `${known.openInterestUnit}, both sides`,
    });
  return { kind: "data", messages };
}

/** `S` is the side of the position: `Buy` means that a long was liquidated. `p` is its bankruptcy price. */
function liquidations(data: readonly Json[]): Reading {
  const identity = identities();
  const messages: FeedMessage[] = [];
  for (const item of data) {
    const instrument = item.s as string;
    if (instruments[instrument] === undefined) continue;
    const side = oneOf(item.S, ["Buy", "Sell"], "S") === "Buy" ? "long" : "short";
    const price = positive(item.p, "p");
    const size = positive(item.v, "v");
    const time = millis(item.T, "T");
    const id = identity(`${instrument} ${time} ${side} ${item.p} ${item.v}`);
    messages.push({ kind: "liquidation", instrument, time, side, price, size, notional: price * size, id });
  }
  return { kind: "data", messages };
}

/** USDT-margined perpetuals. All liquidations are published, every half second. */
export const bybit = defineFeed({
  id: "bybit/feed",
  venue: "bybit",
  title: "Perpetuals: prices, funding, open interest, liquidations",
  publisher: "Bybit",
  terms: findPublisher("bybit/feed")!.terms,
  url: "wss://stream.bybit.com/v5/public/linear",
  instruments,
  // One request a topic: a refusal names its request.
  subscriptions: Object.keys(instruments).flatMap((symbol) => [
    subscription("tickers", symbol, ["ticker", "mark", "index", "funding", "open-interest"]),
    subscription("allLiquidation", symbol, ["liquidation"]),
  ]),
  ping: { everyMs: 20_000, text: '{"op":"ping"}' },
  silenceMs: 30_000,
  dataSilenceMs: 30_000,
  deltas: true,
  liquidations: "complete",
  parse: (frame) => readFrame(frame, read),
});

function subscription(topic: string, instrument: string, gives: readonly FeedMessage["kind"][]) {
  const key = `${topic}.${instrument}`;
  return { key, gives, instrument, request: JSON.stringify({ req_id: key, op: "subscribe", args: [key] }) };
}
