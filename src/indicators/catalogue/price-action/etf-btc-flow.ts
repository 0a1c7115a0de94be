import { flowIndicator } from "../../flow-family.ts";

export const etfBtcFlow = flowIndicator({
  id: "etf-btc-flow",
  series: "etf.btc.net-flow",
  name: "US spot BTC ETFs",
  meaning: "Outflows are sales that no margin call forced: holders who came last leave first.",
});
