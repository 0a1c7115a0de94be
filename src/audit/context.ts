/** What a rule may look at: the tagged figures of the file and the facts known at the as-of. */
import { addDays, type Instant, type LocalDate, utcDateOf } from "../core/time.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { FactBook } from "./facts/fact-book.ts";
import type { Figure } from "./figure.ts";
import { type Period, parsePeriod, spanOf } from "./period.ts";
import { type Interval, roundingInterval, statedInterval } from "./printed.ts";
import { defaultReadings, type Readings } from "./readings.ts";
import type { Quantity } from "./vocabulary/quantities.ts";
import { type Tag, tagOf } from "./vocabulary/tag.ts";

/** A figure with its tag and its numbers as intervals. `stated` is undefined for words. */
export interface Tagged {
  readonly figure: Figure;
  readonly id: string;
  readonly tag: Tag;
  readonly period: Period | undefined;
  readonly stated: Interval | undefined;
  /** What rounding and qualifier allow. */
  readonly allowed: Interval | undefined;
}

export interface AuditContext {
  readonly figures: readonly Tagged[];
  readonly facts: FactBook;
  readonly asOf: Instant;
  /** UTC day of the as-of. */
  readonly today: LocalDate;
  readonly readings: Readings;
  get(id: string): Tagged | undefined;
  /** Figures with a number of the given quantity, in the order of their words, not of the file. */
  of(...quantities: Quantity[]): readonly Tagged[];
}

/** Orders figures by what they say, so that nothing depends on their place in the file or on their ids. */
function contentKey(figure: Figure): string {
  return JSON.stringify([
    figure.section,
    figure.subject,
    figure.metric,
    figure.unit,
    figure.period,
    figure.statistic,
    figure.window,
    figure.qualifier,
    figure.value ?? null,
    figure.low ?? null,
    figure.high ?? null,
  ]);
}

export function createContext(
  figures: readonly Figure[],
  view: AsOfView | undefined,
  asOf: Instant,
  readings: Readings = defaultReadings,
): AuditContext {
  const keyed = figures.map((figure) => ({ figure, key: contentKey(figure) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const tagged = keyed.map(
    ({ figure }): Tagged => ({
      figure,
      id: figure.id,
      tag: tagOf(figure),
      period: parsePeriod(figure.period),
      stated: statedInterval(figure),
      allowed: roundingInterval(figure),
    }),
  );
  const byId = new Map(tagged.map((entry) => [entry.id, entry]));
  return {
    figures: tagged,
    facts: new FactBook(view),
    asOf,
    today: utcDateOf(asOf),
    readings,
    get: (id) => byId.get(id),
    of: (...quantities) =>
      tagged.filter(
        (entry) =>
          entry.stated !== undefined && entry.tag.quantity !== undefined && quantities.includes(entry.tag.quantity),
      ),
  };
}

/** "Annualised revenue" is four quarters of it, not the quarter's. */
export const isAnnualised = (t: Tagged): boolean =>
  t.tag.unit === "money" && /annuali[sz]ed|run[- ]?rate/.test(t.figure.metric.toLowerCase());

/** Whether the words outside the vocabulary are the same: "data centre revenue" grows from "data centre revenue". */
export const sameScope = (a: Tagged, b: Tagged): boolean =>
  a.tag.unread.length === b.tag.unread.length && a.tag.unread.every((word) => b.tag.unread.includes(word));

/** First and last day a figure is about, not after the as-of; undefined without a dated period. */
export function spanAt(entry: Tagged, context: AuditContext): { from: string; to: string } | undefined {
  const span = spanOf(entry.period);
  if (!span || span.from > context.today) return undefined;
  return { from: span.from, to: span.to > context.today ? context.today : span.to };
}

/** The single day a figure is about; undefined for longer or unstated periods. */
export const dayOf = (entry: Tagged): LocalDate | undefined =>
  entry.period?.kind === "day" ? entry.period.from : undefined;

/** Percent figures and ratios of facts meet in percent: the factor from an inside ratio to the figure's unit. */
export const percentFactor = (entry: Tagged): number =>
  entry.tag.entity.kind === "volatility-index"
    ? 1
    : entry.tag.unit === "percent"
      ? 100
      : entry.tag.unit === "bp"
        ? 10_000
        : 1;

export const daysBefore = (day: string, days: number): LocalDate => addDays(day as LocalDate, -days);

/** Words that carry the sign themselves: "fell by 2.1" is a change of -2.1. */
const falling =
  /fell|fall|declin|drop|slump|slid|tumbl|plung|lost|loss|decreas|depreciat|weaken|drawdown|retrac|down\b|outflow|lower/;

/** A recomputed change with the sign as the figure prints it: positive where falling words already say the direction. */
export const asPrinted = (entry: Tagged, change: number): number =>
  entry.stated && entry.stated.low >= 0 && entry.stated.high > 0 && falling.test(entry.figure.metric.toLowerCase())
    ? -change
    : change;
