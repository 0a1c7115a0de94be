import { type AuditContext, isAnnualised, type Tagged } from "../context.ts";
import { defineRule, equation, judgeEquation, linkedInputs } from "../define.ts";
import { compatible } from "../period.ts";
import { agrees, middle } from "../printed.ts";
import { type Quantity, quantityOf } from "../vocabulary/quantities.ts";

const factor = (subject: Tagged) => (subject.tag.unit === "percent" ? 100 : subject.tag.unit === "bp" ? 10_000 : 1);

/** Numerator and denominator that the words name. */
function partsOf(subject: Tagged): readonly [Quantity, Quantity] | undefined {
  const { quantity, of } = subject.tag;
  if (quantity === "cash-conversion") return ["cfo", "net-income"];
  const metric = subject.figure.metric.toLowerCase();
  if (quantity === "bond-dependency") return ["bond-issuance", "budget"];
  // "Margin" alone may be gross, operating or net: it is not guessed.
  if (quantity === "margin") return of === undefined || of === "revenue" ? undefined : [of, "revenue"];
  if (quantity === "multiple") {
    if (/mnav|(?:value of|over) (?:its |the )?(?:holdings|coins)/.test(metric)) return ["market-cap", "holdings-value"];
    if (/earnings|\bp\/?e\b/.test(metric)) return ["level", "eps"];
  }
  if (subject.tag.unit !== "percent" && subject.tag.unit !== "times") return undefined;
  const words =
    /^(.+?) (?:to|over|relative to|as (?:a )?(?:share|percentage|proportion|multiple) of|in percent of|divided by) (.+)$/.exec(
      metric,
    );
  const top = words && quantityOf(words[1]!, "money");
  const bottom = words && quantityOf(words[2]!, "money");
  // "Liquidations as a multiple of the previous record": the same quantity twice, the second at an earlier time.
  if (top && top !== "level" && /previous|prior|earlier|before|\blast\b/.test(words[2]!) && (!bottom || bottom === top))
    return [top, top];
  return top && bottom && top !== "level" && bottom !== "level" ? [top, bottom] : undefined;
}

function partner(context: AuditContext, subject: Tagged, quantity: Quantity, earlier = false): Tagged | undefined {
  const fit = context
    .of(quantity)
    .filter(
      (t) =>
        t.id !== subject.id &&
        isAnnualised(t) === isAnnualised(subject) &&
        t.tag.entity.name === subject.tag.entity.name &&
        t.tag.role !== "consensus" &&
        t.tag.role !== "guidance" &&
        t.tag.side === subject.tag.side &&
        t.tag.unit !== "percent" &&
        (earlier
          ? t.tag.role === "before"
          : t.tag.role !== "before" && compatible(t.figure.period, subject.figure.period)),
    );
  const plain = fit.filter((t) => t.tag.unread.length === 0);
  const read = plain.length > 0 ? plain : fit;
  const exact = read.filter((t) => t.figure.period === subject.figure.period);
  const chosen = exact.length > 0 ? exact : read;
  return chosen.length === 1 ? chosen[0] : undefined;
}

const isAmount = (t: Tagged) => t.tag.unit === "money" || t.tag.unit === "coins";
const isRate = (t: Tagged) => t.tag.unit === "percent" || t.tag.unit === "bp";

const ratio = (subject: Tagged, top: Tagged, bottom: Tagged) =>
  equation(
    subject,
    [top, bottom],
    (a, b) => (a / b) * factor(subject),
    (a, b) => `${a} / ${b}${factor(subject) === 1 ? "" : ` x ${factor(subject)}`}`,
  );

/** Gross margin where the note gives the cost of revenue instead of the gross profit. */
function grossMargin(context: AuditContext, subject: Tagged) {
  if (subject.tag.quantity !== "margin" || subject.tag.of !== "gross-profit") return undefined;
  const [cost, revenue] = [partner(context, subject, "cost-of-revenue"), partner(context, subject, "revenue")];
  return (
    cost &&
    revenue &&
    equation(
      subject,
      [cost, revenue],
      (c, r) => (1 - c / r) * factor(subject),
      (c, r) => `(1 - ${c} / ${r}) x ${factor(subject)}`,
    )
  );
}

export const ratioOfFigures = defineRule({
  id: "ratio-of-figures",
  title: "Ratio of two figures",
  explanation:
    "The first figure over the second, in the unit of the ratio. A link that lists them the other way round is read as such when only that gives the figure.",
  links: /^ratio|share of|quotient|divided by|percent(?:age)? of|proportion|margin/,
  apply: (context, rule) =>
    context.figures.flatMap((subject) => {
      if (!subject.stated) return [];
      const linked = linkedInputs(context, subject, ratioOfFigures.links!);
      if (linked.length > 0)
        return linked.flatMap(([top, bottom]) => {
          // A percentage of a figure may also be an amount: the rule on products takes that.
          if (!top || !bottom || (isAmount(subject) && (isRate(top) || isRate(bottom)))) return [];
          const [direct, inverse] = [ratio(subject, top, bottom), ratio(subject, bottom, top)];
          const chosen =
            inverse &&
            agrees(subject.figure, middle(inverse.expected)) &&
            !(direct && agrees(subject.figure, middle(direct.expected)))
              ? inverse
              : direct;
          return chosen ? judgeEquation(rule, chosen) : [];
        });
      const parts = partsOf(subject);
      const [top, bottom] = parts
        ? [partner(context, subject, parts[0]), partner(context, subject, parts[1], parts[0] === parts[1])]
        : [];
      const found = top && bottom ? ratio(subject, top, bottom) : grossMargin(context, subject);
      return found ? judgeEquation(rule, found) : [];
    }),
});
