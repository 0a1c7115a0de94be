/**
 * Units. Inside the program a rate or share is always a ratio (0.0125 is 1.25 %); percent and basis points live only
 * in parsing and display. A `Quantity<U>` is a plain number to the engine and a distinct type to the compiler:
 * arithmetic gives a bare number, so a result is tagged again on purpose.
 */
declare const unitTag: unique symbol;

type Display = "percent" | "basis-points" | "points" | "number" | "money";

/** Every unit a number may carry inside the program, with how a person reads it. */
export const units = {
  ratio: { label: "ratio", display: "percent" },
  /** A relative change: read with its sign. */
  change: { label: "relative change, a ratio", display: "percent" },
  /** A slope, a spread, a move or the normal volatility of yields and rates: read in basis points. */
  "rate-difference": { label: "difference of yields or rates, a ratio", display: "basis-points" },
  /** A difference of shares or growth rates: read in percentage points. */
  "share-difference": { label: "difference of shares or growth rates, a ratio", display: "points" },
  /** 1 is a return of 1 % for each percentage point of the rate. */
  "return-per-rate": { label: "return over change of a rate", display: "number" },
  correlation: { label: "correlation", display: "number" },
  "ratio-per-8h": { label: "ratio per 8 hours", display: "percent" },
  probability: { label: "probability", display: "percent" },
  multiple: { label: "multiple", display: "number" },
  sigma: { label: "standard deviations", display: "number" },
  score: { label: "score", display: "number" },
  "index-points": { label: "index points", display: "number" },
  usd: { label: "US dollars", display: "money" },
  "usd-per-hour": { label: "US dollars per hour", display: "number" },
  jpy: { label: "yen", display: "money" },
  usdt: { label: "USDT", display: "number" },
  "jpy-per-usd": { label: "yen per US dollar", display: "number" },
  "usd-per-eur": { label: "US dollars per euro", display: "number" },
  "jpy-per-eur": { label: "yen per euro", display: "number" },
  btc: { label: "bitcoin", display: "number" },
  eth: { label: "ether", display: "number" },
  contracts: { label: "contracts", display: "number" },
  seconds: { label: "seconds", display: "number" },
  days: { label: "days", display: "number" },
  years: { label: "years", display: "number" },
  count: { label: "count", display: "number" },
  state: { label: "state", display: "number" },
} as const satisfies Record<string, { label: string; display: Display }>;

export type Unit = keyof typeof units;
export type Quantity<U extends Unit> = number & { readonly [unitTag]: U };

/** Tags a finite number with its unit. Throws a RangeError for NaN and the infinities: absent is a state, never a number. */
export function quantity<U extends Unit>(unit: U, value: number): Quantity<U> {
  if (!Number.isFinite(value)) throw new RangeError(`${unit}: found ${value}, expected a finite number`);
  return value as Quantity<U>;
}

export const ratio = (value: number): Quantity<"ratio"> => quantity("ratio", value);
export const usd = (value: number): Quantity<"usd"> => quantity("usd", value);
export const jpyPerUsd = (value: number): Quantity<"jpy-per-usd"> => quantity("jpy-per-usd", value);

/** One basis point as a ratio. */
export const basisPoint = 1e-4;
/** One percent as a ratio. */
export const percent = 1e-2;

/**
 * How a publisher's unit text becomes an inside unit: multiply the published number by `factor`.
 * A publisher's unit that is not listed here is a problem of the payload, not a guess.
 */
export const publishedUnits: Readonly<Record<string, { unit: Unit; factor: number }>> = {
  percent: { unit: "ratio", factor: percent },
  "basis points": { unit: "ratio", factor: basisPoint },
  ratio: { unit: "ratio", factor: 1 },
  "ratio per 8 hours": { unit: "ratio-per-8h", factor: 1 },
  "ratio per 4 hours": { unit: "ratio-per-8h", factor: 2 },
  "ratio per 2 hours": { unit: "ratio-per-8h", factor: 4 },
  "ratio per hour": { unit: "ratio-per-8h", factor: 8 },
  "JPY per USD": { unit: "jpy-per-usd", factor: 1 },
  "index points": { unit: "index-points", factor: 1 },
  "index 0-100": { unit: "index-points", factor: 1 },
  contracts: { unit: "contracts", factor: 1 },
  USD: { unit: "usd", factor: 1 },
  "USD million": { unit: "usd", factor: 1e6 },
  "USD per hour": { unit: "usd-per-hour", factor: 1 },
  USDT: { unit: "usdt", factor: 1 },
  "percent per annum": { unit: "ratio", factor: percent },
  "Yen per U.S. Dollar": { unit: "jpy-per-usd", factor: 1 },
  "USD per EUR": { unit: "usd-per-eur", factor: 1 },
  "JPY per EUR": { unit: "jpy-per-eur", factor: 1 },
  "JPY per 100 yen": { unit: "jpy", factor: 1 },
  "thousand yen": { unit: "jpy", factor: 1e3 },
  "100 million yen": { unit: "jpy", factor: 1e8 },
  "JPY billion": { unit: "jpy", factor: 1e9 },
  "USD taken as USDT": { unit: "usdt", factor: 1 },
  "JPY tn": { unit: "jpy", factor: 1e12 },
  BTC: { unit: "btc", factor: 1 },
  ETH: { unit: "eth", factor: 1 },
  // Open interest that counts the buyer's and the seller's contract.
  "BTC, both sides": { unit: "btc", factor: 0.5 },
  "ETH, both sides": { unit: "eth", factor: 0.5 },
  seconds: { unit: "seconds", factor: 1 },
  days: { unit: "days", factor: 1 },
  shares: { unit: "count", factor: 1 },
  multiple: { unit: "multiple", factor: 1 },
};
