import { absorptionMultiple } from "../../models/strong-hands/issuance-absorption.ts";
import { defineClaim, round, untestable } from "./define.ts";

const stated = 345_000;
const days = 30;

export const permanentHoldersBought = defineClaim({
  id: "permanent-holders-bought",
  claim: "Addresses that never sold bought 345,000 BTC",
  test: "holdings of a cohort fixed before the fall, change against level, as a multiple of new supply",
  judge: ({ facts, readings }) => {
    const issued = readings.btcIssuancePerDay * days;
    const numbers = {
      statedBtc: stated,
      issuedInMonthBtc: issued,
      multiple: round(absorptionMultiple(stated, issued), 1),
    };
    const balances = facts.between("btc.accumulators.balance", "2025-10-20", "2025-11-20");
    const [first, last] = [balances[0], balances.at(-1)];
    if (!first || !last || balances.length < 20)
      return untestable("balances of a cohort whose members are fixed beforehand (chain data, import)", numbers);
    const change = last.value - first.value;
    const all = { ...numbers, changeBtc: round(change, 0), levelBtc: round(last.value, 0) };
    if (Math.abs(last.value / stated - 1) < 0.05)
      return {
        verdict: "contradicted",
        numbers: all,
        reason: "The figure is the level of their holdings, not what they bought.",
      };
    return Math.abs(change / stated - 1) < 0.1
      ? { verdict: "supported", numbers: all, reason: `Their balance rose by ${round(change, 0)} BTC.` }
      : { verdict: "contradicted", numbers: all, reason: `Their balance changed by ${round(change, 0)} BTC.` };
  },
});
