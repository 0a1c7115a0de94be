import { moveIndicator } from "../../move-family.ts";

export const xrpChange = moveIndicator({
  id: "xrp-change",
  series: "xrp.close",
  name: "XRP",
  meaning: "A large coin held by retail investors: its excess over BTC measures their mood.",
});
