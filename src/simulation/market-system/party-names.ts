/** Names of those who act in a run, as a person says them. */
const names: Readonly<Record<string, string>> = {
  "carry-trade": "carry trade",
  "carry-funds-on-margin": "carry funds on margin",
  "vol-target-funds": "volatility-target funds",
  "trend-us-equities": "trend followers, US shares",
  "trend-japan-equities": "trend followers, Japanese shares",
  "trend-usdjpy": "trend followers, USDJPY",
  "trend-treasuries": "trend followers, Treasuries",
  "trend-btc": "trend followers, bitcoin",
  "perp-longs": "perpetual longs",
  "perp-shorts": "perpetual shorts",
  "etf-holders": "bitcoin fund holders",
  "japan-bond-holders": "Japanese bond holders",
};

/** `ai:Oracle` is a party to AI commitments; anything else reads as its id. */
export const partyName = (id: string): string =>
  names[id] ?? (id.startsWith("ai:") ? id.slice(3) : id.replaceAll("-", " "));
