import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, real } from "../schema.ts";

/** Change of a cohort's holdings over the coins issued meanwhile; 1 means that it took all of them. `issuance` is positive. */
export const absorptionMultiple = (change: number, issuance: number): number => change / issuance;

export const issuanceAbsorption = defineModel({
  id: "issuance-absorption",
  title: "Absorption of new supply",
  theme: "strong-hands",
  formula: "change of holdings / (coins issued a day x days)",
  reference: "changes of all cohorts together equal issuance: every sale has a buyer",
  inputs: z.strictObject({
    change: real("change of the cohort's holdings over the days, coins"),
    issuancePerDay: positive("coins issued a day"),
    days: positive("days of the change"),
  }),
  example: { change: 345000, issuancePerDay: 450, days: 30 },
  compute: ({ change, issuancePerDay, days }) => {
    const issuance = issuancePerDay * days;
    return { outputs: { issuance, multiple: absorptionMultiple(change, issuance) } };
  },
});
