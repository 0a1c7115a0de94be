/**
 * A figure's tag: what the audit knows of it. Everything here comes from the figure's words, unit, period, statistic and
 * window; ids and links play no part.
 */
import type { Figure } from "../figure.ts";
import { type Entity, entityOf } from "./entities.ts";
import { type Quantity, quantityOf } from "./quantities.ts";
import { currencyOf, type UnitKind, unitKindOf } from "./units.ts";
import { unreadWords } from "./words.ts";

export type Role = "before" | "after" | "reference" | "consensus" | "guidance" | "plain";
export type Statistic = "close" | "high" | "low" | "intraday" | "approximate" | "unstated";
export type WindowKind =
  | "session"
  | "rolling-day"
  | "day"
  | "utc-day"
  | "days"
  | "month"
  | "quarter"
  | "year"
  | "unstated";

export interface Tag {
  readonly entity: Entity;
  /** Undefined when no phrase of the vocabulary fits: an unknown metric. */
  readonly quantity: Quantity | undefined;
  /** What a growth, margin, share or beat is of. */
  readonly of: Quantity | undefined;
  readonly role: Role;
  readonly statistic: Statistic;
  readonly window: WindowKind;
  /** Length of a window of days; 0 otherwise. */
  readonly windowDays: number;
  /** Longs or shorts, for liquidations. */
  readonly side: "long" | "short" | "both";
  readonly unit: UnitKind;
  /** Currency or coin of the unit, lower case; empty where the unit has none. */
  readonly currency: string;
  /** What separates two changes of one entity that are not one statement, for example a quarter from a year. */
  readonly horizon: "quarter" | "year" | "";
  /** Words outside the vocabulary, which may narrow what is meant: no fault is found by words alone while there are any. */
  readonly unread: readonly string[];
}

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};

function roleOf(text: string): Role {
  if (/consensus|estimates?\b|analysts? expect|expected by/.test(text)) return "consensus";
  if (/guidance|outlook|forecast|projection|\btarget\b|next[- ]quarter/.test(text)) return "guidance";
  // "Growth over the prior quarter" is about this quarter.
  if (
    /(?:over|from|on|against|versus|vs\.?|than|compared (?:with|to)|since|of) (?:the |its )?(?:same )?(?:previous|prior|preceding|last|year|quarter)/.test(
      text,
    ) &&
    /growth|change|rise|rose|increase|fell|fall|gain|declin|drop|up\b|down\b|higher|lower/.test(text)
  )
    return /year ago|year earlier/.test(text) && !/growth|change/.test(text) ? "before" : "plain";
  if (/average|historical|norm(?:al)?\b|mean\b|reference/.test(text)) return "reference";
  if (/before|previous|prior|earlier|year ago|a year ago|last (?:year|quarter|month)|at the start|preceding/.test(text))
    return "before";
  return /after|following|decided|at the end|since then/.test(text) ? "after" : "plain";
}

function statisticOf(figure: Figure, text: string): Statistic {
  const stated = figure.statistic.toLowerCase();
  for (const words of stated === "" ? [text] : [stated, text]) {
    if (/\bclos|settle|finish|ended/.test(words)) return "close";
    if (/approximate|rounded/.test(words)) return "approximate";
    if (
      /\bhighs?\b|\bpeak\b|maximum|highest (?!since)/.test(words) &&
      !/(?:from|below|off|since) .*(?:high|peak)/.test(words)
    )
      return "high";
    if (
      /\blows?\b|trough|minimum|lowest (?!since)/.test(words) &&
      !/(?:from|above|off|since) .*(?:low|trough)/.test(words)
    )
      return "low";
    if (/intraday|at the open|\bopening\b|\bopened\b/.test(words)) return "intraday";
  }
  return "unstated";
}

function windowOf(figure: Figure, text: string): { window: WindowKind; windowDays: number } {
  if (figure.inferred.includes("window")) return { window: "unstated", windowDays: 0 };
  // "As the total" says that the window is another figure's, which states it or does not.
  const stated = figure.window.toLowerCase();
  if (/^(?:as|same)\b/.test(stated)) return { window: "unstated", windowDays: 0 };
  for (const words of stated === "" ? [text] : [stated, text]) {
    const length =
      /(\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[- ](day|session|week|month)s?\b/.exec(words);
    if (/rolling|24[- ]?h|24 hours/.test(words)) return { window: "rolling-day", windowDays: 1 };
    if (/utc day|calendar day/.test(words)) return { window: "utc-day", windowDays: 1 };
    if (length && !/^(?:a|one|1)$/.test(length[1]!)) {
      const count = numbers[length[1]!] ?? Number(length[1]);
      return { window: "days", windowDays: count * (length[2] === "week" ? 7 : length[2] === "month" ? 30 : 1) };
    }
    if (/session|daily|one[- ]day|single[- ]day|close[- ]to[- ]close/.test(words))
      return { window: "session", windowDays: 1 };
    if (/in a day|on the day|\bday\b(?! sales)/.test(words)) return { window: "day", windowDays: 1 };
    if (/week/.test(words)) return { window: "days", windowDays: 7 };
    if (/month/.test(words)) return { window: "month", windowDays: 30 };
    if (/quarter/.test(words)) return { window: "quarter", windowDays: 91 };
    if (/year|annual/.test(words)) return { window: "year", windowDays: 365 };
  }
  return { window: "unstated", windowDays: 0 };
}

const parts: readonly (readonly [Quantity, RegExp])[] = [
  ["cost-of-revenue", /cost of (?:revenue|sales)/],
  ["inventory", /inventor/],
  ["receivables", /receivable/],
  ["ebitda", /ebitda/],
  ["free-cash-flow", /free cash flow/],
  ["gross-profit", /gross/],
  ["operating-income", /operating (?:margin|income|profit)/],
  ["cfo", /cash flow|cfo/],
  ["eps", /\beps\b|per share/],
  ["revenue", /revenue|sales/],
  ["net-income", /net|profit|earnings/],
  ["liquidations", /liquidat/],
  ["flow", /flow/],
  ["holdings", /holding/],
  ["bought", /purchase|bought/],
];

/** What is quoted in percent: yields, policy rates, the volatility index, and things that no series is stored for. */
const rateKinds: readonly Entity["kind"][] = ["yield", "central-bank", "volatility-index", "other", "neutral-rate"];

/** Refines what the words alone leave open, from the kind of entity. */
function refine(quantity: Quantity | undefined, entity: Entity, unit: UnitKind, text: string): Quantity | undefined {
  const meant = byEntity(quantity, entity, unit, text);
  // A percentage of an index, a coin or a currency pair is no level of it.
  return meant === "level" && unit === "percent" && !rateKinds.includes(entity.kind) ? undefined : meant;
}

function byEntity(quantity: Quantity | undefined, entity: Entity, unit: UnitKind, text: string): Quantity | undefined {
  const carry = entity.kind === "carry-trade";
  if (quantity === "carry-return" && !carry)
    return entity.kind === "yield" || /yield/.test(text)
      ? "level"
      : entity.kind === "fx" && unit === "percent"
        ? "carry-return"
        : "change";
  if (quantity === "carry-size" && !carry) return entity.kind === "market" ? "open-interest" : undefined;
  if (quantity === "rate-rise" && entity.kind !== "neutral-rate")
    return entity.kind === "equities" ? "rate-shock" : "change";
  if (quantity === "rate-shock" && entity.kind === "yield") return "change";
  if (quantity === "policy-change" && entity.kind !== "central-bank")
    return entity.kind === "neutral-rate" ? "rate-rise" : "change";
  if (quantity === "level" && entity.kind === "central-bank" && unit === "percent") return "policy-rate";
  if (quantity === "holdings" && unit === "count") return "holdings";
  if (quantity === "bought" && entity.kind === "fund") return "flow";
  if (quantity === "goal" && entity.kind !== "country") return "goal";
  return quantity;
}

/** Reads one figure's words. Pure; the same words always give the same tag. */
export function tagOf(figure: Figure): Tag {
  const text = figure.metric.toLowerCase();
  const entity = entityOf(figure.subject);
  const unit = unitKindOf(figure.unit, typeof figure.value === "string");
  // A subject such as "funding rate of BTC perpetuals" names the quantity when the metric does not.
  const spoken =
    quantityOf(text, unit) ?? (entity.kind === "other" ? quantityOf(`${figure.subject} ${text}`, unit) : undefined);
  const quantity = refine(spoken, entity, unit, text);
  const compound = quantity === "growth" || quantity === "margin" || quantity === "share" || quantity === "beat";
  return {
    entity,
    quantity,
    of: compound ? parts.find(([, words]) => words.test(text))?.[0] : undefined,
    role: roleOf(text),
    statistic: statisticOf(figure, text),
    ...windowOf(figure, text),
    side: /\blongs?\b/.test(text) ? "long" : /\bshorts?\b/.test(text) ? "short" : "both",
    unit,
    currency: currencyOf(figure.unit),
    unread: [
      ...unreadWords(figure.metric, figure.subject),
      // An entity of no known kind is named after its words: they are all read.
      ...(entity.kind === "other" && entity.name !== "strategy"
        ? []
        : unreadWords(figure.subject.replace(/\([^)]*\)/g, ""))),
    ],
    horizon: /year|annual|y\/y|yoy/.test(text) ? "year" : /quarter|q\/q|qoq/.test(text) ? "quarter" : "",
  };
}
