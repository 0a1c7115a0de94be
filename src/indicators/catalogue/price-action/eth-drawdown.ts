import { drawdownIndicator } from "../../drawdown-family.ts";

export const ethDrawdown = drawdownIndicator({
  id: "eth-drawdown",
  series: "eth.close",
  name: "ETH",
  meaning: "Deeper than that of BTC, the weaker coins are sold to hold the stronger.",
});
