import { flowIndicator } from "../../flow-family.ts";

export const etfEthFlow = flowIndicator({
  id: "etf-eth-flow",
  series: "etf.eth.net-flow",
  name: "US spot ETH ETFs",
  meaning: "Months of outflow contradict the reading that funds accumulate through the fall.",
});
