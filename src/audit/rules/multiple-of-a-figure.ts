import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, equation, finding, judgeEquation, linkedInputs, show } from "../define.ts";
import { allowedByRounding, interval, middle } from "../printed.ts";

/** The multiple that words or a linked figure state; undefined when the note leaves it open. */
function statedMultiple(subject: Tagged, inputs: readonly Tagged[]): number | undefined {
  const figure = inputs.find((t) => t.tag.unit === "times");
  if (figure?.stated) return middle(figure.stated);
  const words = /(\d+(?:\.\d+)?)[- ]?(?:x\b|times|fold)/i.exec(`${subject.figure.metric} ${subject.figure.note}`);
  if (words) return Number(words[1]);
  return /\b(twice|double|half|triple)\b/i.test(subject.figure.metric)
    ? { twice: 2, double: 2, half: 0.5, triple: 3 }[
        /\b(twice|double|half|triple)\b/i.exec(subject.figure.metric)![1]!.toLowerCase()
      ]
    : undefined;
}

const bases = (context: AuditContext, subject: Tagged): readonly Tagged[] =>
  subject.tag.quantity === "required-profit"
    ? context.of("valuation").filter((t) => t.tag.entity.name === subject.tag.entity.name)
    : [];

export const multipleOfAFigure = defineRule({
  id: "multiple-of-a-figure",
  title: "Multiple of a figure",
  explanation:
    "With the multiple stated, figure = multiple x base. With the multiple left open, the one that fits is shown; a round multiple that reproduces the figure is the named reading.",
  links: /multiple/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      if (!subject.stated) return [];
      const linked = linkedInputs(context, subject, multipleOfAFigure.links!);
      return (linked.length > 0 ? linked : [bases(context, subject)]).flatMap((inputs) => {
        const base = inputs.find((t) => t.stated && t.tag.unit !== "times");
        if (!base?.stated || base.stated.low <= 0) return [];
        const multiple = statedMultiple(subject, inputs);
        if (multiple !== undefined) {
          const made = equation(
            subject,
            [base],
            (b) => multiple * b,
            (b) => `${multiple} x ${b}`,
          );
          return made ? judgeEquation(rule, made) : [];
        }
        const implied = middle(subject.stated!) / middle(base.stated);
        const round = [2, 3, 4, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100].find((m) =>
          allowedByRounding(subject.figure, interval(m * base.stated!.low, m * base.stated!.high)),
        );
        const years = (Math.exp(Math.log(implied) / 10) - 1) * 100;
        const arithmetic = `${show(middle(subject.stated!))} / ${show(middle(base.stated))} = ${show(implied)} times, ${show(years)} % a year over ten years`;
        const reading =
          round === undefined
            ? "the multiple is not stated"
            : `${round} times: an exit value at that multiple, not a sum of profits`;
        return [
          finding(
            rule,
            subject,
            [base],
            "assumption",
            arithmetic,
            round === undefined ? null : round * middle(base.stated),
            reading,
          ),
        ];
      });
    }),
});
