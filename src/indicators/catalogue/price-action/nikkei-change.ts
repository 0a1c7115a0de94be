import { moveIndicator } from "../../move-family.ts";

export const nikkeiChange = moveIndicator({
  id: "nikkei-change",
  series: "nikkei225",
  name: "Nikkei 225",
  meaning: "Tokyo trades first: a fall with a rising yen is the pattern of a carry unwind.",
});
