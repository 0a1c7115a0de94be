import { absorptionMultiple } from "../../../models/strong-hands/issuance-absorption.ts";
import { defineIndicator, parameter, reading, recent } from "../../define.ts";
import { issuanceDays } from "../../issuance.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

/** Coins that went to addresses which have never sold, against new coins. */
export const permanentHoldersAbsorption = defineIndicator({
  id: "permanent-holders-absorption",
  title: "Holders who never sold, absorption of issuance",
  section: "strong-hands",
  unit: "multiple",
  formula:
    "change over 30 days of the coins held by addresses without any outflow, membership fixed the day before / (coins issued a day x 30)",
  meaning:
    "Every sale has a buyer, so only a group fixed beforehand, against its own history, says that strong hands buy.",
  reference: "models 7.1 and 7.2",
  inputs: {
    held: recent(issuanceDays + 1, "btc.accumulators.balance", issuanceDays + 1),
    issued: parameter("btc-issuance-per-day"),
  },
  compute: ({ held, issued }) => {
    const tail = contiguousTail(held, 1);
    if (tail.values.length < issuanceDays + 1) {
      return tooShort(
        "coins of holders who never sold, day by day",
        tail.values.length,
        issuanceDays + 1,
        "import/cohorts",
      );
    }
    const coins = tail.values.at(-1)! - tail.values[0]!;
    return reading(absorptionMultiple(coins, issued * issuanceDays), {
      details: { coins, issuance: issued * issuanceDays, from: tail.observed[0]!, to: tail.observed.at(-1)! },
    });
  },
});
