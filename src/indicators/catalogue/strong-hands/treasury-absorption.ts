import { absorptionMultiple } from "../../../models/strong-hands/issuance-absorption.ts";
import { defineIndicator, evenStale, history, last, parameter, reading } from "../../define.ts";
import { issuanceDays, sumOfDays } from "../../issuance.ts";

/** Purchases of the largest treasury against new coins. */
export const treasuryAbsorption = defineIndicator({
  id: "treasury-absorption",
  title: "Strategy, purchases of 30 days against issuance",
  section: "strong-hands",
  unit: "multiple",
  formula:
    "coins of purchases announced in the 30 days to the last UTC close / (coins issued a day x 30); 1 takes all new coins",
  meaning:
    "Above one, a single buyer takes more than miners bring; programme buying with issued shares says nothing about conviction.",
  reference: "models 7.2",
  inputs: {
    bought: evenStale(history("strategy.btc-bought", 1)),
    price: last(1, "btc.close"),
    issued: parameter("btc-issuance-per-day"),
  },
  compute: ({ bought, price, issued }) => {
    const day = price.observed[0]!;
    const coins = sumOfDays(bought, day, issuanceDays);
    return reading(absorptionMultiple(coins, issued * issuanceDays), {
      details: { coins, issuance: issued * issuanceDays, to: day, lastPurchaseOn: bought.observed.at(-1)! },
    });
  },
});
