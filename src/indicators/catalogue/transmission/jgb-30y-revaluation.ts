import { absent } from "../../../core/outcome.ts";
import { percent } from "../../../core/units.ts";
import { approximateBondMove, valueBond } from "../../../models/transmission/bond.ts";
import { defineIndicator, reading, recent } from "../../define.ts";

const years = 30;
const face = 100;
const headline = 3.6 * percent;
const far = 3.8 * percent;

/** What a new 30-year bond loses between today and the band of the November 2025 note. A gain once yields are beyond it. */
export const jgb30yRevaluation = defineIndicator({
  id: "jgb-30y-revaluation",
  title: "30-year JGB: price change to 3.60 %",
  section: "transmission",
  unit: "change",
  formula:
    "price at 3.60 % / price - 1 of a 30-year par bond at today's yield, semi-annual, exact; to 3.80 % and by duration and convexity in the details",
  meaning:
    "A few percent on the safest asset of Japan's insurers and banks, most of it unhedged and none of it in any budget.",
  reference: "models 4.3",
  inputs: { yields: recent(1, "jgb.30y", 1) },
  compute: ({ yields }) => {
    const level = yields.values.at(-1);
    if (level === undefined) return absent("warming-up", "needs one close");
    const par = valueBond({ coupon: level, yield: level, years, face });
    if (!Number.isFinite(par.modifiedDuration) || !(par.price > 0))
      return absent("undefined-result", "the 30-year yield gives no bond price: it must be above -200 %");
    const moveTo = (target: number) => valueBond({ coupon: level, yield: target, years, face }).price / par.price - 1;
    return reading(moveTo(headline), {
      details: {
        yield: level,
        to360: moveTo(headline),
        to380: moveTo(far),
        approximateTo360: approximateBondMove(par, headline - level),
        approximateTo380: approximateBondMove(par, far - level),
      },
    });
  },
});
