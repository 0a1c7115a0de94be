import { defineCriterion } from "../define.ts";

/** The largest treasury company's coins are worth less than they cost. A sentiment threshold: it has no margin loan. */
export const treasuryCost = defineCriterion({
  id: "treasury-cost",
  title: "Bitcoin below the treasury company's average cost",
  rule: "the lowest price of bitcoin is below the average cost of the coins on record",
  source: "the company's filings; models' specification, section 7.2",
  prepare: ({ facts }) => {
    const { treasuryCost } = facts;
    return treasuryCost === null ? undefined : ({ lowest }) => lowest.btc < treasuryCost;
  },
});
