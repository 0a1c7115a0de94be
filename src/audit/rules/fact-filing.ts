import type { AuditContext, Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { conceptOf, type FiledQuarter, Filings } from "../facts/filings.ts";
import { agrees } from "../printed.ts";

interface Filed {
  readonly value: number;
  readonly words: string;
}

/** The stated quantity in a quarter, from the filings: as filed, or by its definition from two filed numbers. */
function filedValue(filings: Filings, subject: Tagged, quarter: FiledQuarter): Filed | undefined {
  const { quantity, of } = subject.tag;
  const get = (name: string, at: FiledQuarter = quarter) => filings.value(name, at);
  const ratio = (top: string, bottom: string, scale: number): Filed | undefined => {
    const [a, b] = [get(top), get(bottom)];
    return a && b && b.value !== 0
      ? {
          value: (a.value / b.value) * scale,
          words: `${show(a.value)} / ${show(b.value)}${scale === 1 ? "" : ` x ${scale}`} = ${show((a.value / b.value) * scale)} [${a.name}; ${b.name}]`,
        }
      : undefined;
  };
  if (quantity === "dso") return ratio("receivables", "revenue", quarter.days);
  if (quantity === "dio") return ratio("inventory", "cost-of-revenue", quarter.days);
  const percent = subject.tag.unit === "percent" ? 100 : 1;
  if (quantity === "cash-conversion") return ratio("cfo", "net-income", percent);
  if (quantity === "margin" && of === "net-income") return ratio("net-income", "revenue", percent);
  if (quantity === "margin" && of === "gross-profit") {
    const [revenue, cost] = [get("revenue"), get("cost-of-revenue")];
    return revenue && cost
      ? {
          value: (1 - cost.value / revenue.value) * percent,
          words: `1 - ${show(cost.value)} / ${show(revenue.value)} [${cost.name}; ${revenue.name}]`,
        }
      : undefined;
  }
  if (quantity === "growth" && of !== undefined) {
    const year = subject.tag.horizon === "year";
    let past: FiledQuarter | undefined = quarter;
    for (let back = 0; back < (year ? 4 : 1) && past; back++) past = filings.previous(past);
    const [now, then] = [get(of), past && get(of, past)];
    return now && then && then.value !== 0
      ? {
          value: (now.value / then.value - 1) * percent,
          words: `${show(now.value)} / ${show(then.value)} - 1 = ${show((now.value / then.value - 1) * percent)} [${now.name}; ${then.name}]`,
        }
      : undefined;
  }
  if (quantity === undefined || conceptOf[quantity] === undefined) return undefined;
  const filed = get(quantity);
  return filed && { value: filed.value, words: `${show(filed.value)} [${filed.name}]` };
}

/** An average of many quarters, such as the usual collection time over five years. */
function averageDso(filings: Filings, subject: Tagged): Filed | undefined {
  const years = /(\d+|five|three|ten|two|four)[- ]year/.exec(subject.figure.metric.toLowerCase())?.[1];
  const count = 4 * ({ two: 2, three: 3, four: 4, five: 5, ten: 10 }[years ?? ""] ?? Number(years ?? 5));
  const values = filings
    .quarters()
    .flatMap((quarter) => filedValue(filings, { ...subject, tag: { ...subject.tag, role: "plain" } }, quarter) ?? [])
    .slice(-count);
  if (values.length < count / 2) return undefined;
  const value = values.reduce((total, v) => total + v.value, 0) / values.length;
  return {
    value,
    words: `mean of the last ${values.length} filed quarters that a quarterly report covers = ${show(value)}`,
  };
}

function judge(context: AuditContext, rule: { readonly id: string }, subject: Tagged): readonly PlacedFinding[] {
  const filings = new Filings(context.facts, subject.tag.entity.name);
  if (
    filings.empty ||
    subject.tag.role === "consensus" ||
    subject.tag.role === "guidance" ||
    subject.tag.role === "before"
  )
    return [];
  if (subject.tag.role === "reference") {
    const average = subject.tag.quantity === "dso" ? averageDso(filings, subject) : undefined;
    if (!average) return [];
    return agrees(subject.figure, average.value)
      ? [finding(rule, subject, [], "consistent", average.words, average.value)]
      : [
          finding(
            rule,
            subject,
            [],
            "assumption",
            average.words,
            average.value,
            "another set of quarters, or year-end balances, in the average",
          ),
        ];
  }
  const { period } = subject;
  if (period?.kind !== "fiscal" || period.quarter === undefined) return [];
  const quarter = filings.quarter(period.year, period.quarter);
  const filed = quarter && filedValue(filings, subject, quarter);
  if (!filed) return [];
  return [
    finding(
      rule,
      subject,
      [],
      agrees(subject.figure, filed.value) ? "consistent" : "contradicted",
      filed.words,
      filed.value,
    ),
  ];
}

export const factFiling = defineRule({
  id: "fact-filing",
  title: "Company figure against its filings",
  explanation:
    "Value, period and filing belong together: a quarter's figure against the same quarter as filed; cash flow, which is filed cumulatively, by difference.",
  links: undefined,
  apply: (context, rule) =>
    context
      .of(
        "revenue",
        "net-income",
        "cfo",
        "cost-of-revenue",
        "receivables",
        "inventory",
        "assets",
        "eps",
        "dso",
        "dio",
        "cash-conversion",
        "margin",
        "growth",
      )
      .flatMap((subject) =>
        subject.figure.qualifier !== "" && subject.tag.role !== "plain" ? [] : judge(context, rule, subject),
      ),
});
