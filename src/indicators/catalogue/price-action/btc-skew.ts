import { isPresent } from "../../../core/outcome.ts";
import { defineIndicator, history, last, optional, reading } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** Which tail of BTC costs more. */
export const btcSkew = defineIndicator({
  id: "btc-skew",
  title: "BTC 25-delta skew, puts less calls",
  section: "price-action",
  unit: "share-difference",
  formula:
    "implied volatility of the 25-delta put less that of the 25-delta call, expiry nearest to 30 days (its days in the details), deltas by Black-76 on the forward, marks of the venue; change against the observation before, rank among all known (1 is the highest)",
  meaning: "Positive, a fall is what people insure against; rising while the price stands still, they expect one.",
  reference: "models 10.1",
  inputs: { skew: history("btc.skew-25d", 1), days: optional(last(1, "btc.skew-25d.expiry-days")) },
  compute: ({ skew, days }) => {
    const level = levelReading(skew);
    if (!isPresent(level)) return level;
    const { value, details } = level.value;
    return reading(value, {
      details: { ...details, day: skew.observed.at(-1)!, expiryDays: days?.values[0] ?? null },
    });
  },
});
