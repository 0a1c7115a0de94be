import { daysBetween, type LocalDate } from "../../core/time.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";

const since = "2025-05-01";

export const vixSinceApril = defineClaim({
  id: "vix-since-april",
  claim: "VIX closed at its highest since April",
  test: "last earlier close above the day's; every session since the end of April must be stored",
  judge: ({ facts }) => {
    const close = facts.on("vix", claimDay);
    if (!close) return untestable("VIX closes (vix)");
    const span = facts.between("vix", since, claimDay);
    const above = span.filter((fact) => fact.date < claimDay && fact.value > close.value).at(-1);
    const sessions = Math.round((daysBetween(since as LocalDate, claimDay) * 252) / 365);
    const numbers = {
      close: round(close.value, 2),
      lastHigher: above?.date ?? null,
      storedFrom: span[0]!.date,
      stored: span.length,
      sessionsSinceApril: sessions,
    };
    if (above)
      return { verdict: "contradicted", numbers, reason: `${round(above.value, 2)} on ${above.date} was higher.` };
    return span.length >= 0.95 * sessions
      ? { verdict: "supported", numbers, reason: `No close since ${since} was higher.` }
      : {
          verdict: "undetermined",
          numbers,
          reason: `No stored close was higher, but only ${span.length} of about ${sessions} sessions since April are stored (from ${span[0]!.date}); needs Cboe's VIX history.`,
        };
  },
});
