import { defineClaim, untestable } from "./define.ts";

export const spotPricesRefuteDemand = defineClaim({
  id: "spot-prices-refute-demand",
  claim: "Falling rents of GPUs show that demand does not exceed supply",
  test: "like-for-like rent, one model and contract length, with new generations and longer contracts as rival explanations",
  judge: () =>
    untestable(
      "rental prices by GPU model and contract length (a marketplace's listings or index); the note's own bands mix both",
    ),
});
