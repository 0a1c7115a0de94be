import { absent } from "../../../core/outcome.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

const days = 30;

/** Dollars that came into or left crypto by way of stablecoins. */
export const stablecoinSupplyChange = defineIndicator({
  id: "stablecoin-supply-change",
  title: "Stablecoin supply, change of 30 days",
  section: "price-action",
  unit: "change",
  formula:
    "dollar-pegged coins in circulation at market / 30 days before - 1, days without a gap; the change in dollars and that of 7 days in the details",
  meaning: "Negative, dollars leave crypto for good and cannot buy the fall; positive in a fall, they wait inside.",
  reference: "models 5 and 7",
  inputs: { supply: recent(days + 1, "crypto.stablecoins.supply", days + 1) },
  compute: ({ supply }) => {
    const { observed, values } = contiguousTail(supply, 1);
    if (values.length < days + 1)
      return tooShort("stablecoins, day by day", values.length, days + 1, "defillama/stablecoins");
    const [before, week, now] = [values[0]!, values.at(-8)!, values.at(-1)!];
    if (!(before > 0 && week > 0)) return absent("undefined-result", "a supply that is not positive");
    return reading(now / before - 1, {
      details: { supplyUsd: now, changeUsd: now - before, change7: now / week - 1, day: observed.at(-1)! },
    });
  },
});
