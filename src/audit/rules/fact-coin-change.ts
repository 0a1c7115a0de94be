import { type AuditContext, asPrinted, dayOf, daysBefore, spanAt, type Tagged } from "../context.ts";
import { defineRule, finding, type PlacedFinding, show, showInterval } from "../define.ts";
import { type Fact, highest, lowest } from "../facts/fact-book.ts";
import { agrees, interval, middle } from "../printed.ts";
import { storedCoins } from "../vocabulary/coins.ts";

interface Reading {
  readonly name: string;
  readonly percent: number;
  readonly words: string;
}

const between = (name: string, from: Fact | undefined, to: Fact | undefined): Reading[] => {
  if (!from || !to) return [];
  const percent = (to.value / from.value - 1) * 100;
  return [
    {
      name,
      percent,
      words: `${show(to.value)} / ${show(from.value)} - 1 = ${show(percent)} % [${to.name}; ${from.name}]`,
    },
  ];
};

/** What UTC days say about a move that ended on the day, the plain close to close first. */
function readings(context: AuditContext, coin: string, day: string): Reading[] {
  const { facts } = context;
  const at = (part: string, on: string) => facts.on(`${coin}.${part}`, on);
  const yesterday = daysBefore(day, 1);
  const plain = between("UTC day, close to close", at("close", yesterday), at("close", day));
  const wide = [
    ...between("UTC day, high to low", at("high", day), at("low", day)),
    ...between("close of the day before to the day's low", at("close", yesterday), at("low", day)),
    ...between("high of the day before to the day's low", at("high", yesterday), at("low", day)),
    ...between("low of the day before to the day's high", at("low", yesterday), at("high", day)),
  ];
  const longer = Array.from({ length: 9 }, (_, i) =>
    between(`${i + 2} UTC days, close to close`, at("close", daysBefore(day, i + 2)), at("close", day)),
  ).flat();
  const lows = Array.from({ length: 6 }, (_, i) =>
    between(`high of ${daysBefore(day, i + 2)} to the day's low`, at("high", daysBefore(day, i + 2)), at("low", day)),
  ).flat();
  return [...plain, ...wide, ...longer, ...lows];
}

const printed = (subject: Tagged, reading: Reading) => asPrinted(subject, reading.percent);

/** The largest move that any window of the stated length ending on the day can have had. */
const largest = (all: readonly Reading[]) => Math.max(...all.slice(0, 5).map((reading) => Math.abs(reading.percent)));

function judgeDay(rule: { readonly id: string }, subject: Tagged, all: readonly Reading[]): readonly PlacedFinding[] {
  const plain = all[0];
  if (!plain) return [];
  const expected = printed(subject, plain);
  if (agrees(subject.figure, expected)) return [finding(rule, subject, [], "consistent", plain.words, expected)];
  if (subject.tag.window === "session" || subject.tag.window === "utc-day")
    return [finding(rule, subject, [], "contradicted", plain.words, expected)];
  const match = all.find((reading) => agrees(subject.figure, printed(subject, reading)));
  if (match)
    return [
      finding(
        rule,
        subject,
        [],
        "assumption",
        `${plain.words}; ${match.words}`,
        expected,
        `reproduced by ${match.name}`,
      ),
    ];
  // A UTC day cannot refute a rolling window, but no window of a day can move more than twice the two days' whole range.
  const size = Math.abs(middle(subject.stated!));
  const days = subject.tag.window === "rolling-day" || subject.tag.window === "day";
  if (days && size > 2 * largest(all) + 1)
    return [
      finding(
        rule,
        subject,
        [],
        "contradicted",
        `${plain.words}; the largest move within the two days is ${show(largest(all))} %`,
        expected,
      ),
    ];
  return [finding(rule, subject, [], "assumption", plain.words, expected, "a window other than the UTC day")];
}

/** Least and most percent between any hour around the first days and any hour around the last: highs and lows where stored. */
function possible(
  context: AuditContext,
  coin: string,
  starts: readonly string[],
  end: string,
): readonly [number, number] {
  const around = (days: readonly string[]) => {
    const ends = days.flatMap((day) => [daysBefore(day, 1), daysBefore(day, -1)]);
    const [from, to] = [ends.reduce((a, b) => (a < b ? a : b)), ends.reduce((a, b) => (a > b ? a : b))];
    const value = (part: string, pick: typeof highest) =>
      pick(context.facts.between(`${coin}.${part}`, from, to))?.value;
    const close = (pick: typeof highest) => value("close", pick)!;
    return [
      Math.min(value("low", lowest) ?? Infinity, close(lowest) * 0.97),
      Math.max(value("high", highest) ?? 0, close(highest) * 1.03),
    ] as const;
  };
  const [before, after] = [around(starts), around([end])];
  return [(after[0] / before[1] - 1) * 100, (after[1] / before[0] - 1) * 100];
}

/** A move over a week or a month: facts at its start, and at its end the fact or a level that the note itself gives. */
function judgeLonger(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  coin: string,
): readonly PlacedFinding[] {
  const span = spanAt(subject, context);
  const end = span && context.facts.onOrBefore(`${coin}.close`, span.to);
  if (!span || !end) return [];
  const last = end.date.slice(0, 10);
  const at = (day: string) => context.facts.onOrBefore(`${coin}.close`, day);
  const { window, windowDays } = subject.tag;
  const yearEnd = `${Number(last.slice(0, 4)) - 1}-12-31`;
  const starts =
    dayOf(subject) === undefined
      ? [at(daysBefore(span.from, 1)), at(span.from)]
      : window === "month"
        ? [at(daysBefore(`${last.slice(0, 7)}-01`, 1)), at(daysBefore(last, 30))]
        : window === "year"
          ? [at(yearEnd), at(daysBefore(last, 365))]
          : [at(daysBefore(last, windowDays))];
  const facts = starts.flatMap((start) => between(`${start?.date} to ${last}, UTC closes`, start, end));
  const plain = facts[0];
  if (!plain) return [];
  const match = facts.find((reading) => agrees(subject.figure, printed(subject, reading)));
  if (match) return [finding(rule, subject, [], "consistent", match.words, printed(subject, match))];
  const levels = context
    .of("level")
    .filter(
      (t) => t.tag.entity.name === coin && t.tag.role !== "before" && dayOf(t) !== undefined && dayOf(t)! >= span.from,
    );
  for (const level of levels)
    for (const start of starts) {
      if (!start) continue;
      const percent = asPrinted(subject, (middle(level.stated!) / start.value - 1) * 100);
      const text = `${show(middle(level.stated!))} / ${show(start.value)} - 1 = ${show(percent)} % [${start.name}]`;
      if (agrees(subject.figure, percent))
        return [finding(rule, subject, [level], "consistent", `${text}; ${plain.words}`, percent)];
    }
  const [least, most] = possible(
    context,
    coin,
    starts.flatMap((start) => start?.date.slice(0, 10) ?? []),
    last,
  );
  const stated = [subject.stated!.low, subject.stated!.high].map((x) => asPrinted(subject, x));
  if (Math.max(...stated) < least - 1 || Math.min(...stated) > most + 1)
    return [
      finding(
        rule,
        subject,
        [],
        "contradicted",
        `${plain.words}; any hours of those days give ${show(least)} to ${show(most)} %`,
        printed(subject, plain),
      ),
    ];
  return [
    finding(
      rule,
      subject,
      [],
      "assumption",
      plain.words,
      printed(subject, plain),
      "another start or end than the UTC closes",
    ),
  ];
}

function judgeGroup(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  coins: readonly string[],
  day: string,
): readonly PlacedFinding[] {
  const each = coins.flatMap((coin) => {
    const reading = readings(context, coin, day)[0];
    return reading ? [{ coin, reading }] : [];
  });
  if (each.length === 0) return [];
  const changes = each.map(({ reading }) => printed(subject, reading));
  const span = interval(Math.min(...changes), Math.max(...changes));
  const arithmetic = each.map(({ coin, reading }) => `${coin.toUpperCase()} ${reading.words}`).join("; ");
  const inside = changes.every((change) => agrees(subject.figure, change));
  if (inside) return [finding(rule, subject, [], "consistent", arithmetic, span)];
  return subject.tag.window === "session" || subject.tag.window === "utc-day"
    ? [finding(rule, subject, [], "contradicted", arithmetic, span)]
    : [finding(rule, subject, [], "assumption", arithmetic, span, "a window wider than the UTC day")];
}

/** Fall of each stored coin from its high since the start of the period to its low. */
function judgeDrawdown(
  context: AuditContext,
  rule: { readonly id: string },
  subject: Tagged,
  coins: readonly string[],
  day: string,
): readonly PlacedFinding[] {
  const start =
    subject.tag.window === "unstated" &&
    /month|early/.test(`${subject.figure.window} ${subject.figure.metric}`.toLowerCase())
      ? `${day.slice(0, 7)}-01`
      : daysBefore(day, 30);
  const falls = coins.flatMap((coin) => {
    const [peak, low] = [
      highest(context.facts.between(`${coin}.high`, start, day)),
      lowest(context.facts.between(`${coin}.low`, start, day)),
    ];
    return peak && low ? [{ coin, percent: (1 - low.value / peak.value) * 100, peak, low }] : [];
  });
  if (falls.length === 0) return [];
  const sign = subject.stated!.high < 0 ? -1 : 1;
  const span = interval(
    Math.min(...falls.map((f) => f.percent)) * sign,
    Math.max(...falls.map((f) => f.percent)) * sign,
  );
  const arithmetic = falls
    .map(
      (f) =>
        `${f.coin.toUpperCase()} 1 - ${show(f.low.value)} / ${show(f.peak.value)} = ${show(f.percent)} % [${f.low.name}; ${f.peak.name}]`,
    )
    .join("; ");
  if (falls.every((f) => agrees(subject.figure, f.percent * sign)))
    return [finding(rule, subject, [], "consistent", arithmetic, span)];
  return [
    finding(
      rule,
      subject,
      [],
      "assumption",
      arithmetic,
      span,
      `the coins meant and their peaks are not named; the stored ones fell ${showInterval(span)} %`,
    ),
  ];
}

export const factCoinChange = defineRule({
  id: "fact-coin-change",
  title: "Change of a coin against UTC days",
  explanation:
    "Coins trade round the clock, so a stored UTC day contradicts only a figure that states the UTC day or session. For a rolling or unstated window the first window that reproduces the figure is the named reading.",
  links: undefined,
  apply: (context, rule) =>
    context.of("change", "drawdown").flatMap((subject) => {
      if (subject.tag.role === "guidance" || subject.tag.role === "consensus" || subject.tag.role === "reference")
        return [];
      const { entity, quantity, window, unit } = subject.tag;
      if (unit !== "percent" || (entity.kind !== "coin" && entity.kind !== "coins")) return [];
      const coins =
        entity.members ?? (entity.kind === "coin" ? [entity.name] : storedCoins.filter((coin) => coin !== "btc"));
      const known = coins.filter((coin) => context.facts.find(`${coin}.close`));
      const day = dayOf(subject);
      if (known.length === 0) return [];
      if (quantity === "drawdown") return day ? judgeDrawdown(context, rule, subject, known, day) : [];
      if (entity.kind === "coins") return day ? judgeGroup(context, rule, subject, known, day) : [];
      if (window === "days" || window === "month" || window === "quarter" || window === "year" || !day)
        return judgeLonger(context, rule, subject, known[0]!);
      // The ends of a change that a link names are known: no search for a window that happens to fit.
      if (window === "unstated" && subject.figure.links.length > 0) return [];
      return day ? judgeDay(rule, subject, readings(context, known[0]!, day)) : [];
    }),
});
