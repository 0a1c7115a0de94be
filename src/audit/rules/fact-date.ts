import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding } from "../define.ts";
import { chronology } from "../facts/chronology.ts";
import { middle } from "../printed.ts";

const zeroRate = () => chronology.filter((entry) => entry.event === "zero-rate-start");

/** An era of near-zero rates, by its length or its first year, against the dates at which rates came near zero. */
function judgeEra(context: AuditContext, rule: { readonly id: string }, subject: Tagged): readonly PlacedFinding[] {
  const aboutRates = /zero|liquidity/.test(`${subject.figure.metric} ${subject.figure.subject}`.toLowerCase());
  const starts = zeroRate().map((entry) => entry.year);
  if (!aboutRates || starts.length === 0) return [];
  const now = Number(context.today.slice(0, 4));
  const stated = middle(subject.stated!);
  const length = subject.tag.quantity === "era-length";
  const [least, most] = length
    ? [now - Math.max(...starts), now - Math.min(...starts)]
    : [Math.min(...starts), Math.max(...starts)];
  const arithmetic = `${length ? `${now} - ${Math.max(...starts)} = ${least} to ${now} - ${Math.min(...starts)} = ${most} years` : `${least} to ${most}`} [${zeroRate()
    .map((entry) => entry.name)
    .join("; ")}]`;
  const near = stated >= least - 1 && stated <= most + 1;
  return [finding(rule, subject, [], near ? "consistent" : "inconsistent", arithmetic, [least, most])];
}

function judgeYear(context: AuditContext, rule: { readonly id: string }, subject: Tagged): readonly PlacedFinding[] {
  const { quantity, entity } = subject.tag;
  const text = `${subject.figure.metric} ${subject.figure.note}`.toLowerCase();
  const event = chronology.find(
    (entry) => entry.event === quantity && entry.entity === entity.name && entry.about.test(text),
  );
  const stated = middle(subject.stated!);
  if (event)
    return [finding(rule, subject, [], stated === event.year ? "consistent" : "contradicted", event.name, event.year)];
  const first = quantity === "first-year" ? context.facts.first(entity.series) : undefined;
  if (!first) return [];
  const year = Number(first.date.slice(0, 4));
  return year < stated
    ? [finding(rule, subject, [], "contradicted", `an earlier value is stored: ${first.name}`, year)]
    : [
        finding(
          rule,
          subject,
          [],
          "uncheckable",
          `first stored value: ${first.name}`,
          year,
          "the stored series need not reach back to its publisher's first year",
        ),
      ];
}

export const factDate = defineRule({
  id: "fact-date",
  title: "Years and eras against dated events",
  explanation:
    "A year against the public chronology; an era of near-zero rates against the years in which policy rates came near zero.",
  links: undefined,
  apply: (context, rule) =>
    context
      .of("first-year", "event-year", "era-length", "era-start")
      .flatMap((subject) =>
        subject.tag.quantity === "era-length" || subject.tag.quantity === "era-start"
          ? judgeEra(context, rule, subject)
          : judgeYear(context, rule, subject),
      ),
});
