import { sum } from "simple-statistics";
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
    "sum of the last 30 daily flows into addresses without any outflow, each flow on the members of the day before / (coins issued a day x 30)",
  meaning:
    "Every sale has a buyer, so only a group fixed beforehand, against its own history, says that strong hands buy.",
  reference: "models 7.1 and 7.2",
  inputs: {
    flows: recent(issuanceDays, "btc.accumulators.flow", issuanceDays),
    issued: parameter("btc-issuance-per-day"),
  },
  compute: ({ flows, issued }) => {
    const tail = contiguousTail(flows, 1);
    if (tail.values.length < issuanceDays) {
      return tooShort(
        "flows of holders who never sold, day by day",
        tail.values.length,
        issuanceDays,
        "import/cohorts",
      );
    }
    const coins = sum([...tail.values]);
    return reading(absorptionMultiple(coins, issued * issuanceDays), {
      details: { coins, issuance: issued * issuanceDays, from: tail.observed[0]!, to: tail.observed.at(-1)! },
    });
  },
});
