/**
 * The unit of a figure: what kind of number it is, in which currency or coin, and the scale word in front of it. "USD bn",
 * "$bn", "tn yen", "million shares", "k BTC" and "%" are all read; numbers are audited in the unit without its scale.
 */
import { coinIn } from "./coins.ts";

export const unitKinds = [
  "percent",
  "bp",
  "points",
  "money",
  "coins",
  "days",
  "years",
  "months",
  "times",
  "date",
  "words",
  "count",
  "level",
  "per-hour",
] as const;
export type UnitKind = (typeof unitKinds)[number];

const scaleWords: readonly (readonly [RegExp, number])[] = [
  [/^(?:thousands?|k|'?000s?)$/, 1e3],
  [/^(?:millions?|mn|mln|mio|mm|m)$/, 1e6],
  [/^(?:billions?|bn|bln|b)$/, 1e9],
  [/^(?:trillions?|tn|trn|tr|t)$/, 1e12],
];
const currencyWords: readonly (readonly [RegExp, string])[] = [
  [/us\$|\$|\busd\b|\bdollars?\b|\busdt\b/, "usd"],
  [/¥|\bjpy\b|\byen\b/, "jpy"],
  [/€|\beur\b|\beuros?\b/, "eur"],
  [/£|\bgbp\b|\bpounds? sterling\b|\bpounds?$/, "gbp"],
  [/\bcny\b|\brmb\b|\byuan\b/, "cny"],
  [/\bchf\b|\bfrancs?\b/, "chf"],
  [/\bkrw\b|\bwon\b/, "krw"],
];

/** A symbol or code and a scale word may be written together: "$bn", "USDbn", "¥tn". */
const spaced = (unit: string): string =>
  unit
    .toLowerCase()
    .trim()
    .replace(/us\$/g, "usd ")
    .replace(/([$¥€£])/g, " $1 ")
    .replace(/\b(usd|jpy|eur|gbp)(k|mn?|bn|tn)\b/g, "$1 $2")
    .replace(/\s+/g, " ")
    .trim();

const scaleOf = (word: string): number | undefined => scaleWords.find(([words]) => words.test(word))?.[1];

/**
 * Factor by which the number is multiplied: 1e9 for "USD bn". A lone letter counts only beside another word, so that "m"
 * and "t" by themselves stay months and tonnes, and only before the word "per" or a slash.
 */
export function scaleOfUnit(unit: string): number {
  const [counted] = spaced(unit).split(/\s?(?:\/|\bper\b|\ba\b)\s?/);
  const words = counted!.split(" ").filter((word) => word !== "of");
  if (words.length === 1 && /^[a-z]$/.test(words[0]!) && words[0] !== "k") return 1;
  const found = words.flatMap((word) => scaleOf(word) ?? []);
  const leading = /^(\d+)$/.exec(words[0] ?? "");
  return found.reduce((product, factor) => product * factor, leading ? Number(leading[1]) : 1);
}

/** Currency or coin, lower case; empty where the unit has none. */
export function currencyOf(unit: string): string {
  const amount = spaced(unit).split(/\s?(?:\/|\bper\b)\s?/)[0]!;
  return coinIn(amount) ?? currencyWords.find(([words]) => words.test(amount))?.[1] ?? "";
}

/** What kind of number a unit text stands for. `text` says that the value is given in words. */
export function unitKindOf(unit: string, text: boolean): UnitKind {
  const u = spaced(unit);
  if (/^(?:label|record claim|word|text)/.test(u)) return "words";
  if (/interval|^date|^month$|^quarter$|^(?:calendar |fiscal )?year$/.test(u)) return "date";
  if (text) return "words";
  if (/basis[- ]?points?|^bps?\b/.test(u)) return "bp";
  if (/per ?cent|^%|^pct\b|^pp(?:ts?)?\b|^p\.p\.|percentage/.test(u)) return "percent";
  if (/per hour|\/ ?h(?:r|our)?$|an hour/.test(u)) return "per-hour";
  if (/(?:jpy|yen|usd|eur|dollars?) ?(?:per|\/) ?(?:us ?)?(?:usd|eur|jpy|dollar|euro)\b/.test(u)) return "level";
  if (/index points|index 0-100|^index(?: level)?$|^level$/.test(u)) return "level";
  if (/^(?:points?|pts?)$/.test(u)) return "points";
  if (/^(?:calendar |trading )?days?$/.test(u)) return "days";
  if (/^(?:years?|yrs?|y)$/.test(u)) return "years";
  if (/^(?:months?|quarters?|weeks?)$/.test(u)) return "months";
  if (/^(?:times|x|×|fold)$|multiple|^ratio$/.test(u)) return "times";
  if (coinIn(u) && !/(?:per|\/) ?\w+$/.test(u)) return "coins";
  if (currencyOf(u) !== "") return "money";
  return /\bcoins?\b|\btokens?\b/.test(u) ? "coins" : "count";
}
