/**
 * Results by name, for sentences. A sentence names the results that it needs; when one is absent the sentence is not
 * written, or says plainly that it is not known and why. So no sentence stands without a result behind it.
 */
import { formatBasisPoints, formatDate, formatNumber, formatValue } from "../charts/format.ts";
import { absent, type Outcome, present } from "../core/outcome.ts";
import { type Unit, units } from "../core/units.ts";
import { type Inline, type NumberSpan, say } from "./document.ts";
import type { NoteInput, NoteStatus, NoteThreshold } from "./input.ts";

/** A known result as a sentence uses it. */
export interface Fact {
  readonly value: number;
  /** The number, tied to its provenance. */
  readonly span: NumberSpan;
  /** The word of a state or sign, where the result has one. */
  readonly label: string;
  /** Day of the newest observation behind it, as prose. */
  readonly day: string;
}
export interface Facts {
  readonly input: NoteInput;
  readonly findStatus: (id: string) => NoteStatus | undefined;
  readonly findThreshold: (id: string) => NoteThreshold | undefined;
}
/** How to get one result; asks for nothing until the sentence is made. */
export type Want = (facts: Facts) => Outcome<Fact>;
export type Wants = Readonly<Record<string, Want>>;
export type Known<W extends Wants> = { readonly [K in keyof W]: Fact };

export function createFacts(input: NoteInput): Facts {
  const status = new Map(input.status.map((s) => [s.id, s]));
  const thresholds = new Map(input.thresholds.map((t) => [t.id, t]));
  return { input, findStatus: (id) => status.get(id), findThreshold: (id) => thresholds.get(id) };
}

/** A unit by name. Throws (a bug) for a name that the product does not know. */
export function unitOf(name: string): Unit {
  if (!(name in units)) throw new Error(`bug: note: unit ${JSON.stringify(name)} is not in core/units.ts`);
  return name as Unit;
}

/** Shows a number; the same number is shown in one way through the whole note. */
export type Show = (value: number) => string;
export const inUnit =
  (unit: Unit): Show =>
  (value) =>
    formatValue(value, unit);
export const signedPercent: Show = (value) => formatValue(value, "ratio", { signed: true });
export const asPercent: Show = inUnit("ratio");
export const signedBp: Show = (value) => formatBasisPoints(value, { signed: true });
export const bp: Show = (value) => formatBasisPoints(value);
export const count: Show = (value) => formatNumber(value, { decimals: 0 });
export const plain =
  (decimals: number): Show =>
  (value) =>
    formatNumber(value, { decimals });

/** The present value of an indicator. Stale, missing and warming-up are absent here; `lastReading` shows the old number. */
export function reading(id: string): Want {
  return (facts) => {
    const item = facts.findStatus(id);
    if (!item) return absent("missing", `${id} is not among the results`);
    if (item.state !== "present" || item.value === null) return absentOf(item);
    const shown = shownOf(item, item.value, item.label);
    return present(factOf(item, numberSpan(item.id, item.id, "indicator", item.value, shown), item.value));
  };
}

/** The old number of a stale indicator, or its present one: for facts that are shown with their age. */
export function lastReading(id: string): Want {
  return (facts) => {
    const now = reading(id)(facts);
    const item = facts.findStatus(id);
    if (now.state === "present" || !item?.last) return now;
    const shown = shownOf(item, item.last.value, item.last.label);
    return present(
      factOf(item, numberSpan(`${id}.last`, id, "indicator", item.last.value, shown), item.last.value, item.last.label),
    );
  };
}

/** A part of an indicator: a number among its details. */
export function detail(id: string, key: string, show: Show): Want {
  return (facts) => {
    const whole = reading(id)(facts);
    if (whole.state === "absent") return whole;
    const item = facts.findStatus(id)!;
    const value = item.details?.[key];
    if (typeof value !== "number") return absent("missing", `${item.title}: ${key} is not known`);
    return present(factOf(item, numberSpan(`${id}.${key}`, id, "indicator", value, show(value)), value));
  };
}

/** A date or word among the details, as plain text; a date reads as prose. */
export function word(id: string, key: string): Want {
  return (facts) => {
    const whole = reading(id)(facts);
    if (whole.state === "absent") return whole;
    const item = facts.findStatus(id)!;
    const value = item.details?.[key];
    if (typeof value !== "string" || value === "") return absent("missing", `${item.title}: ${key} is not known`);
    return present({
      ...factOf(item, numberSpan(`${id}.${key}`, id, "indicator", value, value), 0),
      label: formatDate(value),
    });
  };
}

/** An end of an indicator's interval. */
export function bound(id: string, end: "lo" | "hi"): Want {
  return (facts) => {
    const whole = reading(id)(facts);
    if (whole.state === "absent") return whole;
    const item = facts.findStatus(id)!;
    const value = item.interval?.[end];
    if (value === undefined) return absent("missing", `${item.title} has no interval`);
    const shown = formatValue(value, unitOf(item.unit));
    return present(factOf(item, numberSpan(`${id}.${end}`, id, "indicator", value, shown), value));
  };
}

export type ThresholdPart = "level" | "distance" | "sigma" | "sessions-beyond";
/** A part of a threshold's row. */
export function threshold(id: string, part: ThresholdPart): Want {
  return (facts) => {
    const row = facts.findThreshold(id);
    if (!row) return absent("missing", `threshold ${id} is not in the register`);
    const span = thresholdSpan(row, part);
    if (span === undefined) return absent("missing", row.absent ?? `${row.title}: ${part} is not known`);
    return present({ value: span.value as number, span, label: row.state, day: formatDate(row.observed) });
  };
}

/** A number of a threshold's row as the surfaces show it, or undefined when it is absent. */
export function thresholdSpan(row: NoteThreshold, part: ThresholdPart | "value"): NumberSpan | undefined {
  const span = (value: number | null | undefined, shown: string): NumberSpan | undefined =>
    value === null || value === undefined
      ? undefined
      : numberSpan(`${row.id}.${part}`, row.id, "threshold", value, shown);
  switch (part) {
    case "level":
      return span(row.level, row.shown.level);
    case "value":
      return span(row.value, row.shown.value);
    case "distance":
      return span(row.distance?.level, row.shown.distance);
    case "sigma":
      return span(row.distance?.sigma, row.shown.sigma);
    case "sessions-beyond":
      return span(row.sessionsBeyond250, count(row.sessionsBeyond250 ?? 0));
  }
}

/** The levels in force at the as-of; those named after it are hindsight and stand in the register's table alone. */
export const inForce = (facts: Facts): readonly NoteThreshold[] =>
  facts.input.thresholds.filter((row) => !row.namedLater);

/** A count of items of a list, such as the figures with one verdict. `list` is the command that prints the list. */
export const countOf = (list: "thresholds" | "audit" | "claims", what: string, n: number): NumberSpan =>
  numberSpan(`${list}.${what}`, list, "list", n, count(n));

/**
 * The sentence, when all its results are known. Otherwise "<subject>: not known (<reason>)." when a subject is given,
 * or undefined. `write` may return undefined when its condition does not hold.
 */
export function sentence<W extends Wants>(
  facts: Facts,
  wants: W,
  write: (known: Known<W>) => readonly Inline[] | undefined,
  subject?: string,
): readonly Inline[] | undefined {
  const known: Record<string, Fact> = {};
  for (const [name, want] of Object.entries(wants)) {
    const found = want(facts);
    if (found.state === "absent") {
      return subject === undefined ? undefined : say`${subject}: not known (${found.detail}).`;
    }
    known[name] = found.value;
  }
  return write(known as Known<W>);
}

/** Choose words by sign; zero has its own. */
export const bySign = (value: number, below: string, zero: string, above: string): string =>
  value < 0 ? below : value > 0 ? above : zero;

export const numberSpan = (
  ref: string,
  explain: string,
  of: NumberSpan["of"],
  value: number | string | null,
  shown: string,
): NumberSpan => ({ kind: "number", ref, explain, of, value, shown });

const factOf = (item: NoteStatus, span: NumberSpan, value: number, label?: string): Fact => ({
  value,
  span,
  label: label ?? item.label ?? "",
  day: formatDate(item.observed),
});

/** States are words; everything else is a number, with its word beside it where a sentence wants it. */
const shownOf = (item: NoteStatus, value: number, label?: string): string =>
  item.unit === "state" ? (label ?? item.shown) : formatValue(value, unitOf(item.unit));

function absentOf(item: NoteStatus): Outcome<never> {
  const reason = item.state === "present" ? "undefined-result" : item.state;
  return absent(reason, item.reason ?? `${item.title} is ${item.state}`);
}
