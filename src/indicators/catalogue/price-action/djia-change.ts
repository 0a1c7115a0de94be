import { moveIndicator } from "../../move-family.ts";

export const djiaChange = moveIndicator({
  id: "djia-change",
  series: "djia",
  name: "Dow Jones Industrial Average",
  meaning: "Old industries: when it falls less than the S&P 500, the fall is about technology.",
});
