/** The reading of a plain level, shared by yields and exchange rates. */
import { absent, type Outcome } from "../core/outcome.ts";
import { type Reading, reading, type SeriesWindow } from "./define.ts";
import { contiguousTail } from "./windows.ts";

/**
 * The last value, its change against the observation before, its rank among all known values (1 is the highest; equal
 * values share the better rank) and the last day with a higher value. A value whose predecessor lies before a gap has no
 * change: `null`.
 */
export function levelReading(window: SeriesWindow): Outcome<Reading> {
  const { observed, values } = window;
  const level = values.at(-1);
  if (level === undefined) return absent("warming-up", "needs one observation");
  const before = contiguousTail(window).values.at(-2);
  let higher = 0;
  let lastHigher: string | null = null;
  for (const [i, value] of values.entries()) {
    if (value <= level) continue;
    higher += 1;
    lastHigher = observed[i]!;
  }
  return reading(level, {
    details: {
      change: before === undefined ? null : level - before,
      rank: higher + 1,
      observations: values.length,
      since: observed[0]!,
      lastHigher,
    },
  });
}
