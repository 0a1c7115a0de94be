import type { Tagged } from "../context.ts";
import { defineRule, judgeEquation, linkedInputs, showInterval } from "../define.ts";
import { type Interval, interval } from "../printed.ts";

const mean = (inputs: readonly Tagged[], ends: (t: Tagged) => Interval): Interval => {
  const total = (pick: "low" | "high") => inputs.reduce((sum, t) => sum + ends(t)[pick], 0) / inputs.length;
  return interval(total("low"), total("high"));
};

export const averageOfFigures = defineRule({
  id: "average-of-figures",
  title: "Average of figures",
  explanation:
    "The plain mean of the figures that a link lists. A weighted mean needs its weights, which a link does not give.",
  links: /average of|mean of/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) =>
      linkedInputs(context, subject, averageOfFigures.links!).flatMap((inputs) => {
        if (!subject.stated || inputs.length < 2 || inputs.some((t) => !t.stated)) return [];
        const expected = mean(inputs, (t) => t.stated!);
        return judgeEquation(rule, {
          subject,
          inputs,
          expected,
          allowed: mean(inputs, (t) => t.allowed!),
          arithmetic: `(${inputs.map((t) => showInterval(t.stated!)).join(" + ")}) / ${inputs.length} = ${showInterval(expected)}`,
        });
      }),
    ),
});
