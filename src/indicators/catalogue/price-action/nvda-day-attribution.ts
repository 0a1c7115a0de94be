import { attributionIndicator } from "../../attribution-family.ts";

export const nvdaDayAttribution = attributionIndicator({
  id: "nvda-day-attribution",
  series: "nvda.close",
  name: "Nvidia",
  meaning: "Beyond two, the share moved on its own news and not with the market.",
});
