import type { AuditContext, Tagged } from "../context.ts";
import {
  defineRule,
  equation,
  finding,
  judgeEquation,
  linkedInputs,
  type PlacedFinding,
  show,
  showInterval,
} from "../define.ts";

const points = (shock: Tagged) => (shock.tag.unit === "bp" ? 0.01 : 1);

/** The note's own range of rate rises, over which the implied durations give a range of losses. */
function overRises(context: AuditContext, implied: { low: number; high: number }): string {
  const rises = context.of("rate-rise").filter((t) => t.tag.unit === "bp");
  if (rises.length === 0) return "";
  const least = Math.min(...rises.map((t) => t.stated!.low));
  const most = Math.max(...rises.map((t) => t.stated!.high));
  return `; over the stated rises of ${show(least)} to ${show(most)} bp it is ${show((implied.low * least) / 100)} to ${show((implied.high * most) / 100)} %`;
}

function judge(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  inputs: readonly Tagged[],
): readonly PlacedFinding[] {
  const shock = inputs.find((t) => t.stated && (t.tag.unit === "bp" || t.tag.quantity === "rate-shock"));
  const duration = inputs.find(
    (t) => t.stated && (t.tag.quantity === "duration" || t.tag.unit === "years" || t.tag.unit === "times"),
  );
  if (!shock?.stated || !subject.stated) return [];
  const sign = subject.stated.high < 0 ? -1 : 1;
  if (duration) {
    const made = equation(
      subject,
      [duration, shock],
      (d, s) => sign * d * s * points(shock),
      (d, s) => `${d} x ${s}${points(shock) === 1 ? "" : " bp / 100"}`,
    );
    return made ? judgeEquation(rule, made) : [];
  }
  const size = ((shock.stated.low + shock.stated.high) / 2) * points(shock);
  if (size === 0) return [];
  const implied = {
    low: Math.min(Math.abs(subject.stated.low), Math.abs(subject.stated.high)) / size,
    high: Math.max(Math.abs(subject.stated.low), Math.abs(subject.stated.high)) / size,
  };
  const [low, high] = context.readings.equityDuration;
  const arithmetic = `${showInterval(subject.stated)} % / ${show(size)} pp = a duration of ${showInterval(implied)} years (linear); exact, k - g = ${show(100 / implied.high)} to ${show(100 / implied.low)} % less half the shock${overRises(context, implied)}`;
  const plausible = implied.low >= low && implied.high <= high;
  return [
    plausible
      ? finding(
          rule,
          subject,
          [shock],
          "assumption",
          arithmetic,
          [sign * low * size, sign * high * size],
          `an equity duration of ${showInterval(implied)} years, which the note does not state`,
        )
      : finding(rule, subject, [shock], "inconsistent", `${arithmetic}; broad equities have ${low} to ${high}`, [
          sign * low * size,
          sign * high * size,
        ]),
  ];
}

export const durationTimesShock = defineRule({
  id: "duration-times-shock",
  title: "Duration x rate shock",
  explanation:
    "Loss in percent = duration x shock. With a duration stated it is an equation; else the implied duration is the named reading if it is one that broad equities can have.",
  links: /duration/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      const linked = linkedInputs(context, subject, durationTimesShock.links!);
      if (linked.length > 0) return linked.flatMap((inputs) => judge(context, rule, subject, inputs));
      if (subject.tag.quantity !== "valuation-change") return [];
      const inputs = context
        .of("rate-shock", "duration")
        .filter((t) => t.tag.entity.name === subject.tag.entity.name && t.figure.section === subject.figure.section);
      return inputs.filter((t) => t.tag.quantity === "rate-shock").length === 1
        ? judge(context, rule, subject, inputs)
        : [];
    }),
});
