/**
 * The words of a figure's subject, read as an entity: an instrument with a stored series, a coin, a company, a country.
 * A subject that no pattern knows is an entity of its own, named after its words, so new companies need no code.
 */

import { coinsIn, storedCoins } from "./coins.ts";
import { unreadWords } from "./words.ts";

export const entityKinds = [
  "index",
  "volatility-index",
  "yield",
  "fx",
  "currency",
  "coin",
  "stock",
  "fund",
  "market",
  "sentiment",
  "central-bank",
  "country",
  "carry-trade",
  "neutral-rate",
  "equities",
  "holders",
  "treasuries",
  "coins",
  "scenario",
  "other",
] as const;
export type EntityKind = (typeof entityKinds)[number];

export interface Entity {
  readonly name: string;
  readonly kind: EntityKind;
  /** Id of the series that holds its level, with the closing level of a day. */
  readonly series?: string;
  /** The coin an exchange-traded fund holds. */
  readonly holds?: string;
  /** Members, for a group of coins that the subject lists. */
  readonly members?: readonly string[];
}

const tenorWords = [
  ["1", "one"],
  ["2", "two"],
  ["5", "five"],
  ["10", "ten"],
  ["20", "twenty"],
  ["30", "thirty"],
  ["40", "forty"],
] as const;
const tenorText = (digits: string, word: string) => `\\b(?:${digits}\\s?-?\\s?(?:y|yr|year)s?|${word}[- ]year)\\b`;

interface Pattern extends Entity {
  readonly words: RegExp;
}

const japanese = "(?:jgbs?\\b|japan\\w*)";
const american = "(?:\\busts?\\b|\\bus\\b|\\bu\\.s\\.|treasur(?:y|ies)|american|\\bt-(?:note|bond)s?)";
const yieldPatterns: Pattern[] = tenorWords.flatMap(([digits, word]) =>
  [
    { name: `jgb.${digits}y`, issuer: japanese },
    { name: `ust.${digits}y`, issuer: american },
  ].map(({ name, issuer }) => ({
    name,
    kind: "yield" as const,
    series: name,
    words: new RegExp(`${issuer}[^,;]*${tenorText(digits, word)}|${tenorText(digits, word)}[^,;]*${issuer}`),
  })),
);

const fixedPatterns: Pattern[] = [
  { name: "vix", kind: "volatility-index", series: "vix", words: /\bvix\b|cboe volatility/ },
  { name: "spx", kind: "index", series: "spx", words: /s&p ?500|\bs&p\b|\bspx\b|\bsp500\b|standard (?:&|and) poor/ },
  { name: "djia", kind: "index", series: "djia", words: /\bdow\b|\bdjia\b/ },
  { name: "nasdaq-100", kind: "index", words: /nasdaq[- ]?100|\bndx\b/ },
  { name: "nasdaq-composite", kind: "index", series: "nasdaq-composite", words: /\bnasdaq\b|\bccmp\b|\bixic\b/ },
  { name: "nikkei225", kind: "index", series: "nikkei225", words: /\bnikkei\b|\bn225\b/ },
  {
    name: "usdjpy",
    kind: "fx",
    series: "fx.usdjpy",
    words:
      /usd ?[/-]? ?jpy|(?:us )?dollar(?: ?[-/]| to| against the| versus the| vs\.?)* ?yen\b|yen (?:per|to the|against the) (?:us )?dollar/,
  },
  { name: "yen-carry", kind: "carry-trade", words: /carry/ },
  { name: "jpy", kind: "currency", series: "fx.usdjpy", words: /^(?:the )?(?:jpy|(?:japanese )?yen)$/ },
  { name: "boj", kind: "central-bank", series: "jp.policy-rate", words: /bank of japan|\bboj\b/ },
  { name: "fed", kind: "central-bank", words: /federal reserve|\bfed\b|\bfomc\b/ },
  { name: "ecb", kind: "central-bank", words: /european central bank|\becb\b/ },
  { name: "neutral-rate", kind: "neutral-rate", words: /neutral rate|r-star|r\*/ },
  { name: "fear-greed", kind: "sentiment", series: "crypto.fear-greed", words: /fear (?:&|and) greed/ },
  { name: "crypto-sentiment", kind: "sentiment", words: /sentiment/ },
  {
    name: "treasury-companies",
    kind: "treasuries",
    words: /treasury (?:compan|firms)|treasuries$|digital[- ]asset treasur/,
  },
  { name: "strategy", kind: "other", words: /^(?:micro)?strategy\b|\bmstr\b/ },
  { name: "nvidia", kind: "stock", series: "nvda.close", words: /\bnvidia\b|\bnvda\b/ },
  { name: "japan-investors", kind: "holders", words: /japan\w* (?:investor|insurer|pension|life)/ },
  { name: "japan", kind: "country", words: /^(?:the )?(?:japan(?:ese)?\b|government of japan)/ },
  { name: "coin-holders", kind: "holders", words: /holders|whales|addresses/ },
  { name: "altcoins", kind: "coins", words: /altcoins|\balts\b/ },
  { name: "base-case", kind: "scenario", words: /base case|baseline/ },
  { name: "global-liquidity", kind: "other", words: /global liquidity|liquidity regime|zero-rate/ },
  { name: "equities", kind: "equities", words: /^(?:global )?(?:equities|stocks|shares)$/ },
];

const etfPattern = /\betfs?\b|\betps?\b|exchange[- ]traded/;
/** Words that leave "US spot bitcoin ETFs" the whole group; any other names one fund or a part of them. */
const groupOfFunds =
  /^(?:(?:the|all|us|u\.s\.|american|listed|us-listed|spot|eleven|twelve|nine|btc|bitcoin|eth|ether|ethereum|sol|solana|xrp|etfs?|etps?|exchange|traded|exchange-traded|funds?|products?|in|total|combined|aggregate)\b[\s-]*)+$/;
const marketPattern =
  /^crypto\b|crypto(?:currency)? market|^(?:all )?(?:digital assets?|cryptocurrencies|crypto assets?)$|all coins/;
/** Derived instruments and variants: not the index, coin or company itself. */
const otherInstrument =
  /\bfutures?\b|\boptions?\b|\bperp(?:etual)?s?\b|equal[- ]weight|\bconvertibles?\b|\bpreferred\b|\bswaps?\b|\bcds\b|inflation-linked|\btips\b|\blinkers?\b|\bforwards?\b|\bminers?\b|\bmining\b|\bdominance\b/;

const plain = (pattern: Pattern): Entity => ({
  name: pattern.name,
  kind: pattern.kind,
  ...(pattern.series === undefined ? {} : { series: pattern.series }),
});

const coinEntity = (name: string): Entity => ({
  name,
  kind: "coin",
  ...((storedCoins as readonly string[]).includes(name) ? { series: `${name}.close` } : {}),
});

const named = (words: string, kind: EntityKind): Entity => ({
  name: words.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""),
  kind,
});

/** The entity a subject names. Never fails: unknown words name themselves. */
export function entityOf(subject: string): Entity {
  const text = subject.toLowerCase().replace(/\s+/g, " ").trim();
  // Words in brackets explain where a figure was stated, not what it is about.
  const bare = text.replace(/\([^)]*\)/g, "").trim() || text;
  const coins = coinsIn(bare);
  if (etfPattern.test(bare)) {
    const held = coins[0];
    if (held === undefined || coins.length > 1) return named(bare, "fund");
    return groupOfFunds.test(bare)
      ? { name: `etf.${held}`, kind: "fund", series: `etf.${held}.net-flow`, holds: held }
      : { ...named(bare, "fund"), holds: held };
  }
  if (otherInstrument.test(bare)) return named(bare, "other");
  const known = [...yieldPatterns, ...fixedPatterns].find((pattern) => pattern.words.test(bare));
  if (known) return plain(known);
  if (marketPattern.test(bare)) return { name: "crypto", kind: "market" };
  if (coins.length > 1) return { name: coins.join("+"), kind: "coins", members: coins };
  const only = coins[0];
  return only !== undefined && unreadWords(bare).length === 0 ? coinEntity(only) : named(bare, "other");
}

/** A pair such as "US 10-year minus 2-year" or "30Y JGB less 10Y JGB": the two entities, the issuer said once for both. */
export function pairOf(words: string): readonly [Entity, Entity] | undefined {
  const halves = words
    .toLowerCase()
    .split(/\s(?:and|minus|less|over|vs\.?|versus|against|to)\s|\s[-–]\s|(?<=\d\s?y(?:ea)?r?s?)\s?[-/–]\s?(?=\d)/);
  if (halves.length !== 2) return undefined;
  const issuer = new RegExp(`${japanese}|${american}`).exec(words.toLowerCase())?.[0] ?? "";
  const [a, b] = halves.map((half) => {
    const own = entityOf(half);
    return own.kind === "yield" ? own : entityOf(`${issuer} ${half}`);
  });
  return a && b && a.name !== b.name ? [a, b] : undefined;
}
