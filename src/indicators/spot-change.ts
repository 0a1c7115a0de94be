/** Relative moves of an exchange rate over sessions, both ways round. */
import { absent, type Outcome } from "../core/outcome.ts";
import { type Reading, reading, type SeriesWindow } from "./define.ts";
import { contiguousTail, tooShort } from "./windows.ts";

/** Simple change of USDJPY over the last `sessions` fixings; the details turn it round into the yen's appreciation. */
export function spotChange(window: SeriesWindow, sessions: number): Outcome<Reading> {
  const { observed, values } = contiguousTail(window);
  const now = values.at(-1);
  const before = values.at(-1 - sessions);
  if (now === undefined || before === undefined)
    return tooShort("USDJPY fixings", values.length, sessions + 1, "ecb/eurofxref");
  if (!(now > 0 && before > 0))
    return absent("undefined-result", "USDJPY has a value that is not positive: it has no relative change");
  return reading(now / before - 1, {
    details: {
      from: before,
      fromDay: observed.at(-1 - sessions)!,
      to: now,
      toDay: observed.at(-1)!,
      yenAppreciation: before / now - 1,
      logChange: Math.log(now / before),
    },
  });
}
