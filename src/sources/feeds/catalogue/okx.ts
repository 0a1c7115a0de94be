import type { Instant } from "../../../core/time.ts";
import { findPublisher } from "../../publishers.ts";
import { defineFeed, type FeedInstrument, type FeedMessage, type QuoteKind, type Reading } from "../define.ts";
import { identities, type Json, malformed, millis, nothing, numeric, oneOf, positive, readFrame } from "../frame.ts";

const perpetual = (coin: FeedInstrument["coin"], contractSize: number, openInterestUnit: string): FeedInstrument => ({
  coin,
  quote: "USDT",
  contractSize,
  openInterestUnit,
  fundingUnit: "ratio per 8 hours",
});
/** Contract sizes (`ctVal`) from the venue's instrument list. */
const instruments: Readonly<Record<string, FeedInstrument>> = {
  "BTC-USDT-SWAP": perpetual("btc", 0.01, "BTC"),
  "ETH-USDT-SWAP": perpetual("eth", 0.1, "ETH"),
};
const hourMs = 3_600_000;
const fundingUnits: Readonly<Record<number, string>> = {
  1: "ratio per hour",
  2: "ratio per 2 hours",
  4: "ratio per 4 hours",
  8: "ratio per 8 hours",
};

interface Asked {
  readonly arg: Readonly<Record<string, string>>;
  readonly gives: readonly FeedMessage["kind"][];
  readonly instrument?: string;
}
const asked: readonly Asked[] = [
  ...Object.keys(instruments).flatMap((instrument): Asked[] => [
    { arg: { channel: "tickers", instId: instrument }, gives: ["ticker"], instrument },
    { arg: { channel: "mark-price", instId: instrument }, gives: ["mark"], instrument },
    { arg: { channel: "index-tickers", instId: instrument.replace("-SWAP", "") }, gives: ["index"], instrument },
    { arg: { channel: "funding-rate", instId: instrument }, gives: ["funding"], instrument },
    { arg: { channel: "open-interest", instId: instrument }, gives: ["open-interest"], instrument },
  ]),
  // By kind of instrument only: with `instId` it is refused, and `instFamily` is dropped without a word.
  { arg: { channel: "liquidation-orders", instType: "SWAP" }, gives: ["liquidation"] },
];
const keyOf = (arg: Json): string => [arg.channel, arg.instId ?? arg.instType].join(" ");

function read(json: Json, received: Instant): Reading {
  if (json.event !== undefined) return answer(json);
  const arg = json.arg as Json;
  const data = json.data as Json[];
  switch (arg.channel) {
    case "tickers":
      return quotes(data, received, "ticker", "last");
    case "mark-price":
      return quotes(data, received, "mark", "markPx");
    case "index-tickers":
      return quotes(data, received, "index", "idxPx");
    case "funding-rate":
      return quotes(data, received, "funding", "fundingRate");
    case "open-interest":
      return quotes(data, received, "open-interest", "oiCcy");
    case "liquidation-orders":
      return liquidations(data);
    default:
      return nothing;
  }
}

function answer(json: Json): Reading {
  if (json.event === "subscribe") return { kind: "acknowledged", keys: [keyOf(json.arg as Json)] };
  if (json.event === "error") {
    // Errors name the request by its number, not by its channel.
    const place = /^s(\d+)$/.exec(String(json.id))?.[1];
    const keys = place === undefined ? [] : [keyOf(asked[Number(place)]!.arg)];
    return { kind: "refused", keys, because: `${json.code} ${json.msg}` };
  }
  return json.event === "notice" || json.event === "channel-conn-count"
    ? { kind: "alive" }
    : malformed(`event ${JSON.stringify(json.event)}`);
}

function quotes(data: readonly Json[], received: Instant, kind: QuoteKind, field: string): Reading {
  const messages: FeedMessage[] = [];
  for (const item of data) {
    const named = item.instId as string;
    // The index has the name of the pair.
    const instrument = kind === "index" ? `${named}-SWAP` : named;
    if (instruments[instrument] === undefined) continue;
    const text = numeric(item[field], field);
    const time = item.ts === undefined ? received : millis(item.ts, "ts");
    if (text === undefined) continue;
    if (kind !== "funding") messages.push({ kind, instrument, time, text });
    else messages.push({ kind, instrument, time, text, unit: fundingUnit(item) });
  }
  return { kind: "data", messages };
}

/** The interval may change on a day with extreme rates; both ends of it are in the frame. */
function fundingUnit(item: Json): string {
  const hours = (Number(item.nextFundingTime) - Number(item.fundingTime)) / hourMs;
  if (!(hours > 0)) return "ratio per 8 hours";
  return fundingUnits[hours] ?? `ratio per ${hours} hours`;
}

/** `sz` counts contracts. `posSide` is the position; in net mode only the closing order's side tells. */
function liquidations(data: readonly Json[]): Reading {
  const identity = identities();
  const messages: FeedMessage[] = [];
  for (const item of data) {
    const instrument = item.instId as string;
    const contractSize = instruments[instrument]?.contractSize;
    if (contractSize === undefined) continue;
    for (const detail of item.details as Json[]) {
      const position = oneOf(detail.posSide, ["long", "short", "net"], "posSide");
      const closing = oneOf(detail.side, ["sell", "buy"], "side");
      const side = position === "net" ? (closing === "sell" ? "long" : "short") : position;
      const price = positive(detail.bkPx, "bkPx");
      const size = positive(detail.sz, "sz") * contractSize;
      const time = millis(detail.ts, "ts");
      const id = identity(`${instrument} ${time} ${side} ${detail.bkPx} ${detail.sz}`);
      messages.push({ kind: "liquidation", instrument, time, side, price, size, notional: price * size, id });
    }
  }
  return { kind: "data", messages };
}

/** USDT-margined perpetuals. At most one liquidation a second and contract. */
export const okx = defineFeed({
  id: "okx/feed",
  venue: "okx",
  title: "Perpetuals: prices, funding, open interest, liquidations",
  publisher: "OKX",
  terms: findPublisher("okx/feed")!.terms,
  url: "wss://ws.okx.com:8443/ws/v5/public",
  instruments,
  subscriptions: asked.map(({ arg, ...rest }, n) => ({
    ...rest,
    key: keyOf(arg),
    request: JSON.stringify({ id: `s${n}`, op: "subscribe", args: [arg] }),
  })),
  // The venue hangs up after 30 s without a word from this side or a push from its own.
  ping: { everyMs: 20_000, text: "ping" },
  silenceMs: 30_000,
  dataSilenceMs: 60_000,
  liquidations: "one-a-second",
  parse: (frame, received) => (frame === "pong" ? { kind: "alive" } : readFrame(frame, (json) => read(json, received))),
});
