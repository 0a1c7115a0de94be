import { sum } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { countAccumulation } from "../../../models/strong-hands/accumulation-test.ts";
import { flowDivergence } from "../../../models/strong-hands/divergence.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail, onCommonDays, tooShort } from "../../windows.ts";

const window = 30;
/** Three years of 30-day flows. */
const flowsNeeded = 3 * 365;
const days = flowsNeeded + window;

/** Whether those who never sold buy unusually much while the price falls unusually much. */
export const holderDivergence = defineIndicator({
  id: "holder-divergence",
  title: "Holders who never sold, divergence from price",
  section: "strong-hands",
  unit: "sigma",
  formula:
    "robust z-score of the sum of their last 30 daily flows, each on the members of the day before, less that of the last 30-day log return of BTC, each in three years of its own history; days of the last 30 on which the price fell, and those of them with purchases, in the details",
  meaning:
    "Above 1.5 the group buys against the market; whether that helps the price is what the predictive check must show.",
  reference: "models 7.4",
  inputs: { bought: recent(days, "btc.accumulators.flow", days), closes: recent(days, "btc.close", days) },
  compute: ({ bought, closes }) => {
    const [coins, prices] = onCommonDays([bought, closes]).map((w) => contiguousTail(w, 1).values);
    if (coins!.length < days)
      return tooShort("flows of holders who never sold, day by day", coins!.length, days, "import/cohorts");
    if (prices!.some((p) => !(p > 0))) return absent("undefined-result", "a close that is not positive has no return");
    // The flow of a day spans the day before to it: thirty flows go with the return of thirty days.
    const flows = coins!.slice(window).map((_, i) => sum(coins!.slice(i + 1, i + 1 + window)));
    const returns = prices!.slice(window).map((p, i) => Math.log(p / prices![i]!));
    const divergence = flowDivergence(flows, returns);
    if (divergence === undefined) return absent("undefined-result", "flows or returns did not vary over three years");
    const dailyFlows = coins!.slice(-window);
    const dailyReturns = prices!.slice(-window).map((p, i) => Math.log(p / prices!.at(-window - 1 + i)!));
    const { downDays, boughtDays } = countAccumulation(dailyFlows, dailyReturns);
    return reading(divergence, {
      details: { flow30: flows.at(-1)!, logReturn30: returns.at(-1)!, downDays, boughtDays },
    });
  },
});
