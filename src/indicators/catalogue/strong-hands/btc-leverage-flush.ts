import { absent } from "../../../core/outcome.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

/** Whether positions were closed over the last day, counted in coins so that the price does not count. */
export const btcLeverageFlush = defineIndicator({
  id: "btc-leverage-flush",
  title: "BTC perpetual open interest, change of a day in coins",
  section: "strong-hands",
  unit: "ratio",
  formula: "open interest in coins / that of the day before - 1",
  meaning: "Strongly negative in a fall, leverage left; near zero, those who lost money still hold their positions.",
  reference: "models 7.5 (f2)",
  inputs: { interest: recent(2, "btc.open-interest", 1) },
  compute: ({ interest }) => {
    const [before, now] = contiguousTail(interest, 1).values;
    if (before === undefined || now === undefined) {
      return tooShort("BTC open interest on two days in a row", 1, 2, "binance/open-interest");
    }
    if (!(before > 0)) return absent("undefined-result", "no open interest the day before");
    return reading(now / before - 1, { details: { day: interest.observed.at(-1)!, coins: now, coinsBefore: before } });
  },
});
