import { defineIndicator, reading } from "../../define.ts";
import { stressDaysOf, stressIndexInputs, tooLittle } from "../../stress-index-reading.ts";

/** A second opinion from the same raw series, made in another way. */
export const stressIndexChallenger = defineIndicator({
  id: "stress-index-challenger",
  title: "Stress index, challenger",
  section: "price-action",
  unit: "sigma",
  formula:
    "first principal component of the fifteen raw series of the stress index: their weighted mean, each in standard deviations from its own past mean; weights from the correlations so far, renewed every 21 sessions; zero is the average",
  meaning: "Where it and the stress index disagree by much, neither reading should be leaned on.",
  reference: "models 6; Monin 2019 in spirit, without its weights; measured in docs/validation.md",
  inputs: stressIndexInputs,
  compute: (inputs) => {
    const { sessions, days } = stressDaysOf(inputs);
    const day = days.at(-1)!;
    if (day.challenger === null) return tooLittle(day, Number(inputs.leastWeight));
    return reading(day.challenger, {
      details: { session: sessions.at(-1)!.slice(0, 10), missingWeight: day.missingWeight },
    });
  },
});
