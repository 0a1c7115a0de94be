import { median } from "simple-statistics";
import { robustScore } from "../../../core/math/ranks.ts";
import { absent } from "../../../core/outcome.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

const days = 30;

/** Whether leverage has just left: funding against its own last month. */
export const btcFundingReset = defineIndicator({
  id: "btc-funding-reset",
  title: "BTC funding against its last 30 days",
  section: "price-action",
  unit: "sigma",
  formula:
    "(mean funding of the last day - median of the 30 days before) / (1.4826 x their median absolute deviation), days without a gap",
  meaning: "Far below zero, longs were flushed out; near zero in a fall, those who are long still pay to stay.",
  reference: "models 7.5 (f3)",
  inputs: { funding: recent(days + 1, "btc.perp.funding-8h-mean", days + 1) },
  compute: ({ funding }) => {
    const tail = contiguousTail(funding);
    if (tail.values.length < days + 1)
      return tooShort("BTC funding", tail.values.length, days + 1, "binance/perp-funding");
    const before = tail.values.slice(0, -1);
    const now = tail.values.at(-1)!;
    const score = robustScore(before, now);
    if (score === undefined) return absent("undefined-result", "funding did not vary over 30 days");
    return reading(score, { details: { day: tail.observed.at(-1)!, ratePer8h: now, medianPer8h: median(before) } });
  },
});
