import { moveIndicator } from "../../move-family.ts";

export const solChange = moveIndicator({
  id: "sol-change",
  series: "sol.close",
  name: "SOL",
  meaning: "A large coin with high beta: its excess over BTC measures risk appetite inside crypto.",
});
