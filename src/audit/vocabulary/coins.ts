/** Coins by the words that name them. */
const coinNames = [
  ["btc", "btc|bitcoins?|xbt"],
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

const patterns = coinNames.map(([name, words]) => [name, new RegExp(`\\b(?:${words})\\b`)] as const);

/** All coins that a phrase names, in the order of the list. "Bitcoin cash" is not bitcoin. */
export function coinsIn(text: string): readonly string[] {
  const plain = text.toLowerCase();
  const rest = plain.replace(/bitcoin cash/g, "bch");
  return patterns.filter(([, words]) => words.test(rest)).map(([name]) => name);
}

/** The first coin that a unit or phrase names; undefined for none. */
export const coinIn = (text: string): string | undefined => coinsIn(text)[0];
