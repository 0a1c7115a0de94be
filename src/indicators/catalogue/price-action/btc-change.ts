import { moveIndicator } from "../../move-family.ts";

export const btcChange = moveIndicator({
  id: "btc-change",
  series: "btc.close",
  name: "BTC",
  meaning: "Trades when nothing else does and has no cash flows: it shows the appetite for risk first.",
});
