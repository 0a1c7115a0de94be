/**
 * A feed: one venue's public WebSocket, what to subscribe to, how to keep it alive and how to read a frame. Reading is
 * pure; the connection is in `app/feeds/`. Every venue gives the same messages, so nothing after the parser knows venues.
 */
import type { Instant } from "../../core/time.ts";
import type { Terms } from "../define.ts";

export const venues = ["binance", "bybit", "okx", "deribit", "hyperliquid"] as const;
export type Venue = (typeof venues)[number];
export type Coin = "btc" | "eth";

/** State of an instrument: the newest one counts. */
export const quoteKinds = ["ticker", "mark", "index", "funding", "open-interest"] as const;
export type QuoteKind = (typeof quoteKinds)[number];
export type MessageKind = QuoteKind | "trade" | "liquidation";

interface Message {
  /** The venue's name of it. */
  readonly instrument: string;
  /** The venue's time of the event in milliseconds; the time of receipt where the venue sends none. */
  readonly time: number;
}

export interface Quote extends Message {
  readonly kind: QuoteKind;
  /** The number exactly as published; a number where the venue sends one. */
  readonly text: string | number;
  /** Published unit text where it is not the instrument's own, such as a funding interval that the frame names. */
  readonly unit?: string;
}

export interface Trade extends Message {
  readonly kind: "trade";
  readonly price: number;
  /** In coins. */
  readonly size: number;
  /** Who took liquidity. */
  readonly side: "buy" | "sell";
  readonly id: string;
  /** Counts the instrument's trades without holes, where the venue does that. */
  readonly sequence?: number | undefined;
}

export interface Liquidation extends Message {
  readonly kind: "liquidation";
  /** The position that was closed by force, whatever the venue's own field means. */
  readonly side: "long" | "short";
  /** Average fill where the venue gives it, else the bankruptcy price. */
  readonly price: number;
  /** In coins. */
  readonly size: number;
  /** In the instrument's quote currency. */
  readonly notional: number;
  /** Equal for the same liquidation sent twice. */
  readonly id: string;
}

export type FeedMessage = Quote | Trade | Liquidation;

/** What a frame is. Only `data` with messages and `malformed` frames are kept. */
export type Reading =
  | { readonly kind: "data"; readonly messages: readonly FeedMessage[] }
  | { readonly kind: "acknowledged"; readonly keys: readonly string[] }
  | { readonly kind: "refused"; readonly keys: readonly string[]; readonly because: string }
  /** A sign of life; `reply` has to be sent where the venue asks for one. */
  | { readonly kind: "alive"; readonly reply?: string }
  | { readonly kind: "malformed"; readonly because: string };

export interface FeedInstrument {
  readonly coin: Coin;
  /** Currency of its prices and of a liquidation's notional. */
  readonly quote: "USDT" | "USD";
  /** Published unit of its open interest. */
  readonly openInterestUnit?: string;
  /** Published unit of its funding rate, where a frame does not say the interval. */
  readonly fundingUnit: string;
  /** Coins a contract, where the venue counts contracts. */
  readonly contractSize?: number;
}

export interface Subscription {
  /** What an acknowledgement names. */
  readonly key: string;
  readonly request: string;
  readonly gives: readonly MessageKind[];
  /** The instrument that it is about; absent when it is about all. */
  readonly instrument?: string;
}

/**
 * How much of its forced liquidations a venue publishes: all of them; at most one order a second and symbol, which
 * makes a total a lower bound; a flag on each trade that closed one; nothing.
 */
export type LiquidationCoverage = "complete" | "one-a-second" | "flagged-trades" | "none";

export interface FeedDefinition {
  /** Source id of its segments, `venue/feed`. */
  readonly id: `${Venue}/feed`;
  readonly venue: Venue;
  readonly title: string;
  readonly publisher: string;
  readonly terms: Terms;
  readonly url: string;
  readonly instruments: Readonly<Record<string, FeedInstrument>>;
  /** Sent after connecting, before the subscriptions. */
  readonly greeting?: readonly string[];
  readonly subscriptions: readonly Subscription[];
  /** Sent at this pace; without `text` it is a ping frame of the protocol. */
  readonly ping: { readonly everyMs: number; readonly text?: string };
  /** Nothing at all for so long: the connection is dead. */
  readonly silenceMs: number;
  /** No price for so long, although the connection is alive: subscribing again is the only cure. */
  readonly dataSilenceMs: number;
  /** A frame holds changes only, so a value that is not named is unchanged while the connection lasts. */
  readonly deltas?: boolean;
  readonly liquidations: LiquidationCoverage;
  readonly parse: (frame: string, received: Instant) => Reading;
}

export const defineFeed = (definition: FeedDefinition): FeedDefinition => definition;
