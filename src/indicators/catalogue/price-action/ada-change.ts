import { moveIndicator } from "../../move-family.ts";

export const adaChange = moveIndicator({
  id: "ada-change",
  series: "ada.close",
  name: "ADA",
  meaning: "A smaller coin with thin books: it falls most when market makers step back.",
});
