import { mean } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { unwindAt } from "../../../models/carry/carry-unwind.ts";
import { defineIndicator, indicator, parameter, reading, recent } from "../../define.ts";
import { contiguousTail, lastOf, tooShort } from "../../windows.ts";

const sessions = 250;
const levels = [152, 150, 145] as const;

/** Money stopped out at today's rate, and at the levels of the November 2025 note, under two references and any exposure. */
export const unwindSize = defineIndicator({
  id: "unwind-size",
  title: "Size of a carry unwind at today's USDJPY",
  section: "carry",
  unit: "usd",
  formula:
    "E Phi((ln z - ln m) / s), z = ln(reference / S), 0 at or above the reference; E the median of the exposure prior (interval: its 5 % and 95 %), m and s assumed; reference the mean of the last 250 fixings, and beside it the level the note's figures fit",
  meaning: "Zero while the yen is weaker than positions were entered at; proportional to an exposure nobody knows.",
  reference: "models 2.4; stop distances taken as lognormal",
  inputs: {
    spot: recent(sessions, "fx.usdjpy", sessions),
    exposure: indicator("exposure-prior"),
    stopMedian: parameter("carry-stop-median"),
    stopSpread: parameter("carry-stop-spread"),
    noteReference: parameter("carry-note-reference"),
  },
  compute: ({ spot, exposure, stopMedian, stopSpread, noteReference }) => {
    const window = lastOf(contiguousTail(spot), sessions);
    const now = window.values.at(-1);
    if (now === undefined || window.values.length < sessions)
      return tooShort("USDJPY fixings", window.values.length, sessions, "ecb/eurofxref");
    if (window.values.some((s) => !(s > 0)))
      return absent("undefined-result", "USDJPY has a value that is not positive");
    const trailing = mean([...window.values]);
    const size = (money: number, level: number, reference: number) =>
      unwindAt(level, reference, { exposure: money, stopMedian, stopSpread });
    const details: Record<string, number> = { spot: now, trailingReference: trailing, noteReference };
    details.atSpotNoteReference = size(exposure.value, now, noteReference);
    for (const level of levels) {
      details[`at${level}`] = size(exposure.value, level, trailing);
      details[`at${level}NoteReference`] = size(exposure.value, level, noteReference);
    }
    // Shares of the exposure let a reader scale the answer to any size of the trade.
    for (const level of levels) details[`shareAt${level}`] = size(1, level, trailing);
    const { lo, hi } = exposure.interval ?? { lo: exposure.value, hi: exposure.value };
    return reading(size(exposure.value, now, trailing), {
      interval: {
        lo: size(lo, now, trailing),
        hi: size(hi, now, trailing),
        method: "5 % and 95 % of the exposure prior, all else fixed",
        n: 0,
      },
      details,
    });
  },
});
