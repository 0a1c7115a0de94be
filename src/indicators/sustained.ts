/** A level of a daily series as a state: below, touched, sustained (models 1.5). */
import { absent, type Outcome } from "../core/outcome.ts";
import { type SustainedState, sustainedStates } from "../models/japan/sustained-state.ts";
import { parameter, type Reading, reading, type SeriesWindow } from "./define.ts";
import { contiguousTail } from "./windows.ts";

export const sustainedRuleInputs = {
  window: parameter("sustained-window"),
  exitWindow: parameter("sustained-exit-window"),
  hysteresis: parameter("sustained-hysteresis"),
};

/** Codes of the states in a reading. */
const sustainedCodes: Readonly<Record<SustainedState, number>> = {
  below: 0,
  above: 0,
  touched: 1,
  sustained: 2,
};

/**
 * The state at the last close and since when it holds. The rule is run over all closes since the last gap, because it
 * remembers; a history that begins in the middle of a sustained spell needs `window` closes to see it.
 */
export function sustainedReading(
  closes: SeriesWindow,
  level: number,
  rule: { readonly window: number; readonly exitWindow: number; readonly hysteresis: number },
): Outcome<Reading> {
  const { observed, values } = contiguousTail(closes);
  const states = sustainedStates(values, { level, ...rule });
  const state = states.at(-1);
  if (state === undefined) return absent("warming-up", "needs one close");
  let since = states.length - 1;
  while (since > 0 && states[since - 1] === state) since -= 1;
  let row = 0;
  while (row < values.length && values[values.length - 1 - row]! > level) row += 1;
  return reading(sustainedCodes[state], {
    label: state,
    details: {
      level,
      close: values.at(-1)!,
      distance: level - values.at(-1)!,
      stateSince: observed[since]!,
      closesAboveInARow: row,
      closesAbove: values.filter((v) => v > level).length,
      historySince: observed[0]!,
    },
  });
}
