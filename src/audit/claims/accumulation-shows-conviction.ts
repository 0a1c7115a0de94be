import { purchasesOf } from "../rules/fact-purchases.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";

const from = "2024-11-01";

export const accumulationShowsConviction = defineClaim({
  id: "accumulation-shows-conviction",
  claim: "Buying by strong hands in the fall shows conviction",
  test: "does the largest programme buy more in weeks of falling prices than of rising ones? Every sale has a buyer, so that someone bought says nothing",
  judge: ({ facts }) => {
    const purchases = purchasesOf(facts.records("purchase"), "strategy").filter(
      (p) => p.date >= from && p.date <= claimDay,
    );
    const weeks = purchases.flatMap((p) => {
      const [at, before] = [
        facts.onOrBefore("btc.close", p.date),
        facts.onOrBefore("btc.close", new Date(Date.parse(p.date) - 7 * 86_400_000).toISOString().slice(0, 10)),
      ];
      return at && before ? [{ fell: at.value < before.value, cost: p.costUsd }] : [];
    });
    const [fell, rose] = [weeks.filter((w) => w.fell), weeks.filter((w) => !w.fell)];
    if (fell.length < 5 || rose.length < 5) return untestable("a year of filed purchases with BTC closes");
    const mean = (list: readonly { cost: number }[]) =>
      list.reduce((total, w) => total + w.cost, 0) / list.length / 1e6;
    const numbers = {
      purchases: weeks.length,
      inFallingWeeks: fell.length,
      inRisingWeeks: rose.length,
      meanFallingUsdM: round(mean(fell), 0),
      meanRisingUsdM: round(mean(rose), 0),
    };
    return {
      verdict: "undetermined",
      numbers,
      reason: `The programme bought in ${rose.length} rising and ${fell.length} falling weeks (mean ${numbers.meanRisingUsdM} and ${numbers.meanFallingUsdM} USD m): it buys whenever shares can be issued, which is not conviction. Telling the two apart needs issuance and the premium over holdings (mNAV), which are not stored.`,
    };
  },
});
