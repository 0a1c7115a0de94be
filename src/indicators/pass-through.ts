/** An edge of the map: how much of a move in one market shows up in another that closes later. */
import { absent, type Outcome } from "../core/outcome.ts";
import { type Reading, reading, recent, type SeriesWindow } from "./define.ts";
import { type ChangeKind, intervalOf, passThrough } from "./statistics.ts";
import { tooShort } from "./windows.ts";

export const passThroughSessions = 120;

/**
 * A series as input of an edge: more than the window, because days that only one market has fall out. Asks for two
 * observations only: how many are common and without a gap is counted, and said, by the reading.
 */
export const edgeInput = (series: string) => recent(2 * passThroughSessions + 20, series, 2);

/**
 * Beta with its interval; the label says whether the interval leaves 0 out ("passes through") or not ("not told from zero"), which
 * the map draws grey. `source` would bring more history.
 */
export function passThroughReading(
  cause: { readonly window: SeriesWindow; readonly kind: ChangeKind },
  effect: { readonly window: SeriesWindow; readonly kind: ChangeKind },
  source: string,
): Outcome<Reading> {
  const found = passThrough(cause, effect, passThroughSessions);
  if (found === undefined)
    return absent("undefined-result", "a price is not positive or the earlier market does not vary: no beta");
  if (typeof found === "number")
    return tooShort("common sessions of the two markets", found, passThroughSessions, source);
  const { beta, first, last } = found;
  return reading(beta.value, {
    label: beta.lo > 0 || beta.hi < 0 ? "passes through" : "not told from zero",
    interval: intervalOf(beta),
    details: { first, last },
  });
}
