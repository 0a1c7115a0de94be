import { type AuditContext, dayOf, percentFactor, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { debtServiceRatios, fiscalItems } from "../facts/fiscal.ts";
import { middle } from "../printed.ts";

const ahead =
  /exceeds? by|passes by|(?:will|to|would) (?:exceed|pass|reach|surpass|cross|top|rise above|fall below|drop below|break)|(?:rises?|climbs?) above by|(?:falls?|drops?) below by|\bby (?:the )?(?:end|year|\d)|projected|expected to (?:exceed|pass|reach|fall|rise)/i;

/** Whether the figure says that a level will be passed by a later date. */
export const looksAhead = (subject: Tagged): boolean =>
  ahead.test(`${subject.figure.qualifier} ${subject.figure.metric}`);

const downward = (subject: Tagged) =>
  /fall|drop|below|under|decline|lower/i.test(`${subject.figure.qualifier} ${subject.figure.metric}`);

/** The last day that the note speaks of, not after the as-of; the as-of for a note without days. */
const writtenOn = (context: AuditContext): string =>
  context.figures
    .flatMap((t) => dayOf(t) ?? [])
    .filter((day) => day <= context.today)
    .reduce<string | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined) ??
  context.today;

interface Standing {
  readonly value: number;
  readonly words: string;
}

/** Where the quantity already stands: by public facts known at the as-of. Several readings are all returned. */
function standings(context: AuditContext, subject: Tagged): readonly Standing[] {
  const { quantity, entity } = subject.tag;
  if (quantity === "debt-service-ratio" && entity.name === "japan")
    return debtServiceRatios(fiscalItems(context.facts)).map((ratio) => ({ value: ratio.percent, words: ratio.words }));
  if (
    quantity === "level" ||
    quantity === "policy-rate" ||
    quantity === "trigger-level" ||
    quantity === "debt-threshold"
  ) {
    // The statement is as old as the note: what the market did since does not make it wrong.
    const fact = context.facts.onOrBefore(entity.series, writtenOn(context)) ?? context.facts.latest(entity.series);
    return fact
      ? [
          {
            value: fact.value * percentFactor(subject),
            words: `${show(fact.value * percentFactor(subject))} [${fact.name}]`,
          },
        ]
      : [];
  }
  return [];
}

function judge(context: AuditContext, rule: { readonly id: string }, subject: Tagged): readonly PlacedFinding[] {
  const target = middle(subject.stated!);
  const down = downward(subject);
  const beyond = (value: number) => (down ? value < target : value > target);
  const known = standings(context, subject);
  if (known.length > 0) {
    const arithmetic = known.map((standing) => standing.words).join("; ");
    return known.every((standing) => beyond(standing.value))
      ? [
          finding(
            rule,
            subject,
            [],
            "contradicted",
            `${arithmetic}: already ${down ? "below" : "above"} ${show(target)}`,
            known[0]!.value,
          ),
        ]
      : [
          finding(
            rule,
            subject,
            [],
            "uncheckable",
            arithmetic,
            known[0]!.value,
            "lies in the future; the level has not been passed",
          ),
        ];
  }
  const own = context.figures.find(
    (t) =>
      t.id !== subject.id &&
      t.stated &&
      t.tag.entity.name === subject.tag.entity.name &&
      t.tag.quantity === subject.tag.quantity &&
      t.tag.unit === subject.tag.unit &&
      t.tag.role === "plain" &&
      !looksAhead(t) &&
      beyond(middle(t.stated)),
  );
  return own
    ? [
        finding(
          rule,
          subject,
          [own],
          "inconsistent",
          `${show(middle(own.stated!))} is already ${down ? "below" : "above"} ${show(target)}`,
          own.stated!,
        ),
      ]
    : [];
}

export const crossingAlreadyPassed = defineRule({
  id: "crossing-already-passed",
  title: "A level to be passed by a date that is passed already",
  explanation:
    "'Will pass X by date D' is contradicted when every reading of the facts known at the as-of already stands beyond X, on the last day that the note speaks of.",
  links: undefined,
  apply: (context, rule) =>
    context.figures.flatMap((subject) =>
      subject.stated && looksAhead(subject) && subject.tag.unit !== "date" ? judge(context, rule, subject) : [],
    ),
});
