import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { type Figure, parseFigures } from "../figure.ts";
import { compatible } from "../period.ts";
import { agrees } from "../printed.ts";
import { type Tag, tagOf } from "../vocabulary/tag.ts";

/** One published figure of a poll, study or estimate, read by the same vocabulary as a note's own. */
interface Statement {
  readonly figure: Figure;
  readonly tag: Tag;
  readonly value: number;
  /** What it is measured on, where that is not what a note usually means; empty otherwise. */
  readonly basis: string;
  readonly name: string;
}

function statements(context: AuditContext): readonly Statement[] {
  return context.facts.records("statement").flatMap((body, index) => {
    const text = (field: string) => (typeof body[field] === "string" ? (body[field] as string) : "");
    const { figures } = parseFigures([
      {
        id: String(index),
        subject: text("subject"),
        metric: text("metric"),
        value: Number(body.value),
        unit: text("unit"),
        ...(text("period") === "" ? {} : { period: text("period") }),
      },
    ]);
    return figures.map((figure) => ({
      figure,
      tag: tagOf(figure),
      value: figure.value as number,
      basis: text("basis"),
      name: `${text("publisher")}, ${text("published")}`,
    }));
  });
}

const orders: readonly (readonly [RegExp, number, number])[] = [
  [/^millions?$/, 1e6, 1e9],
  [/^billions?$/, 1e9, 1e12],
  [/^trillions?$/, 1e12, 1e15],
];

/** Whether the stated number, or an order of magnitude in words, is the published value. */
function fits(subject: Tagged, value: number): boolean {
  if (subject.stated) return agrees(subject.figure, value);
  const order = orders.find(([words]) => words.test(String(subject.figure.value).toLowerCase().trim()));
  return order !== undefined && Math.abs(value) >= order[1] && Math.abs(value) < order[2];
}

function judge(rule: { readonly id: string }, subject: Tagged, own: readonly Statement[]): readonly PlacedFinding[] {
  const arithmetic = own
    .map(
      ({ value, basis, name, figure }) => `${show(value)} ${figure.unit}${basis === "" ? "" : `, ${basis}`} [${name}]`,
    )
    .join("; ");
  const same = own.filter((statement) => statement.basis === "");
  const match = own.find((statement) => fits(subject, statement.value));
  const expected = (match ?? own[0]!).value;
  if (same.length > 0)
    return [
      finding(
        rule,
        subject,
        [],
        same.some((s) => fits(subject, s.value)) ? "consistent" : "contradicted",
        arithmetic,
        expected,
      ),
    ];
  const reading = own.map((statement) => statement.basis).join("; ");
  return [
    finding(
      rule,
      subject,
      [],
      "assumption",
      arithmetic,
      expected,
      `the published figure is on another basis: ${reading}`,
    ),
  ];
}

export const factStatement = defineRule({
  id: "fact-statement",
  title: "Polls, studies and estimates against their publication",
  explanation:
    "A figure of a poll, study or estimate against the published one of the same subject and metric. Where the publication measures something narrower or at another time, that basis is the reading.",
  links: undefined,
  apply: (context, rule) => {
    const known = statements(context);
    if (known.length === 0) return [];
    return context.figures.flatMap((subject) => {
      const own = known.filter(
        ({ figure, tag, basis }) =>
          tag.quantity !== undefined &&
          tag.quantity === subject.tag.quantity &&
          tag.entity.name === subject.tag.entity.name &&
          (subject.stated === undefined || tag.unit === subject.tag.unit) &&
          (basis !== "" || compatible(figure.period, subject.figure.period)),
      );
      return own.length > 0 ? judge(rule, subject, own) : [];
    });
  },
});
