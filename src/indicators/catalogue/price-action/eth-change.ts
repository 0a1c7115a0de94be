import { moveIndicator } from "../../move-family.ts";

export const ethChange = moveIndicator({
  id: "eth-change",
  series: "eth.close",
  name: "ETH",
  meaning: "Falls with BTC and harder where leverage and fund flows are thinner.",
});
