import { daysBetween, type LocalDate } from "../../core/time.ts";
import { type AuditContext, asPrinted, dayOf, daysBefore, spanAt, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show } from "../define.ts";
import { type Fact, highest, lowest } from "../facts/fact-book.ts";
import { spanOf } from "../period.ts";
import { agrees, middle } from "../printed.ts";

const kinds = ["index", "volatility-index", "stock", "yield", "fx", "currency"];
/** Fixings are taken at another hour than a market's close: nearby numbers are a reading, not a contradiction. */
const fixings = ["fx", "currency", "yield"];
const fixingSlack: Readonly<Record<string, number>> = { percent: 1.5, bp: 8, points: 3, level: 3 };

interface Reading {
  readonly name: string;
  readonly from: Fact;
  readonly to: Fact;
}

/** The change between two facts in the figure's unit and sign. */
function change(subject: Tagged, { from, to }: Reading): number {
  const rate = subject.tag.entity.kind === "yield";
  const inverse = subject.tag.entity.kind === "currency";
  if (subject.tag.unit === "bp") return asPrinted(subject, (to.value - from.value) * 10_000);
  if (subject.tag.unit === "percent") {
    if (rate) return asPrinted(subject, (to.value - from.value) * 100);
    return asPrinted(subject, (inverse ? from.value / to.value - 1 : to.value / from.value - 1) * 100);
  }
  return asPrinted(subject, (to.value - from.value) * (rate ? 100 : 1));
}

const words = (subject: Tagged, reading: Reading) => {
  const scale = subject.tag.entity.kind === "yield" ? 100 : 1;
  const [a, b] = [show(reading.from.value * scale), show(reading.to.value * scale)];
  const percent = subject.tag.unit === "percent" && scale === 1;
  const formula = !percent
    ? `${b} - ${a}`
    : subject.tag.entity.kind === "currency"
      ? `${a} / ${b} - 1`
      : `${b} / ${a} - 1`;
  return `${formula} = ${show(change(subject, reading))} [${reading.to.name}; ${reading.from.name}]`;
};

/** Fact pairs that the stated window can mean, the plainest first. */
function readings(context: AuditContext, subject: Tagged, to: Fact): Reading[] {
  const { facts } = context;
  const series = subject.tag.entity.series!;
  const back = (name: string, day: string): Reading[] => {
    const from = facts.onOrBefore(series, day);
    return from && from.date !== to.date ? [{ name, from, to }] : [];
  };
  const previous = facts.before(series, to.date.slice(0, 10));
  const session = previous ? [{ name: "one session", from: previous, to }] : [];
  const { window, windowDays } = subject.tag;
  const monthEnd = daysBefore(`${to.date.slice(0, 7)}-01`, 1);
  if (
    window === "days" &&
    windowDays <= 10 &&
    /day|session/.test(`${subject.figure.window} ${subject.figure.metric}`.toLowerCase())
  ) {
    // "Three days" of a market are three sessions; the calendar is the second reading.
    const from = facts
      .between(series, daysBefore(to.date.slice(0, 10), 30), to.date)
      .filter((fact) => fact.date < to.date)
      .at(-windowDays);
    return [
      ...(from ? [{ name: `${windowDays} sessions`, from, to }] : []),
      ...back(`${windowDays} days`, daysBefore(to.date.slice(0, 10), windowDays)),
    ];
  }
  if (window === "days") return back(`${windowDays} days`, daysBefore(to.date.slice(0, 10), windowDays));
  if (window === "month")
    return [
      ...back("since the end of the month before", monthEnd),
      ...back("30 days", daysBefore(to.date.slice(0, 10), 30)),
    ];
  if (window === "quarter") return back("91 days", daysBefore(to.date.slice(0, 10), 91));
  if (window === "year")
    return [
      ...back("since the end of the year before", `${Number(to.date.slice(0, 4)) - 1}-12-31`),
      ...back("365 days", daysBefore(to.date.slice(0, 10), 365)),
    ];
  return session;
}

/** A period of several days, a month or a year: from the last close before it, or from its own first close. */
function readingsOfSpan(context: AuditContext, subject: Tagged, from: string, to: Fact): Reading[] {
  const { facts } = context;
  const series = subject.tag.entity.series;
  const before = facts.before(series, from);
  const first = facts.between(series, from, to.date)[0];
  return [before, first].flatMap((start) =>
    start && start.date !== to.date ? [{ name: `${start.date} to ${to.date}`, from: start, to }] : [],
  );
}

function judgeChange(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  to: Fact,
  from?: string,
): readonly PlacedFinding[] {
  const possible = from === undefined ? readings(context, subject, to) : readingsOfSpan(context, subject, from, to);
  const plain = possible[0];
  if (!plain) return [];
  const match = possible.find((reading) => agrees(subject.figure, change(subject, reading)));
  if (match) return [finding(rule, subject, [], "consistent", words(subject, match), change(subject, match))];
  const expected = change(subject, plain);
  const slack = fixingSlack[subject.tag.unit] ?? 0;
  if (fixings.includes(subject.tag.entity.kind) && Math.abs(expected - middle(subject.stated!)) <= slack)
    return [
      finding(
        rule,
        subject,
        [],
        "assumption",
        words(subject, plain),
        expected,
        "the stored level is a fixing or a par yield of another hour than the note's quote",
      ),
    ];
  if (subject.tag.statistic === "high" || subject.tag.statistic === "low" || subject.tag.statistic === "intraday")
    return [
      finding(
        rule,
        subject,
        [],
        "assumption",
        words(subject, plain),
        expected,
        "a move to an intraday level, which closes neither show nor refute",
      ),
    ];
  if (subject.tag.window === "unstated" && from === undefined) {
    for (let sessions = 2; sessions <= 22; sessions++) {
      const from = context.facts
        .between(subject.tag.entity.series, daysBefore(to.date.slice(0, 10), 60), to.date)
        .filter((fact) => fact.date < to.date)
        .at(-sessions);
      const reading = from && { name: `${sessions} sessions`, from, to };
      if (reading && agrees(subject.figure, change(subject, reading)))
        return [
          finding(
            rule,
            subject,
            [],
            "assumption",
            `${words(subject, plain)}; ${words(subject, reading)}`,
            expected,
            `over ${reading.name}; the window is not stated`,
          ),
        ];
    }
  }
  return [finding(rule, subject, [], "contradicted", words(subject, plain), expected)];
}

/** Fall from the highest close of the weeks before to the lowest close after it, up to the day. */
function judgeDrawdown(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  to: Fact,
): readonly PlacedFinding[] {
  const day = to.date.slice(0, 10);
  const falls = [60, 30, 20, 90, 180, 365].flatMap((days) => {
    const span = context.facts.between(subject.tag.entity.series, daysBefore(day, days), day);
    const peak = highest(span);
    const trough = peak && lowest(span.filter((fact) => fact.date >= peak.date));
    if (!peak || !trough || peak.date === trough.date) return [];
    const size = (trough.value / peak.value - 1) * 100;
    const printed = subject.stated!.low >= 0 ? -size : size;
    return [
      {
        printed,
        text: `${show(trough.value)} / ${show(peak.value)} - 1 = ${show(size)} % [${trough.name}; ${peak.name}]`,
      },
    ];
  });
  const first = falls[0];
  if (!first) return [];
  const match = falls.find((fall) => agrees(subject.figure, fall.printed));
  if (match) return [finding(rule, subject, [], "consistent", match.text, match.printed)];
  const beyond = Math.abs(middle(subject.stated!)) - Math.max(...falls.map((fall) => Math.abs(fall.printed)));
  // Intraday extremes lie outside the closes, by a few points on a violent day.
  const intraday = subject.tag.statistic !== "close" && beyond > 0 && beyond <= 6;
  // The peak may lie before the stored closes begin.
  const stored = context.facts.between(subject.tag.entity.series, daysBefore(day, 365), day)[0]!;
  const partial =
    daysBetween(daysBefore(day, 365) as LocalDate, stored.date.slice(0, 10) as LocalDate) > 10 && beyond > 0;
  return [
    finding(
      rule,
      subject,
      [],
      intraday || partial ? "assumption" : "contradicted",
      first.text,
      first.printed,
      ...(intraday
        ? ["measured between intraday extremes, which closes do not show"]
        : partial
          ? [`from a peak before ${stored.date}, where the stored closes begin`]
          : []),
    ),
  ];
}

export const factCloseChange = defineRule({
  id: "fact-close-change",
  title: "Change against the official closes",
  explanation:
    "Points, percent and basis points of a session or a stated number of days against the stored closes of those days. The statistic is the same, so a difference beyond rounding contradicts; fixings and par yields of another hour only set the reading.",
  links: undefined,
  apply: (context, rule) =>
    context.of("change", "drawdown").flatMap((subject) => {
      if (subject.tag.role === "guidance" || subject.tag.role === "consensus" || subject.tag.role === "reference")
        return [];
      if (!kinds.includes(subject.tag.entity.kind) || subject.tag.entity.series === undefined) return [];
      const day = dayOf(subject);
      const span = day === undefined && subject.tag.quantity === "change" ? spanAt(subject, context) : undefined;
      // Part of a period that is not over yet does not give its change.
      const end =
        span && span.to === spanOf(subject.period)?.to
          ? context.facts.onOrBefore(subject.tag.entity.series, span.to)
          : undefined;
      if (span && end && end.date.slice(0, 10) >= span.from) return judgeChange(context, rule, subject, end, span.from);
      const to = day && context.facts.on(subject.tag.entity.series, day);
      if (!to) return [];
      return subject.tag.quantity === "drawdown"
        ? judgeDrawdown(context, rule, subject, to)
        : judgeChange(context, rule, subject, to);
    }),
});
