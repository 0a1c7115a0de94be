import { claimDay, defineClaim, untestable } from "./define.ts";

export const sentimentMultiYearLow = defineClaim({
  id: "sentiment-multi-year-low",
  claim: "Sentiment stood at a low of several years",
  test: "rank of the day's fear and greed reading among all stored ones before; earlier equal or lower dates",
  judge: ({ facts }) => {
    const reading = facts.on("crypto.fear-greed", claimDay);
    const earlier = facts.between("crypto.fear-greed", "1900-01-01", claimDay).filter((fact) => fact.date < claimDay);
    const first = earlier[0];
    if (!reading || !first) return untestable("the fear and greed index (crypto.fear-greed)");
    const lower = earlier.filter((fact) => fact.value < reading.value);
    const equal = earlier.filter((fact) => fact.value === reading.value);
    const numbers = {
      reading: reading.value,
      lowerDays: lower.length,
      equalDays: equal.length,
      lastLower: lower.at(-1)?.date ?? null,
      lastLowerValue: lower.at(-1)?.value ?? null,
      stored: earlier.length,
      storedFrom: first.date,
    };
    if (lower.length > 0)
      return {
        verdict: "contradicted",
        numbers,
        reason: `The index read ${reading.value}; it was lower on ${lower.length} earlier stored days, last ${lower.at(-1)!.value} on ${lower.at(-1)!.date}. The stored readings cover ${earlier.length} days in two windows, so older lows are not even counted.`,
      };
    return {
      verdict: "undetermined",
      numbers,
      reason: `No stored reading was lower, but only ${earlier.length} days are stored.`,
    };
  },
});
