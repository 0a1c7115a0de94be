/**
 * Numbers as printed: the last printed place, what rounding and qualifiers allow, and whether a recomputed number agrees.
 * A file holds 57.01bn as 57010000000, so the printed place is inferred: from the decimals in the largest scale word
 * that fits (thousands have none), and never coarser than three significant digits below a million.
 */
import type { Figure } from "./figure.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const interval = (a: number, b: number): Interval => ({ low: Math.min(a, b), high: Math.max(a, b) });
export const contains = (outer: Interval, x: number): boolean => x >= outer.low && x <= outer.high;
export const overlaps = (a: Interval, b: Interval): boolean => a.low <= b.high && b.low <= a.high;
export const middle = (i: Interval): number => (i.low + i.high) / 2;

/** Decimal places that `String` prints; 0 for integers and for exponents of large numbers. */
const decimalsOf = (x: number): number => {
  const text = String(x);
  if (text.includes("e-")) return Number(text.split("e-")[1]) + (text.split("e-")[0]!.split(".")[1]?.length ?? 0);
  return text.includes("e") ? 0 : (text.split(".")[1]?.length ?? 0);
};

/** One unit of the last printed place. Always positive. */
export function printedUnit(x: number): number {
  const size = Math.abs(x);
  for (const scale of [1e12, 1e9, 1e6])
    if (size >= scale) return scale * 10 ** -decimalsOf(Number((size / scale).toPrecision(12)));
  const decimals = decimalsOf(size);
  if (decimals > 0 || size < 1000) return 10 ** -decimals;
  const digits = String(size).length;
  const zeros = /0*$/.exec(String(size))![0].length;
  return 10 ** Math.min(zeros, digits - 3);
}

/** With a scale word in the unit the printed place is known: 0.9 in "USD bn" is printed to a tenth of a billion. */
const placeOf = (x: number, scale: number): number =>
  scale === 1 ? printedUnit(x) : scale * 10 ** -decimalsOf(Number((x / scale).toPrecision(12)));
/** A large amount in round numbers is taken as known to three digits as an input, and as loose as 5 % as a result. */
const inputUnit = (x: number, scale: number): number =>
  scale === 1 && Math.abs(x) >= 1e6
    ? Math.min(printedUnit(x), 10 ** (Math.floor(Math.log10(Math.abs(x))) - 2))
    : placeOf(x, scale);
const resultUnit = (x: number, scale: number): number =>
  scale === 1 && Math.abs(x) >= 1e6 ? Math.min(printedUnit(x), 0.05 * Math.abs(x)) : placeOf(x, scale);

export type Lean = "none" | "about" | "below" | "above";

/** What a qualifier says of the size of the true number: "almost 10" is below 10 in size, "more than 10" above. */
export function leanOf(qualifier: string): Lean {
  if (/almost|nearly|just under|close to but|below|under|less than|fewer|at most|up to|short of/i.test(qualifier))
    return "below";
  if (/more than|over|above|at least|exceed|beyond|upwards/i.test(qualifier)) return "above";
  if (/about|around|some|roughly|approx|circa|near|~/i.test(qualifier)) return "about";
  return "none";
}

/** The figure's number as an interval; undefined for words. A single value has equal ends. */
export function statedInterval(figure: Figure): Interval | undefined {
  if (typeof figure.value === "number") return { low: figure.value, high: figure.value };
  return figure.low !== undefined && figure.high !== undefined ? { low: figure.low, high: figure.high } : undefined;
}

/** How far a one-sided qualifier reaches: "above 3,000" is read as at most five percent above. */
const reach = 0.05;

/** The true numbers that the print allows: half a printed unit, a whole one for "about", one side for "above" or "below". */
export function roundingInterval(figure: Figure): Interval | undefined {
  const stated = statedInterval(figure);
  if (!stated) return undefined;
  const lean = leanOf(figure.qualifier);
  const slack = (x: number) =>
    lean === "about" || /approximate/.test(figure.statistic)
      ? Math.max(inputUnit(x, figure.scale), resultUnit(x, figure.scale))
      : inputUnit(x, figure.scale) / 2;
  const low = stated.low - slack(stated.low);
  const high = stated.high + slack(stated.high);
  const outward = (x: number) => x + Math.sign(x) * Math.abs(x) * reach;
  const inward = (x: number) => x - Math.sign(x) * Math.abs(x) * reach;
  const negative = stated.high < 0;
  if (lean === "above") return negative ? { low: outward(stated.low), high } : { low, high: outward(stated.high) };
  if (lean === "below") return negative ? { low, high: inward(stated.high) } : { low: inward(stated.low), high };
  return { low, high };
}

/** Relative difference that is never held against a figure. */
const relativeTolerance = 0.005;

/**
 * Whether the figure's printed number is the recomputed one: within 0.5 %, or within one unit of the last printed place
 * (1 % if it is qualified as "about"), on the side that its qualifier states. "Almost 10" refuses 10.75, which prints
 * as 11; "more than 10" takes anything up to a quarter above.
 */
export function agrees(figure: Figure, expected: number): boolean {
  const stated = statedInterval(figure);
  if (!stated || !Number.isFinite(expected)) return false;
  return agreesWith(stated, leanOf(figure.qualifier), expected, figure.scale);
}

export function agreesWith(stated: Interval, lean: Lean, expected: number, scale = 1): boolean {
  if (contains(stated, expected)) return true;
  const near = expected < stated.low ? stated.low : stated.high;
  const difference = Math.abs(near - expected);
  if (difference <= relativeTolerance * Math.max(Math.abs(near), Math.abs(expected))) return true;
  if (near !== 0 && expected !== 0 && Math.sign(near) !== Math.sign(expected))
    return difference <= resultUnit(near, scale) / 2;
  const unit = resultUnit(near, scale);
  const larger = Math.abs(expected) - Math.abs(near);
  // A tolerance in the tenth decimal keeps 0.1 + 0.2 arithmetic from deciding a border case.
  const slack = 1e-9 * Math.max(1, Math.abs(near));
  const outside = lean === "below" ? larger > 0 : lean === "above" ? larger < 0 : false;
  if (outside) return difference <= unit / 2 + slack;
  if (lean === "above") return difference <= Math.max(unit, Math.abs(near) / 4) + slack;
  if (lean === "below") return difference <= Math.max(unit, Math.abs(near) * reach) + slack;
  return difference <= Math.max(unit, lean === "about" ? 0.01 * Math.abs(near) : 0) + slack;
}

/** Whether the recomputed range, from what rounding of the inputs allows, meets what the figure's print allows. */
export function allowedByRounding(figure: Figure, expected: Interval): boolean {
  const printed = roundingInterval(figure);
  return printed !== undefined && overlaps(printed, expected);
}

const scales = [
  [1e12, "tn"],
  [1e9, "bn"],
  [1e6, "m"],
] as const;

function grouped(x: number, digits: number): string {
  const [whole, fraction] = Math.abs(x).toFixed(digits).split(".");
  const decimals = (fraction ?? "").replace(/0+$/, "");
  const body = whole!.replace(/\B(?=(\d{3})+$)/g, ",") + (decimals === "" ? "" : `.${decimals}`);
  return x < 0 && Number(body.replace(/,/g, "")) !== 0 ? `-${body}` : body;
}

/** A number for people: two to five decimals by size, thousands separated, "tn", "bn" or "m" from a million up. */
export function show(x: number): string {
  const scale = scales.find(([size]) => Math.abs(x) >= size);
  const scaled = scale ? x / scale[0] : x;
  const size = Math.abs(scaled);
  const text = grouped(scaled, size >= 1000 ? 2 : size >= 10 ? 3 : size >= 1 ? 4 : 5);
  return scale ? `${text} ${scale[1]}` : text;
}

export const showInterval = (i: Interval): string =>
  i.low === i.high ? show(i.low) : `${show(i.low)} to ${show(i.high)}`;

/** A number cut to ten significant digits, so that equal arithmetic gives equal text in JSON. */
export const tidy = (x: number): number => Number(x.toPrecision(10));
export const tidyInterval = (i: Interval): number | string =>
  i.low === i.high ? tidy(i.low) : `${tidy(i.low)} to ${tidy(i.high)}`;
