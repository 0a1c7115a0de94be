import { moveIndicator } from "../../move-family.ts";

export const bnbChange = moveIndicator({
  id: "bnb-change",
  series: "bnb.close",
  name: "BNB",
  meaning: "The coin of a large exchange: a fall of its own would be a worry about the venue.",
});
