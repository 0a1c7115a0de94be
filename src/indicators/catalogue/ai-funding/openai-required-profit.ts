import { absent } from "../../../core/outcome.ts";
import { exitValue, profitForValue } from "../../../models/ai-funding/required-profit.ts";
import { defineIndicator, parameter, reading, records } from "../../define.ts";

/** The valuation that the November 2025 note states: a claim under test, dated October 2024 in public reports. */
const valuationFigure = "openai.valuation";

/** Profit that the note's valuation of OpenAI asks for, which is not the exit value that the note calls profit. */
export const openaiRequiredProfit = defineIndicator({
  id: "openai-required-profit",
  title: "OpenAI, yearly profit that the note's valuation requires",
  section: "ai-funding",
  unit: "usd",
  formula:
    "plateau profit a year whose present value at the required return is the valuation: nothing to the start year, a straight rise to the plateau year, flat to the end year, nothing after; cumulative profit and the exit value valuation x (1 + return)^10 in the details",
  meaning: "What buyers of AI capacity must earn one day for the promises made today to be paid.",
  reference: "models 3.8",
  inputs: {
    figures: records("figure", "packaged/november-2025-note"),
    required: parameter("openai-required-return"),
    start: parameter("profit-ramp-start"),
    plateau: parameter("profit-ramp-plateau"),
    end: parameter("required-profit-years"),
  },
  compute: ({ figures, required, start, plateau, end }) => {
    const valuation = figures.find((figure) => figure.key === valuationFigure)?.body.value;
    if (typeof valuation !== "number" || !(valuation > 0)) {
      return absent("missing", "the valuation; needs source packaged/november-2025-note");
    }
    const profit = profitForValue(valuation, required, { startYear: start, plateauYear: plateau, endYear: end });
    return reading(profit.plateau, {
      details: {
        valuationUsd: valuation,
        requiredReturn: required,
        startYear: start,
        plateauYear: plateau,
        endYear: end,
        cumulativeUsd: profit.cumulative,
        exitValueUsd: exitValue(valuation, required, 10),
        exitYears: 10,
      },
    });
  },
});
