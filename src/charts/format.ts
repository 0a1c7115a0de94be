/**
 * The one number and date formatter of the product: page, note, charts and command line show a number with the same
 * characters. Nothing here reads a locale, a time zone or a clock. The minus is U+2212, thousands are grouped with a
 * comma, an absent value is an em dash.
 */
import { isLocalDate } from "../core/time.ts";
import { type Unit, units } from "../core/units.ts";

export type { Unit };
export const absentMark = "—";
const minusSign = "\u2212";

export interface NumberStyle {
  /** Decimals; without it they are chosen from the unit and the size. */
  readonly decimals?: number;
  /** Writes a plus before positive numbers: for changes. */
  readonly signed?: boolean;
}

/** Decimals by unit, where the market has a habit; other units choose by size. */
const unitDecimals: Partial<Record<Unit, number>> = {
  "jpy-per-usd": 2,
  "index-points": 2,
  sigma: 2,
  correlation: 2,
  "return-per-rate": 2,
  multiple: 2,
  score: 3,
  contracts: 0,
  btc: 0,
  eth: 0,
  days: 1,
  years: 1,
  count: 0,
  state: 0,
};
const wholeWithoutDecimals: readonly Unit[] = ["days", "years", "index-points"];
const suffixes: Partial<Record<Unit, string>> = {
  multiple: "×",
  sigma: " σ",
  contracts: " contracts",
  btc: " BTC",
  eth: " ETH",
  days: " days",
  years: " years",
  usdt: " USDT",
  "usd-per-hour": " USD an hour",
  "ratio-per-8h": " per 8 hours",
  "return-per-rate": " % per 100 bp",
};
/** A change reads as a change only with its sign. */
const signedUnits: readonly Unit[] = ["change"];
const currencies: Partial<Record<Unit, string>> = { usd: "USD", jpy: "JPY" };

/**
 * A number in an inside unit as a person reads it: a ratio as percent, money with bn or tn, the rest with its unit where
 * it is not plain from the name. Null, undefined, NaN and the infinities are an em dash, never a number.
 */
export function formatValue(value: number | null | undefined, unit: Unit, style: NumberStyle = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return absentMark;
  const currency = currencies[unit];
  if (currency) return formatMoney(value, currency, style);
  if (unit === "probability") return formatProbability(value);
  const suffix = suffixes[unit] ?? "";
  const { display } = units[unit];
  const signs = signedUnits.includes(unit) ? { signed: true, ...style } : style;
  if (display === "percent") return formatPercent(value, signs) + suffix;
  if (display === "basis-points") return formatBasisPoints(value, signs);
  if (display === "points") return formatPoints(value, signs);
  const decimals = style.decimals ?? unitDecimals[unit] ?? decimalsBySize(value);
  // "91 days" and "Fear & Greed 14" read better than 91.0 and 14.00, and say as much.
  const whole = wholeWithoutDecimals.includes(unit) && style.decimals === undefined && Number.isInteger(value);
  const singular = whole && Math.abs(value) === 1 ? suffix.replace(/s$/, "") : suffix;
  return formatNumber(value, { ...style, decimals: whole ? 0 : decimals }) + singular;
}

/**
 * A ratio as percent: 0.03334 is "3.334 %". A number that is exact to three decimals keeps them, because a publisher
 * printed it so; a computed one has two below 10 %, one below 100 %, none above, and four when smaller than 0.1 %.
 */
export function formatPercent(ratio: number | null | undefined, style: NumberStyle = {}): string {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return absentMark;
  const value = ratio * 100;
  const size = Math.abs(value);
  const base = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size < 1e-9 ? 2 : 4;
  const decimals = style.decimals ?? exactDecimals(value, base, size >= 100 ? 1 : size >= 10 ? 2 : 3);
  return `${formatNumber(value, { ...style, decimals })} %`;
}

/**
 * A probability in whole percent; one decimal below 10 % and above 90 %. Never "0 %" or "100 %": a simulation that saw no
 * case has not shown that there is none.
 */
export function formatProbability(probability: number | null | undefined): string {
  if (probability === null || probability === undefined || !Number.isFinite(probability)) return absentMark;
  if (probability < 0.001) return "< 0.1 %";
  if (probability > 0.999) return "> 99.9 %";
  const value = probability * 100;
  return `${formatNumber(value, { decimals: value < 10 || value > 90 ? 1 : 0 })} %`;
}

/** A ratio in basis points: 0.00026 is "2.6 bp". */
export function formatBasisPoints(ratio: number | null | undefined, style: NumberStyle = {}): string {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return absentMark;
  const value = ratio * 1e4;
  const decimals = style.decimals ?? (Math.abs(value) >= 100 ? 0 : 1);
  return `${formatNumber(value, { ...style, decimals })} bp`;
}

/** A ratio in percentage points: 0.134 is "13.4 points". */
export function formatPoints(ratio: number | null | undefined, style: NumberStyle = {}): string {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return absentMark;
  return `${formatNumber(ratio * 100, { decimals: 1, ...style })} points`;
}

const moneyScales = [
  { from: 1e12, suffix: " tn" },
  { from: 1e9, suffix: " bn" },
  { from: 1e6, suffix: " m" },
] as const;

/** Money: three significant digits from a million up ("USD 4.57 bn"), whole above 1,000, cents below. */
export function formatMoney(amount: number | null | undefined, currency: string, style: NumberStyle = {}): string {
  if (amount === null || amount === undefined || !Number.isFinite(amount)) return absentMark;
  const size = Math.abs(amount);
  // 999.9996 m is shown as 1.00 bn, so the scale is taken after rounding to the digits that will be shown.
  const rounded = Number(size.toPrecision(3));
  const scale = moneyScales.find((s) => rounded >= s.from);
  if (!scale) {
    const decimals = style.decimals ?? (size >= 1000 || size === 0 ? 0 : 2);
    return `${currency} ${formatNumber(amount, { ...style, decimals })}`;
  }
  const scaled = amount / scale.from;
  const shown = Math.abs(Number(scaled.toPrecision(3)));
  const decimals = style.decimals ?? (shown >= 100 ? 0 : shown >= 10 ? 1 : 2);
  return `${currency} ${formatNumber(scaled, { ...style, decimals })}${scale.suffix}`;
}

/** A plain number with grouped thousands. Zero after rounding carries no sign. */
export function formatNumber(value: number | null | undefined, style: NumberStyle = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return absentMark;
  const decimals = style.decimals ?? decimalsBySize(value);
  const size = Math.abs(value);
  // From 1e21 on toFixed writes an exponent; such a number has no decimals to show.
  const text = size < 1e21 ? size.toFixed(decimals) : BigInt(size).toString();
  const [whole = "0", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const body = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  if (Number(text) === 0) return body;
  return value < 0 ? minusSign + body : style.signed ? `+${body}` : body;
}

/** An interval in one unit: "43 % to 51 %". Equal ends are shown once. */
export function formatInterval(lo: number, hi: number, unit: Unit, style: NumberStyle = {}): string {
  const [from, to] = [formatValue(lo, unit, style), formatValue(hi, unit, style)];
  return from === to ? from : `${from} to ${to}`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "20 November 2025" from 2025-11-20 or from an ISO instant (then its UTC day). Any other text comes back as it is. */
export function formatDate(text: string | null | undefined): string {
  const parts = dateParts(text);
  return parts ? `${parts.day} ${months[parts.month - 1]} ${parts.year}` : (text ?? absentMark);
}

/** "20 Nov 2025", for tables and axes. */
export function formatDateShort(text: string | null | undefined): string {
  const parts = dateParts(text);
  return parts ? `${parts.day} ${months[parts.month - 1]!.slice(0, 3)} ${parts.year}` : (text ?? absentMark);
}

/** "21 November 2025, 12:30 UTC" from an ISO instant in UTC. */
export function formatMoment(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(:\d{2}(\.\d+)?)?Z$/.exec(text);
  return time ? `${formatDate(text)}, ${time[1]} UTC` : formatDate(text);
}

/** "1 day", "52 days"; for counts of any noun. */
export const formatCount = (n: number, one: string, many = `${one}s`): string =>
  `${formatNumber(n, { decimals: 0 })} ${n === 1 ? one : many}`;

function dateParts(text: string | null | undefined): { year: string; month: number; day: number } | undefined {
  const date = text?.slice(0, 10);
  if (date === undefined || !isLocalDate(date)) return undefined;
  return { year: date.slice(0, 4), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Fewest decimals from `base` to `most` at which the number is exact, else `base`. */
function exactDecimals(value: number, base: number, most: number): number {
  for (let decimals = base; decimals <= most; decimals++) {
    const scaled = value * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-7 * Math.max(1, Math.abs(scaled))) return decimals;
  }
  return base;
}

function decimalsBySize(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 1000) return 0;
  if (size >= 100) return 1;
  if (size >= 1) return 2;
  return size >= 0.1 ? 3 : Math.min(12, 3 + Math.floor(-Math.log10(size)));
}
