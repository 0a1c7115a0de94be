import { findPublisher } from "../../publishers.ts";
import { defineFeed, type FeedInstrument, type FeedMessage, type QuoteKind, type Reading } from "../define.ts";
import { type Json, malformed, millis, nothing, numeric, oneOf, positive, readFrame } from "../frame.ts";

const perpetual = (coin: FeedInstrument["coin"]): FeedInstrument => ({
  coin,
  quote: "USDT",
  // The stream does not name the interval; both contracts have settled every eight hours since they were listed.
  fundingUnit: "ratio per 8 hours",
});
const instruments: Readonly<Record<string, FeedInstrument>> = { BTCUSDT: perpetual("btc"), ETHUSDT: perpetual("eth") };

const streams = Object.keys(instruments).flatMap((symbol) =>
  (
    [
      ["markPrice@1s", ["mark", "index", "funding"]],
      ["ticker", ["ticker"]],
      ["forceOrder", ["liquidation"]],
    ] as const
  ).map(([stream, gives]) => ({ key: `${symbol.toLowerCase()}@${stream}`, gives, instrument: symbol })),
);

function read(json: Json): Reading {
  if (json.stream === undefined) return answer(json);
  const data = json.data as Json;
  switch (data.e) {
    case "markPriceUpdate":
      return markPrice(data);
    case "24hrTicker":
      return quotes(data, ["ticker", data.c, "c"]);
    case "forceOrder":
      return forceOrder(data.o as Json);
    default:
      return nothing;
  }
}

/** Requests are answered by their number, which is the place of the stream in the list. */
function answer(json: Json): Reading {
  const key = streams[Number(json.id) - 1]?.key;
  if (key === undefined) return malformed(`an answer to no request: ${JSON.stringify(json).slice(0, 80)}`);
  if (json.result === null) return { kind: "acknowledged", keys: [key] };
  const { msg } = (json.error ?? json) as Json;
  return { kind: "refused", keys: [key], because: String(msg) };
}

function markPrice(data: Json): Reading {
  // Delivery contracts send an empty rate or one for no settlement.
  const rate = Number(data.T) > 0 ? data.r : undefined;
  return quotes(data, ["mark", data.p, "p"], ["index", data.i, "i"], ["funding", rate, "r"]);
}

function quotes(data: Json, ...fields: readonly (readonly [QuoteKind, unknown, string])[]): Reading {
  const instrument = data.s as string;
  if (instruments[instrument] === undefined) return nothing;
  const time = millis(data.E, "E");
  const messages: FeedMessage[] = [];
  for (const [kind, value, field] of fields) {
    const text = numeric(value, field);
    if (text !== undefined) messages.push({ kind, instrument, time, text });
  }
  return { kind: "data", messages };
}

/** `S` is the side of the order that closes the position: a sale closes a long. What was done is `ap` x `z`. */
function forceOrder(order: Json): Reading {
  const instrument = order.s as string;
  if (instruments[instrument] === undefined) return nothing;
  const side = oneOf(order.S, ["SELL", "BUY"], "o.S") === "SELL" ? "long" : "short";
  const price = positive(order.ap, "o.ap");
  const size = positive(order.z, "o.z");
  const time = millis(order.T, "o.T");
  const id = `${instrument} ${time} ${side} ${order.ap} ${order.z}`;
  return {
    kind: "data",
    messages: [{ kind: "liquidation", instrument, time, side, price, size, notional: price * size, id }],
  };
}

/**
 * USDS-margined perpetuals. Since 23 April 2026 these streams come from the `/market` path only: the old path accepts
 * the subscription and stays silent. There is no stream of open interest. A liquidation stream holds the latest order of
 * each second and symbol.
 */
export const binance = defineFeed({
  id: "binance/feed",
  venue: "binance",
  title: "Perpetuals: prices, funding, liquidations",
  publisher: "Binance",
  terms: findPublisher("binance/feed")!.terms,
  url: "wss://fstream.binance.com/market/stream",
  instruments,
  subscriptions: streams.map((stream, n) => ({
    ...stream,
    request: JSON.stringify({ method: "SUBSCRIBE", params: [stream.key], id: n + 1 }),
  })),
  ping: { everyMs: 20_000 },
  silenceMs: 30_000,
  dataSilenceMs: 30_000,
  liquidations: "one-a-second",
  parse: (frame) => readFrame(frame, read),
});
