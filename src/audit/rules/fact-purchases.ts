import { type AuditContext, spanAt, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import type { RecordBody } from "../facts/fact-book.ts";
import { agrees } from "../printed.ts";

interface Purchase {
  readonly date: string;
  readonly btc: number;
  readonly costUsd: number;
}

const words = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : "");

/** Purchases of one buyer known at the as-of, ascending by date. */
export function purchasesOf(records: readonly RecordBody[], buyer: string): readonly Purchase[] {
  return records
    .filter((body) => (words(body.buyer) || words(body.company) || "strategy") === buyer)
    .map((body) => ({ date: String(body.date), btc: Number(body.btc), costUsd: Number(body.costUsd) }))
    .filter((p) => Number.isFinite(p.btc) && Number.isFinite(p.costUsd))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

const sum = (list: readonly Purchase[], field: "btc" | "costUsd") => list.reduce((total, p) => total + p[field], 0);

function judge(context: AuditContext, rule: { readonly id: string }, subject: Tagged): readonly PlacedFinding[] {
  const all = purchasesOf(context.facts.records("purchase"), subject.tag.entity.name);
  const span = spanAt(subject, context);
  const upTo = span ? all.filter((p) => p.date <= span.to) : all;
  const last = upTo.at(-1);
  if (!last) return [];
  const source = `${upTo.length} filed purchases to ${last.date}`;
  const judged = (value: number, arithmetic: string) => [
    finding(rule, subject, [], agrees(subject.figure, value) ? "consistent" : "contradicted", arithmetic, value),
  ];
  // "Average price" and "aggregate purchase price" are said of one purchase and of the whole position alike.
  const single = (value: (p: Purchase) => number) =>
    span && upTo.find((p) => p.date >= span.from && agrees(subject.figure, value(p)));
  const filedOn = (p: Purchase) =>
    `filed on ${p.date}: ${show(p.btc)} BTC for ${show(p.costUsd)} USD, ${show(p.costUsd / p.btc)} each`;
  switch (subject.tag.quantity) {
    case "holdings":
      return judged(sum(upTo, "btc"), `${source} sum to ${show(sum(upTo, "btc"))} BTC`);
    case "total-cost": {
      const one = single((p) => p.costUsd);
      if (one) return judged(one.costUsd, filedOn(one));
      return judged(sum(upTo, "costUsd"), `${source} sum to ${show(sum(upTo, "costUsd"))} USD`);
    }
    case "average-cost": {
      const one = single((p) => p.costUsd / p.btc);
      if (one) return judged(one.costUsd / one.btc, filedOn(one));
      const within = span ? upTo.filter((p) => p.date >= span.from) : [];
      const ofPosition = /basis|holdings|position|overall|average cost/.test(subject.figure.metric.toLowerCase());
      if (within.length === 1 && !ofPosition) return judged(within[0]!.costUsd / within[0]!.btc, filedOn(within[0]!));
      return judged(
        sum(upTo, "costUsd") / sum(upTo, "btc"),
        `${source}: ${show(sum(upTo, "costUsd"))} / ${show(sum(upTo, "btc"))} = ${show(sum(upTo, "costUsd") / sum(upTo, "btc"))}`,
      );
    }
    case "bought":
    case "purchase-cost": {
      const field = subject.tag.quantity === "bought" ? "btc" : "costUsd";
      const within = span ? upTo.filter((p) => p.date >= span.from) : upTo.slice(-1);
      if (within.length === 0) return [];
      const one = within.find((p) => agrees(subject.figure, p[field]));
      if (one) return judged(one[field], filedOn(one));
      return judged(
        sum(within, field),
        `${within.length} filed purchases from ${within[0]!.date} to ${within.at(-1)!.date} sum to ${show(sum(within, field))}`,
      );
    }
    default:
      return [];
  }
}

export const factPurchases = defineRule({
  id: "fact-purchases",
  title: "Purchases, holdings and average cost against filings",
  explanation:
    "A purchase against the filed one, holdings against the sum of all filed purchases, average cost against their cost over their coins.",
  links: /cost of purchases|fact: cost/,
  apply: (context, rule) =>
    context
      .of("bought", "purchase-cost", "holdings", "total-cost", "average-cost")
      .flatMap((subject) => judge(context, rule, subject)),
});
