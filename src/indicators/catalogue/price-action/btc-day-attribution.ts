import { attributionIndicator } from "../../attribution-family.ts";

export const btcDayAttribution = attributionIndicator({
  id: "btc-day-attribution",
  series: "btc.close",
  name: "BTC",
  meaning: "Beyond two, shares, yields, the yen and volatility do not explain the day: look for causes inside crypto.",
});
