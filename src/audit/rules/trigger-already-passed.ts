import { percentFactor, type Tagged } from "../context.ts";
import { defineRule, finding, show } from "../define.ts";

/** A year of sessions, and how many of them beyond the level make it no trigger. */
const sessions = 250;
const leastBeyond = 10;
/** Fewer sessions of a publisher are not counted. */
const leastSessions = 60;

/** Unwinding is set off by a stronger yen, so by a fall of USDJPY; a yield by a rise. */
const below = (subject: Tagged) =>
  subject.tag.entity.kind === "fx" ||
  /fall|below|drop|under|decline/i.test(`${subject.figure.qualifier} ${subject.figure.metric}`);

export const triggerAlreadyPassed = defineRule({
  id: "trigger-already-passed",
  title: "A trigger that the market stood beyond",
  explanation: `A level called a trigger is contradicted when at least ${leastBeyond} of the last ${sessions} closes known at the as-of lie beyond every end of it, without the event. Counted over the sessions of each publisher by itself; the least count decides.`,
  links: undefined,
  apply: (context, rule) =>
    context.of("trigger-level").flatMap((subject) => {
      const { series } = subject.tag.entity;
      const factor = percentFactor(subject);
      const ends = [...new Set([subject.stated!.high, subject.stated!.low])];
      const isBelow = below(subject);
      const isBeyond = (value: number, end: number) => (isBelow ? value * factor <= end : value * factor >= end);
      const counted = context.facts
        .lastBySource(series, sessions)
        .filter(({ facts }) => facts.length >= leastSessions)
        .map(({ source, facts }) => ({
          source,
          facts,
          counts: ends.map((end) => facts.filter((fact) => isBeyond(fact.value, end)).length),
        }));
      if (counted.length === 0) return [];
      const shown = counted.map(({ source, facts, counts }) => {
        const each = ends.map((end, i) => `${show(end)} on ${counts[i]}`).join(", ");
        return `at or ${isBelow ? "below" : "above"} ${each} of ${facts.length} sessions [${series} ${facts[0]!.date}..${facts.at(-1)!.date}, ${source}]`;
      });
      const arithmetic = shown.join("; ");
      const nearest = Math.min(...counted.map(({ counts }) => Math.max(...counts)));
      const farthest = Math.min(...counted.flatMap(({ counts }) => counts));
      if (farthest >= leastBeyond)
        return [finding(rule, subject, [], "contradicted", `${arithmetic}, without the unwinding`, null)];
      const isPartly = nearest >= leastBeyond;
      return [
        finding(
          rule,
          subject,
          [],
          isPartly ? "assumption" : "uncheckable",
          arithmetic,
          null,
          isPartly
            ? "only the far end of the range can be the trigger"
            : "a conditional statement; the level was not passed in the last year",
        ),
      ];
    }),
});
