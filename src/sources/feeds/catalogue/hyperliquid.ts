import type { Instant } from "../../../core/time.ts";
import { findPublisher } from "../../publishers.ts";
import { defineFeed, type FeedInstrument, type FeedMessage, type QuoteKind, type Reading } from "../define.ts";
import { type Json, malformed, nothing, numeric, readFrame } from "../frame.ts";

const perpetual = (coin: FeedInstrument["coin"], openInterestUnit: string): FeedInstrument => ({
  coin,
  quote: "USD",
  openInterestUnit,
  fundingUnit: "ratio per hour",
});
const instruments: Readonly<Record<string, FeedInstrument>> = {
  BTC: perpetual("btc", "BTC"),
  ETH: perpetual("eth", "ETH"),
};

const fields: readonly (readonly [QuoteKind, string])[] = [
  ["mark", "markPx"],
  ["index", "oraclePx"],
  ["funding", "funding"],
  ["open-interest", "openInterest"],
];

function read(json: Json, received: Instant): Reading {
  switch (json.channel) {
    case "activeAssetCtx":
      return context(json.data as Json, received);
    case "subscriptionResponse": {
      const { type, coin } = (json.data as Json).subscription as Json;
      return { kind: "acknowledged", keys: [`${type} ${coin}`] };
    }
    case "pong":
      return { kind: "alive" };
    case "error": {
      const because = String(json.data);
      return { kind: "refused", keys: keysIn(because), because };
    }
    default:
      return typeof json.channel === "string" ? nothing : malformed("no channel");
  }
}

/** The venue repeats the refused request inside its sentence. */
const keysIn = (sentence: string): string[] =>
  Object.keys(instruments).flatMap((coin) => (sentence.includes(`"coin":"${coin}"`) ? [`activeAssetCtx ${coin}`] : []));

/** The state of one contract. It carries no time of its own. */
function context(data: Json, received: Instant): Reading {
  const instrument = data.coin as string;
  if (instruments[instrument] === undefined) return nothing;
  const state = data.ctx as Json;
  const messages: FeedMessage[] = [];
  for (const [kind, field] of fields) {
    const text = numeric(state[field], field);
    if (text !== undefined) messages.push({ kind, instrument, time: received, text });
  }
  return { kind: "data", messages };
}

/** Perpetuals with hourly funding. The index is the venue's oracle price. Liquidations are not published. */
export const hyperliquid = defineFeed({
  id: "hyperliquid/feed",
  venue: "hyperliquid",
  title: "Perpetuals: prices, funding, open interest",
  publisher: "Hyperliquid",
  terms: findPublisher("hyperliquid/feed")!.terms,
  url: "wss://api.hyperliquid.xyz/ws",
  instruments,
  subscriptions: Object.keys(instruments).map((coin) => ({
    key: `activeAssetCtx ${coin}`,
    instrument: coin,
    gives: ["mark", "index", "funding", "open-interest"],
    request: JSON.stringify({ method: "subscribe", subscription: { type: "activeAssetCtx", coin } }),
  })),
  // The venue hangs up after a minute without a message of its own.
  ping: { everyMs: 20_000, text: '{"method":"ping"}' },
  silenceMs: 30_000,
  dataSilenceMs: 60_000,
  liquidations: "none",
  parse: (frame, received) => readFrame(frame, (json) => read(json, received)),
});
