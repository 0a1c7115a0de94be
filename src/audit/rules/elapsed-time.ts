import { daysBetween } from "../../core/time.ts";
import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, finding, linkedInputs, type PlacedFinding, show } from "../define.ts";
import { parsePeriod, spanOf } from "../period.ts";
import { agrees } from "../printed.ts";

/** A year, or a date in words: "1999", "2025-12-18", "2026-01". */
function dateOf(t: Tagged): { readonly from: string; readonly to: string; readonly text: string } | undefined {
  if (t.tag.unit !== "date") return undefined;
  const text = String(t.figure.value ?? "");
  const span = spanOf(parsePeriod(text));
  return span && { ...span, text };
}

/** Least and most time between two dates that may be known to the year only, in the unit of the figure. */
function between(
  subject: Tagged,
  start: { from: string; to: string },
  end: { from: string; to: string },
): [number, number] {
  const day = (text: string) => text as Parameters<typeof daysBetween>[0];
  const unit = { days: 1, months: 365.25 / 12, years: 365.25 }[subject.tag.unit as "days" | "months" | "years"];
  const scale = /week/.test(subject.figure.unit.toLowerCase())
    ? 7
    : /quarter/.test(subject.figure.unit.toLowerCase())
      ? 365.25 / 4
      : unit;
  return [daysBetween(day(start.to), day(end.from)) / scale, daysBetween(day(start.from), day(end.to)) / scale];
}

function judge(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  inputs: readonly Tagged[],
): readonly PlacedFinding[] {
  const dates = inputs.flatMap((t) => dateOf(t) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1));
  const start = dates[0];
  if (!start || !subject.stated) return [];
  const own = spanOf(subject.period);
  const now = { from: context.today, to: context.today, text: context.today };
  const end = dates[1] ?? (own ? { ...own, text: subject.figure.period } : now);
  const [least, most] = between(subject, start, end);
  const whole =
    subject.tag.unit === "years" && start.text.length === 4
      ? Number(end.to.slice(0, 4)) - Number(start.text)
      : (least + most) / 2;
  const arithmetic = `${start.text} to ${end.text} = ${show(whole)} ${subject.figure.unit}`;
  const { low, high } = subject.stated;
  // A span is counted with or without its first or last unit.
  const fits = (high >= least - 1 && low <= most + 1) || agrees(subject.figure, whole);
  return [finding(rule, subject, inputs, fits ? "consistent" : "inconsistent", arithmetic, whole)];
}

const spanWords =
  /years? since|since (?:the|its)|length of (?:the )?(?:series|record|history)|age of|years of (?:data|history)/;

export const elapsedTime = defineRule({
  id: "elapsed-time",
  title: "Time between two dates",
  explanation:
    "A length of time against the dates or years that bound it; without a second date it runs to the figure's period, else to the as-of. One unit more or less is counting.",
  links:
    /elapsed|years between|days between|months between|time between|end less start|length of time|duration (?:from|between|of the period)/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      if (!["days", "months", "years"].includes(subject.tag.unit)) return [];
      const linked = linkedInputs(context, subject, elapsedTime.links!);
      if (linked.length > 0) return linked.flatMap((inputs) => judge(context, rule, subject, inputs));
      if (!spanWords.test(subject.figure.metric.toLowerCase())) return [];
      const starts = context
        .of("first-year", "event-year")
        .filter((t) => t.tag.entity.name === subject.tag.entity.name);
      return starts.length === 1 ? judge(context, rule, subject, starts) : [];
    }),
});
