import { attributionIndicator } from "../../attribution-family.ts";

export const nasdaqDayAttribution = attributionIndicator({
  id: "nasdaq-day-attribution",
  series: "nasdaq-composite",
  name: "Nasdaq Composite",
  meaning: "Beyond two, technology moved for its own reasons and not with the market.",
});
