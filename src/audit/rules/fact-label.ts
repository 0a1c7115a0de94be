import { dayOf } from "../context.ts";
import { defineRule, finding } from "../define.ts";

/** The publisher's classes of the crypto fear and greed index, by its value. */
const classes = [
  ["extreme fear", 0, 25],
  ["fear", 25, 46],
  ["neutral", 46, 55],
  ["greed", 54, 76],
  ["extreme greed", 75, 100],
] as const;

export const factLabel = defineRule({
  id: "fact-label",
  title: "A reading in words against its number",
  explanation: "The word of the fear and greed index against the publisher's class of the day's value.",
  links: undefined,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      if (
        subject.tag.quantity !== "label" ||
        typeof subject.figure.value !== "string" ||
        subject.tag.entity.series === undefined
      )
        return [];
      const day = dayOf(subject);
      const fact = day ? context.facts.on(subject.tag.entity.series, day) : undefined;
      const word = subject.figure.value.toLowerCase().trim();
      const named = classes.find(([name]) => name === word);
      if (!fact || !named) return [];
      const fits = fact.value >= named[1] && fact.value <= named[2];
      return [
        finding(
          rule,
          subject,
          [],
          fits ? "consistent" : "contradicted",
          `${fact.value} [${fact.name}] is ${fits ? "" : "not "}"${word}", ${named[1]} to ${named[2]}`,
          fact.value,
        ),
      ];
    }),
});
