import { drawdownIndicator } from "../../drawdown-family.ts";

export const btcDrawdown = drawdownIndicator({
  id: "btc-drawdown",
  series: "btc.close",
  name: "BTC",
  meaning:
    "Loans and treasuries against BTC were struck near the high: the deeper, the more of them are close to their limits.",
});
