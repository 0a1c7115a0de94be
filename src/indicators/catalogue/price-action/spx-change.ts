import { moveIndicator } from "../../move-family.ts";

export const spxChange = moveIndicator({
  id: "spx-change",
  series: "spx",
  name: "S&P 500",
  meaning: "The broadest price of risk in the United States; the other moves are read against it.",
});
