import { defineIndicator, last, reading } from "../../define.ts";

/** What the market pays for a treasury company over its coins. */
export const strategyMnav = defineIndicator({
  id: "strategy-mnav",
  title: "Strategy, multiple of net asset value",
  section: "strong-hands",
  unit: "multiple",
  formula:
    "as imported, with the importer's definition (market value of the shares, or enterprise value, over the coins at market)",
  meaning: "Below one, issuing shares to buy coins destroys value for holders, and the largest buyer stops.",
  reference: "models 8.1",
  inputs: { mnav: last(1, "strategy.mnav") },
  compute: ({ mnav }) => reading(mnav.values[0]!, { details: { day: mnav.observed[0]! } }),
});
