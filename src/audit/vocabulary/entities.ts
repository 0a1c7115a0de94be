/**
 * The words of a figure's subject, read as an entity: an instrument with a stored series, a coin, a company, a country.
 * A subject that no pattern knows is an entity of its own, named after its words, so new companies need no code.
 */

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

const coinNames = [
  ["btc", "btc|bitcoin|xbt"],
  ["eth", "eth|ether|ethereum"],
  ["sol", "sol|solana"],
  ["xrp", "xrp|ripple"],
  ["bnb", "bnb|binance coin"],
  ["ada", "ada|cardano"],
  ["doge", "doge|dogecoin"],
  ["ltc", "ltc|litecoin"],
  ["avax", "avax|avalanche"],
  ["link", "chainlink"],
  ["trx", "trx|tron"],
  ["dot", "polkadot"],
  ["bch", "bch|bitcoin cash"],
] as const;

/** Coins whose daily close, high and low the program stores. */
export const storedCoins = ["btc", "eth", "sol", "xrp", "bnb", "ada"] as const;

const tenors = ["1", "2", "5", "10", "20", "30", "40"] as const;
const tenorText = (t: string) => `(?:${t}\\s?-?y(?:ea)?r?s?\\b)`;

interface Pattern extends Entity {
  readonly words: RegExp;
}

const yieldPatterns: Pattern[] = tenors.flatMap((t) => [
  {
    name: `jgb.${t}y`,
    kind: "yield" as const,
    series: `jgb.${t}y`,
    words: new RegExp(`(?:jgb|japan\\w*)[^,;]*\\b${tenorText(t)}|\\b${tenorText(t)}[^,;]*(?:jgb|japan\\w*)`),
  },
  {
    name: `ust.${t}y`,
    kind: "yield" as const,
    series: `ust.${t}y`,
    words: new RegExp(
      `(?:\\bust\\b|\\bus\\b|u\\.s\\.|treasur|american|t-note|t-bond)[^,;]*\\b${tenorText(t)}|\\b${tenorText(t)}[^,;]*(?:\\bust\\b|\\bus\\b|u\\.s\\.|treasur|t-note|t-bond)`,
    ),
  },
]);

const fixedPatterns: Pattern[] = [
  { name: "vix", kind: "volatility-index", series: "vix", words: /\bvix\b|cboe volatility/ },
  { name: "spx", kind: "index", series: "spx", words: /s&p ?500|\bs&p\b|\bspx\b|\bsp500\b|standard (?:&|and) poor/ },
  { name: "djia", kind: "index", series: "djia", words: /\bdow\b|\bdjia\b/ },
  { name: "nasdaq-100", kind: "index", words: /nasdaq[- ]?100|\bndx\b/ },
  { name: "nasdaq-composite", kind: "index", series: "nasdaq-composite", words: /nasdaq(?!.*(?:etf|fund))/ },
  { name: "nikkei225", kind: "index", series: "nikkei225", words: /nikkei/ },
  {
    name: "usdjpy",
    kind: "fx",
    series: "fx.usdjpy",
    words: /usd ?\/? ?jpy|dollar[-/ ]+yen|yen per (?:us )?dollar|yen against the dollar/,
  },
  { name: "yen-carry", kind: "carry-trade", words: /carry/ },
  { name: "jpy", kind: "currency", series: "fx.usdjpy", words: /^(?:the )?(?:jpy|(?:japanese )?yen)$/ },
  { name: "boj", kind: "central-bank", series: "jp.policy-rate", words: /bank of japan|\bboj\b/ },
  { name: "fed", kind: "central-bank", words: /federal reserve|\bfed\b|fomc/ },
  { name: "ecb", kind: "central-bank", words: /european central bank|\becb\b/ },
  { name: "neutral-rate", kind: "neutral-rate", words: /neutral rate|r-star|r\*/ },
  { name: "fear-greed", kind: "sentiment", series: "crypto.fear-greed", words: /fear (?:&|and) greed/ },
  { name: "crypto-sentiment", kind: "sentiment", words: /sentiment/ },
  { name: "treasury-companies", kind: "treasuries", words: /treasury compan|treasuries$|digital[- ]asset treasur/ },
  { name: "strategy", kind: "other", words: /^(?:micro)?strategy\b|\bmstr\b/ },
  { name: "nvidia", kind: "stock", series: "nvda.close", words: /nvidia|\bnvda\b/ },
  { name: "japan-investors", kind: "holders", words: /japan\w* (?:investor|insurer|pension|life)/ },
  { name: "japan", kind: "country", words: /^(?:japan(?:ese)?\b|government of japan)/ },
  { name: "coin-holders", kind: "holders", words: /holders|whales|addresses/ },
  { name: "altcoins", kind: "coins", words: /altcoins|\balts\b/ },
  { name: "base-case", kind: "scenario", words: /base case|baseline/ },
  { name: "global-liquidity", kind: "other", words: /global liquidity|liquidity regime|zero-rate/ },
  { name: "equities", kind: "equities", words: /^(?:global )?(?:equities|stocks|shares)$/ },
];

const etfPattern = /\betfs?\b|\betps?\b|exchange[- ]traded/;
const marketPattern = /^crypto\b|crypto(?:currency)? market|digital assets?$|all coins/;
const regexOf = (words: string) => new RegExp(`\\b(?:${words})\\b`);

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

/** The entity a subject names. Never fails: unknown words name themselves. */
export function entityOf(subject: string): Entity {
  const text = subject.toLowerCase().replace(/\s+/g, " ").trim();
  // Words in brackets explain where a figure was stated, not what it is about.
  const bare = text.replace(/\([^)]*\)/g, "").trim() || text;
  const coins = coinNames.filter(([, words]) => regexOf(words).test(bare)).map(([name]) => name);
  if (etfPattern.test(bare)) {
    const held = coins[0];
    return held === undefined
      ? { name: bare.replace(/[^a-z0-9]+/g, "-"), kind: "fund" }
      : { name: `etf.${held}`, kind: "fund", series: `etf.${held}.net-flow`, holds: held };
  }
  const known = [...fixedPatterns, ...yieldPatterns].find((pattern) => pattern.words.test(bare));
  if (known) return plain(known);
  if (marketPattern.test(bare)) return { name: "crypto", kind: "market" };
  if (coins.length > 1) return { name: coins.join("+"), kind: "coins", members: coins };
  const only = coins[0];
  if (only !== undefined && bare.split(" ").length <= 3) return coinEntity(only);
  return { name: bare.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""), kind: "other" };
}

/** The coin that a unit or phrase names; undefined for none. */
export const coinIn = (text: string): string | undefined =>
  coinNames.find(([, words]) => regexOf(words).test(text.toLowerCase()))?.[0];
