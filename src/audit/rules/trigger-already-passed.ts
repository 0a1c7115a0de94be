import { percentFactor, type Tagged } from "../context.ts";
import { defineRule, finding, show } from "../define.ts";

/** A year of sessions, and how many of them beyond the level make it no trigger. */
const sessions = 250;
const leastBeyond = 10;

/** Unwinding is set off by a stronger yen, so by a fall of USDJPY; a yield by a rise. */
const below = (subject: Tagged) =>
  subject.tag.entity.kind === "fx" ||
  /fall|below|drop|under|decline/i.test(`${subject.figure.qualifier} ${subject.figure.metric}`);

export const triggerAlreadyPassed = defineRule({
  id: "trigger-already-passed",
  title: "A trigger that the market stood beyond",
  explanation: `A level called a trigger is contradicted when at least ${leastBeyond} of the last ${sessions} closes known at the as-of lie beyond every end of it, without the event.`,
  links: undefined,
  apply: (context, rule) =>
    context.of("trigger-level").flatMap((subject) => {
      const closes = context.facts.last(subject.tag.entity.series, sessions);
      const factor = percentFactor(subject);
      if (closes.length < 60) return [];
      const ends = [...new Set([subject.stated!.high, subject.stated!.low])];
      const counts = ends.map(
        (end) =>
          closes.filter((fact) => (below(subject) ? fact.value * factor <= end : fact.value * factor >= end)).length,
      );
      const source = `${subject.tag.entity.series} ${closes[0]!.date}..${closes.at(-1)!.date}`;
      const arithmetic = ends
        .map(
          (end, i) =>
            `${below(subject) ? "at or below" : "at or above"} ${show(end)} on ${counts[i]} of ${closes.length} sessions`,
        )
        .join("; ");
      if (Math.min(...counts) < leastBeyond)
        return [
          finding(
            rule,
            subject,
            [],
            Math.max(...counts) >= leastBeyond ? "assumption" : "uncheckable",
            `${arithmetic} [${source}]`,
            null,
            Math.max(...counts) >= leastBeyond
              ? "only the far end of the range can be the trigger"
              : "a conditional statement; the level was not passed in the last year",
          ),
        ];
      return [finding(rule, subject, [], "contradicted", `${arithmetic} [${source}], without the unwinding`, null)];
    }),
});
