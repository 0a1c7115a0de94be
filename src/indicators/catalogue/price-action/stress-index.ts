import { defineIndicator } from "../../define.ts";
import { indexReading, stressDaysOf, stressIndexInputs, tooLittle } from "../../stress-index-reading.ts";

/** One number for the stress of the whole system: high when several segments are strained at once and move together. */
export const stressIndex = defineIndicator({
  id: "stress-index",
  title: "Composite stress index",
  section: "price-action",
  unit: "score",
  formula:
    "(w s)' R (w s), 0 to 1: s the mean ranks of five segments (Japan rates, FX and carry, equity and AI, credit and funding, crypto), w their weights, scaled to one over those that are present, R their correlations with exponential weights (.93 a week); contributions sum to the index; the correlation contribution is what it loses to (sum w s)^2 because segments do not move as one; bands are the .75, .90 and .97 quantiles of its own past, entered and left after two days",
  meaning:
    "High, strain is everywhere at once and nobody is left to take the other side; it reports stress and does not foretell it.",
  reference: "models 6; Hollo, Kremer and Lo Duca 2012; measured in docs/validation.md",
  inputs: stressIndexInputs,
  compute: (inputs) => {
    const history = stressDaysOf(inputs);
    const day = history.days.at(-1)!;
    return day.index === null ? tooLittle(day, Number(inputs.leastWeight)) : indexReading(history);
  },
});
