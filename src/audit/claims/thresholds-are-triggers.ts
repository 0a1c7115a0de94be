import { claimDay, defineClaim, round, untestable } from "./define.ts";

const levels = [152, 150, 145];
const sessions = 250;

export const thresholdsAreTriggers = defineClaim({
  id: "thresholds-are-triggers",
  claim: "Unwinding starts when USDJPY passes 152, 150 or 145",
  test: "closes at or below each level among the last 250, and bitcoin's worst 20 days after first passing it in that year",
  judge: ({ facts }) => {
    const closes = facts.between("fx.usdjpy", "1900-01-01", claimDay).slice(-sessions);
    if (closes.length < sessions) return untestable("250 sessions of USDJPY (fx.usdjpy)");
    const numbers: Record<string, number | string | null> = { from: closes[0]!.date, sessions: closes.length };
    const counts = levels.map((level) => {
      const beyond = closes.filter((fact) => fact.value <= level);
      const crossing = closes.find((fact, i) => i > 0 && fact.value <= level && closes[i - 1]!.value > level);
      const start = crossing && facts.onOrBefore("btc.close", crossing.date);
      const after = crossing ? facts.between("btc.close", crossing.date, closes.at(-1)!.date).slice(0, 21) : [];
      const worst =
        start && after.length > 0 ? Math.min(...after.map((fact) => fact.value)) / start.value - 1 : undefined;
      numbers[`beyond${level}`] = beyond.length;
      numbers[`firstPassed${level}`] = crossing?.date ?? null;
      numbers[`btcWorst20DaysAfter${level}Percent`] = worst === undefined ? null : round(worst * 100, 1);
      return beyond.length;
    });
    const words = levels.map((level, i) => `${level} on ${counts[i]}`).join(", ");
    return counts.every((count) => count >= 10)
      ? {
          verdict: "contradicted",
          numbers,
          reason: `Of ${sessions} sessions USDJPY stood at or beyond ${words}: passing them is ordinary, not a trigger.`,
        }
      : {
          verdict: "undetermined",
          numbers,
          reason: `Of ${sessions} sessions USDJPY stood at or beyond ${words}: too few passages to learn from.`,
        };
  },
});
