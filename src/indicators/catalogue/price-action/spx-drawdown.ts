import { drawdownIndicator } from "../../drawdown-family.ts";

export const spxDrawdown = drawdownIndicator({
  id: "spx-drawdown",
  series: "spx",
  name: "S&P 500",
  meaning:
    "Beyond a tenth, pension funds and volatility-targeting funds have sold; near zero, none of the stress has reached shares.",
});
