import { type AuditContext, dayOf, type Tagged } from "../context.ts";
import { corners, defineRule, finding, judgeEquation, linkedInputs, type PlacedFinding, show } from "../define.ts";
import { compatible } from "../period.ts";
import { agrees, interval } from "../printed.ts";

interface Group {
  readonly owner: Tagged;
  readonly points: Tagged | undefined;
  readonly percent: Tagged | undefined;
  readonly level: Tagged | undefined;
}

const isSession = (t: Tagged) => t.tag.window === "session" || t.tag.window === "day" || t.tag.window === "unstated";
const isPoints = (t: Tagged) => t.tag.quantity === "change" && (t.tag.unit === "points" || t.tag.unit === "level");
const isPercent = (t: Tagged) => t.tag.quantity === "change" && t.tag.unit === "percent";
const isLevel = (t: Tagged) =>
  t.stated !== undefined &&
  t.stated.low === t.stated.high &&
  t.tag.quantity === "level" &&
  t.tag.role !== "before" &&
  t.tag.unit !== "percent";

function groups(context: AuditContext, links: RegExp): Group[] {
  const found: Group[] = [];
  const seen = new Set<string>();
  for (const owner of context.figures)
    for (const inputs of linkedInputs(context, owner, links)) {
      const all = [owner, ...inputs];
      found.push({ owner, points: all.find(isPoints), percent: all.find(isPercent), level: all.find(isLevel) });
      for (const member of all) seen.add(member.id);
    }
  for (const percent of context.of("change").filter((t) => isPercent(t) && isSession(t))) {
    if (
      seen.has(percent.id) ||
      (percent.tag.entity.kind !== "index" &&
        percent.tag.entity.kind !== "volatility-index" &&
        percent.tag.entity.kind !== "stock" &&
        percent.tag.entity.kind !== "other")
    )
      continue;
    const same = (t: Tagged) =>
      t.tag.entity.name === percent.tag.entity.name && t.figure.period === percent.figure.period;
    const points = context.of("change").find((t) => isPoints(t) && isSession(t) && same(t));
    const closes = context
      .of("level")
      .filter((t) => isLevel(t) && same(t) && (t.tag.statistic === "close" || t.tag.statistic === "unstated"));
    const level = closes.length === 1 ? closes[0] : undefined;
    if (points || level) found.push({ owner: percent, points, percent, level });
  }
  return found;
}

const previousLevel = (context: AuditContext, group: Group): Tagged | undefined =>
  context.of("level").find((t) => {
    const subject = group.percent ?? group.owner;
    return (
      t.tag.entity.name === subject.tag.entity.name &&
      t.tag.role === "before" &&
      t.tag.statistic === "close" &&
      compatible(t.figure.period, subject.figure.period)
    );
  });

/** Points and percent with a base that a fact or the note gives: percent = points / base. */
function judge(context: AuditContext, rule: { readonly id: string }, group: Group): readonly PlacedFinding[] {
  const { points, percent, level, owner } = group;
  const series = owner.tag.entity.series;
  const day = dayOf(owner) ?? (percent ? dayOf(percent) : undefined);
  const base = day === undefined ? undefined : context.facts.before(series, day);
  const others = [points, percent, level].filter((t): t is Tagged => t !== undefined && t.id !== owner.id);
  if (points?.stated && percent?.stated && level?.stated) {
    const compute = (p: number, l: number) => (p / (l - p)) * 100;
    const expected = corners([points.stated, level.stated], compute);
    const arithmetic = `${show(points.stated.low)} / (${show(level.stated.low)} - (${show(points.stated.low)})) = ${show(expected.low)} %`;
    if (agrees(percent.figure, expected.low))
      return [points, percent, level].map((t) =>
        finding(
          rule,
          t,
          [points, percent, level].filter((o) => o.id !== t.id),
          "consistent",
          arithmetic,
          t.stated!,
        ),
      );
    const allowed = corners([points.allowed!, level.allowed!], compute);
    if (allowed.low <= percent.allowed!.high && allowed.high >= percent.allowed!.low)
      return [
        finding(rule, percent, [points, level], "assumption", arithmetic, expected, "rounding of points and level"),
      ];
    if (base && series !== undefined) return [];
    return [
      finding(rule, owner, others, "inconsistent", `${arithmetic}; stated ${show(percent.stated.low)} %`, expected),
    ];
  }
  if (points?.stated && percent?.stated) {
    if (base) {
      const expected = (points.stated.low / base.value) * 100;
      const arithmetic = `${show(points.stated.low)} / ${show(base.value)} [${base.name}] = ${show(expected)} %`;
      // With the official closes known, a disagreement is the business of the fact rule, which says which of the two is wrong.
      return agrees(percent.figure, expected)
        ? [points, percent].map((t) =>
            finding(rule, t, [t === points ? percent : points], "consistent", arithmetic, t.stated!),
          )
        : [];
    }
    const implied = (points.stated.low / percent.stated.low) * 100;
    const arithmetic = `${show(points.stated.low)} / ${show(percent.stated.low)} % = previous level of ${show(implied)}`;
    if (Math.sign(points.stated.low) !== Math.sign(percent.stated.low))
      return [finding(rule, owner, others, "inconsistent", `${arithmetic}: the signs differ`, null)];
    return [
      finding(rule, owner, others, "uncheckable", arithmetic, null, "no level of this index in the file or the facts"),
    ];
  }
  if (percent?.stated && level?.stated) {
    const before = previousLevel(context, group);
    if (!before?.stated) {
      if (!base) {
        const implied = level.stated.low / (1 + percent.stated.low / 100);
        return [
          finding(
            rule,
            owner,
            others,
            "uncheckable",
            `${show(level.stated.low)} / (1 + ${show(percent.stated.low)} %) = previous level of ${show(implied)}`,
            null,
            "the previous level is in no figure or fact",
          ),
        ];
      }
      const expected = (level.stated.low / base.value - 1) * 100;
      const arithmetic = `${show(level.stated.low)} / ${show(base.value)} [${base.name}] - 1 = ${show(expected)} %`;
      return agrees(percent.figure, expected)
        ? [percent, level].map((t) =>
            finding(rule, t, [t === percent ? level : percent], "consistent", arithmetic, t.stated!),
          )
        : [];
    }
    const compute = (to: number, from: number) => (to / from - 1) * 100;
    const expected = corners([level.stated, before.stated], compute);
    return judgeEquation(rule, {
      subject: percent,
      inputs: [level, before],
      expected,
      allowed: corners([level.allowed!, before.allowed!], compute),
      arithmetic: `${show(level.stated.low)} / ${show(before.stated.low)} - 1 = ${show(interval(expected.low, expected.high).low)} %`,
    });
  }
  return [];
}

export const pointsPercentLevel = defineRule({
  id: "points-percent-level",
  title: "Points, percent and level agree",
  explanation:
    "Change in percent = change in points / (closing level - points). The previous close comes from the note, else from the official closes; without either the implied previous level is shown.",
  links: /points|percent and level/,
  apply: (context, rule) => groups(context, pointsPercentLevel.links!).flatMap((group) => judge(context, rule, group)),
});
