import { highest } from "../facts/fact-book.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";

export const recordYield = defineClaim({
  id: "record-yield",
  claim: "The 30-year yield of Japan was the highest of its series",
  test: "the day's close against every stored close before; intraday peaks are not in the official series",
  judge: ({ facts }) => {
    const close = facts.on("jgb.30y", claimDay);
    const earlier = facts.between("jgb.30y", "1900-01-01", claimDay).filter((fact) => fact.date < claimDay);
    const best = highest(earlier);
    if (!close || !best) return untestable("official closes of the 30-year yield (jgb.30y)");
    const numbers = {
      closePercent: round(close.value * 100, 3),
      highestBeforePercent: round(best.value * 100, 3),
      highestBeforeDate: best.date,
      closes: earlier.length,
      storedFrom: earlier[0]!.date,
    };
    const span = `${earlier.length} closes stored from ${earlier[0]!.date}; the series begins in 1999, and earlier years would be read from the publisher's history file`;
    return close.value > best.value
      ? { verdict: "supported", numbers, reason: `${numbers.closePercent} % is above every earlier close, ${span}.` }
      : {
          verdict: "contradicted",
          numbers,
          reason: `${numbers.highestBeforePercent} % was higher on ${best.date}; ${span}.`,
        };
  },
});
