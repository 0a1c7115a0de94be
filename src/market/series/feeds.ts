/**
 * What the live feeds of the venues give, minute by minute: flows are of the time since the observation before. What was
 * liquidated is there by UTC day too.
 */
import type { Unit } from "../../core/units.ts";
import { defineSeries, type SeriesDefinition } from "../series.ts";

const venues = [
  { id: "binance", name: "Binance", quote: "usdt", last: true, openInterest: undefined, liquidations: true },
  { id: "bybit", name: "Bybit", quote: "usdt", last: true, openInterest: "coins", liquidations: true },
  { id: "okx", name: "OKX", quote: "usdt", last: true, openInterest: "coins", liquidations: true },
  { id: "deribit", name: "Deribit", quote: "usd", last: true, openInterest: "usd", liquidations: true },
  { id: "hyperliquid", name: "Hyperliquid", quote: "usd", last: false, openInterest: "coins", liquidations: false },
] as const;
const coins = [
  { id: "btc", name: "BTC", price: [1e3, 1e7], coins: [0, 1e7] },
  { id: "eth", name: "ETH", price: [10, 1e6], coins: [0, 1e8] },
] as const;

type Venue = (typeof venues)[number];
type Coin = (typeof coins)[number];

type More = Partial<Pick<SeriesDefinition, "maxJump" | "isByMinute" | "freshForDays">>;
const define = (
  venue: Venue,
  id: string,
  title: string,
  unit: Unit,
  plausible: readonly [number, number],
  more: More = {},
) =>
  defineSeries({
    id,
    title,
    unit,
    calendar: "utc-daily",
    sources: [`${venue.id}/feed`],
    neverRevised: true,
    isByMinute: true,
    freshForDays: 1,
    plausible,
    ...more,
  });

function ofCoin(venue: Venue, coin: Coin): SeriesDefinition[] {
  const { quote } = venue;
  const name = `${coin.name} perpetual on ${venue.name}`;
  const one = (part: string, title: string, unit: Unit, plausible: readonly [number, number], more?: More) =>
    define(venue, `${coin.id}.${venue.id}.${part}`, `${name}, ${title}`, unit, plausible, more);
  const openInterest =
    venue.openInterest === "usd"
      ? [one("open-interest", "open interest", "usd", [0, 1e11])]
      : venue.openInterest === "coins"
        ? [one("open-interest", "open interest", coin.id, coin.coins)]
        : [];
  return [
    ...(venue.last ? [one("last", "last price", quote, coin.price)] : []),
    one("mark", "mark price", quote, coin.price),
    one("index", "index price", quote, coin.price),
    one("funding", "funding rate", "ratio-per-8h", [-0.05, 0.05]),
    ...openInterest,
    ...(venue.liquidations
      ? (["long", "short"] as const).flatMap((side) => [
          // Nothing for an hour and then a cascade is what they are like.
          one(`liquidations-${side}`, `${side}s liquidated since the observation before`, quote, [0, 1e11], {
            maxJump: "any",
          }),
          one(`liquidations-${side}-24h`, `${side}s liquidated, UTC day`, quote, [0, 1e11], {
            ...{ maxJump: "any", isByMinute: false, freshForDays: 3 },
          }),
        ])
      : []),
  ];
}

export const feeds: readonly SeriesDefinition[] = venues.flatMap((venue) => [
  ...coins.flatMap((coin) => ofCoin(venue, coin)),
  define(
    venue,
    `${venue.id}.feed-seconds`,
    `${venue.name} feed, seconds since the observation before in which nothing was lost`,
    "seconds",
    [0, 3600],
    { maxJump: "any" },
  ),
]);
