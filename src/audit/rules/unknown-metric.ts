import { defineRule, finding } from "../define.ts";

export const unknownMetric = defineRule({
  id: "unknown-metric",
  title: "Unknown metric",
  explanation:
    "A metric that the vocabulary does not know is not guessed at: it is uncheckable, unless a link says what it is made of.",
  links: undefined,
  apply: (context, rule) =>
    context.figures.flatMap((subject) =>
      subject.tag.quantity === undefined
        ? [finding(rule, subject, [], "uncheckable", `"${subject.figure.metric}"`, null, "unknown metric")]
        : [],
    ),
});
