import { drawdownIndicator } from "../../drawdown-family.ts";

export const nasdaqDrawdown = drawdownIndicator({
  id: "nasdaq-drawdown",
  series: "nasdaq-composite",
  name: "Nasdaq Composite",
  meaning: "A tenth is one leg of the cascade test: technology repriced and not only wobbled.",
});
