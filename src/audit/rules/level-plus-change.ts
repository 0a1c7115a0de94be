import { type AuditContext, dayOf, type Tagged } from "../context.ts";
import { defineRule, finding, judgeEquation, linkedInputs, type PlacedFinding, show } from "../define.ts";
import { compatible } from "../period.ts";
import { agrees, interval, middle } from "../printed.ts";

/** Half the width of the narrow target bands that central banks have stated, in percent. */
const halfBand = 0.125;

const inPercent = (change: Tagged) => middle(change.stated!) * (change.tag.unit === "bp" ? 0.01 : 1);

function judge(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  change: Tagged,
  base: Tagged | undefined,
): readonly PlacedFinding[] {
  if (!subject.stated || !change.stated) return [];
  const step =
    inPercent(change) *
    (subject.tag.unit === "percent" ? 1 : middle(change.stated) / Math.max(1e-12, inPercent(change)));
  const cut = /\bcut|lower|reduc|eas/.test(change.figure.metric.toLowerCase()) && step > 0 ? -1 : 1;
  if (base?.stated) {
    const expected = middle(base.stated) + cut * step;
    return judgeEquation(rule, {
      subject,
      inputs: [base, change],
      expected: interval(expected, expected),
      allowed: interval(base.allowed!.low + cut * step, base.allowed!.high + cut * step),
      arithmetic: `${show(middle(base.stated))} ${cut < 0 ? "-" : "+"} ${show(step)} = ${show(expected)}`,
    });
  }
  const day = dayOf(change) ?? dayOf(subject);
  const series = subject.tag.entity.series;
  const fact = day === undefined ? context.facts.latest(series) : context.facts.before(series, day);
  if (!fact)
    return [
      finding(
        rule,
        subject,
        [change],
        "uncheckable",
        `level before the change + ${show(cut * step)}`,
        null,
        "the level before the change is in no figure or fact",
      ),
    ];
  const before = fact.value * (subject.tag.unit === "percent" ? 100 : 1);
  const expected = before + cut * step;
  const arithmetic = `${show(before)} [${fact.name}] ${cut < 0 ? "-" : "+"} ${show(step)} = ${show(expected)}`;
  if (agrees(subject.figure, expected))
    return [
      finding(rule, subject, [change], "consistent", arithmetic, expected),
      finding(rule, change, [subject], "consistent", arithmetic, change.stated),
    ];
  // Some central banks state a band, of which the series holds the middle.
  if (Math.abs(expected - middle(subject.stated)) <= halfBand * (subject.tag.unit === "percent" ? 1 : 100))
    return [
      finding(
        rule,
        subject,
        [change],
        "assumption",
        arithmetic,
        expected,
        "counted from an end of the band that the stored rate is the middle of",
      ),
    ];
  return [finding(rule, subject, [change], "inconsistent", arithmetic, expected)];
}

function changeByWords(context: AuditContext, subject: Tagged): Tagged | undefined {
  if (subject.tag.quantity !== "policy-rate" || subject.tag.role !== "after") return undefined;
  const fit = context
    .of("policy-change")
    .filter(
      (t) =>
        t.tag.entity.name === subject.tag.entity.name &&
        t.figure.section === subject.figure.section &&
        compatible(t.figure.period, subject.figure.period),
    );
  return fit.length === 1 ? fit[0] : undefined;
}

export const levelPlusChange = defineRule({
  id: "level-plus-change",
  title: "Level + change",
  explanation:
    "The level after a change is the level before plus the change; the level before comes from the note, else from the newest fact at the as-of.",
  links: /level ?(?:\+|plus|and) ?change/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      const linked = linkedInputs(context, subject, levelPlusChange.links!);
      if (linked.length > 0)
        return linked.flatMap((inputs) => {
          const change = inputs.find(
            (t) => t.tag.unit === "bp" || t.tag.quantity === "policy-change" || t.tag.quantity === "change",
          );
          return change
            ? judge(
                context,
                rule,
                subject,
                change,
                inputs.find((t) => t.id !== change.id),
              )
            : [];
        });
      const change = changeByWords(context, subject);
      const base = context
        .of("policy-rate")
        .filter(
          (t) =>
            t.tag.role === "before" &&
            t.tag.entity.name === subject.tag.entity.name &&
            t.figure.section === subject.figure.section,
        );
      return change ? judge(context, rule, subject, change, base.length === 1 ? base[0] : undefined) : [];
    }),
});
