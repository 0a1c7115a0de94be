import { moveIndicator } from "../../move-family.ts";

export const nvdaChange = moveIndicator({
  id: "nvda-change",
  series: "nvda.close",
  name: "Nvidia",
  meaning: "The share on which the AI cycle is priced; a fall on good earnings says that expectations were higher.",
});
