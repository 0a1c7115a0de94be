import { moveIndicator } from "../../move-family.ts";

export const nasdaqChange = moveIndicator({
  id: "nasdaq-change",
  series: "nasdaq-composite",
  name: "Nasdaq Composite",
  meaning: "Shares with profits far away, the first to feel dearer capital or doubts about AI.",
});
