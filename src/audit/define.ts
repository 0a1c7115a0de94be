/** A rule of the audit: a relation between figures, or between figures and facts, checked wherever the tags allow it. */
import type { AuditContext, Tagged } from "./context.ts";
import {
  agrees,
  allowedByRounding,
  type Interval,
  interval,
  show,
  showInterval,
  tidy,
  tidyInterval,
} from "./printed.ts";
import type { Amount, Finding, Verdict } from "./verdict.ts";

/** A finding and the figure it is about. */
export interface PlacedFinding {
  readonly id: string;
  readonly finding: Finding;
}

export interface RuleDefinition {
  /** File name without extension; appears in every finding. */
  readonly id: string;
  readonly title: string;
  /** How the rule judges, for a reader who wants to repeat it. */
  readonly explanation: string;
  /** Names of links that mean this relation, lower case; empty for rules that no link names. */
  readonly links: RegExp | undefined;
  readonly apply: (context: AuditContext, rule: { readonly id: string }) => readonly PlacedFinding[];
}

export const defineRule = (definition: RuleDefinition): RuleDefinition => definition;

/** In the figure's unit as written, so without the scale word's factor. */
function amountOf(expected: Amount | Interval | readonly [number, number], scale: number): Amount {
  if (typeof expected === "number") return tidy(expected / scale);
  if (expected === null || typeof expected === "string") return expected;
  const { low, high } = "low" in expected ? expected : interval(expected[0], expected[1]);
  return tidyInterval({ low: low / scale, high: high / scale });
}

/** Writes one finding. `with` are the other figures used. */
export function finding(
  rule: { readonly id: string },
  subject: Tagged,
  inputs: readonly Tagged[],
  verdict: Verdict,
  arithmetic: string,
  expected: Amount | Interval | readonly [number, number],
  reading?: string,
): PlacedFinding {
  const { scale, value } = subject.figure;
  const amount = amountOf(expected, scale);
  const found = subject.stated ? amountOf(subject.stated, scale) : (value ?? null);
  const base = { rule: rule.id, with: inputs.map((input) => input.id), arithmetic, expected: amount, found, verdict };
  return { id: subject.id, finding: reading === undefined ? base : { ...base, reading } };
}

/** Inputs of a satisfied equation are supported by it as much as its result. */
export const support = (
  rule: { readonly id: string },
  subject: Tagged,
  inputs: readonly Tagged[],
  arithmetic: string,
): PlacedFinding[] =>
  inputs.map((input) => {
    const others = [subject, ...inputs.filter((other) => other.id !== input.id)];
    return finding(rule, input, others, "consistent", arithmetic, input.stated ?? null);
  });

export interface Equation {
  readonly subject: Tagged;
  readonly inputs: readonly Tagged[];
  /** Number that the printed inputs give. Ranges give two, joined into an interval. */
  readonly expected: Interval;
  /** What rounding and qualifiers of the inputs allow. */
  readonly allowed: Interval;
  readonly arithmetic: string;
}

/**
 * Judges a figure that an equation determines: consistent as printed, an assumption where only rounding or one-sided
 * qualifiers of the inputs allow it, else inconsistent. The derived figure carries the verdict, never its inputs.
 */
export function judgeEquation(rule: { readonly id: string }, equation: Equation): PlacedFinding[] {
  const { subject, inputs, expected, allowed, arithmetic } = equation;
  const stated = subject.stated;
  if (!stated) return [];
  const matches =
    expected.low === expected.high
      ? agrees(subject.figure, expected.low)
      : stated.low === stated.high
        ? stated.low >= expected.low && stated.low <= expected.high
        : endsAgree(subject, expected);
  if (matches)
    return [
      finding(rule, subject, inputs, "consistent", arithmetic, expected),
      ...support(rule, subject, inputs, arithmetic),
    ];
  if (allowedByRounding(subject.figure, allowed))
    return [
      finding(
        rule,
        subject,
        inputs,
        "assumption",
        arithmetic,
        expected,
        `rounding and qualifiers of the inputs allow ${showInterval(allowed)}`,
      ),
    ];
  return [finding(rule, subject, inputs, "inconsistent", `${arithmetic}; stated ${showInterval(stated)}`, expected)];
}

function endsAgree(subject: Tagged, expected: Interval): boolean {
  const { low, high } = subject.stated!;
  const { value: _value, low: _low, high: _high, ...rest } = subject.figure;
  return agrees({ ...rest, value: low }, expected.low) && agrees({ ...rest, value: high }, expected.high);
}

/** Smallest and largest value of a function over the corners of its input intervals. */
export function corners(inputs: readonly Interval[], compute: (...values: number[]) => number): Interval {
  const values: number[] = [];
  for (let mask = 0; mask < 2 ** inputs.length; mask++) {
    const value = compute(...inputs.map((input, i) => ((mask >> i) & 1 ? input.high : input.low)));
    if (Number.isFinite(value)) values.push(value);
  }
  return values.length === 0
    ? { low: Number.NaN, high: Number.NaN }
    : interval(Math.min(...values), Math.max(...values));
}

/** An equation of printed inputs: the expected number from the prints, the allowed range from their rounding. */
export function equation(
  subject: Tagged,
  inputs: readonly Tagged[],
  compute: (...values: number[]) => number,
  words: (...shown: string[]) => string,
): Equation | undefined {
  const stated = inputs.map((input) => input.stated);
  if (!subject.stated || stated.some((i) => i === undefined)) return undefined;
  const expected = corners(stated as Interval[], compute);
  const allowed = corners(
    inputs.map((input) => input.allowed!),
    compute,
  );
  if (!Number.isFinite(expected.low) || !Number.isFinite(allowed.low)) return undefined;
  return {
    subject,
    inputs,
    expected,
    allowed,
    arithmetic: `${words(...stated.map((i) => showInterval(i!)))} = ${showInterval(expected)}`,
  };
}

export { show, showInterval };

/** Links of a figure that name this rule, each with the figures it points at. */
export function linkedInputs(context: AuditContext, subject: Tagged, links: RegExp): readonly (readonly Tagged[])[] {
  return subject.figure.links
    .filter((link) => links.test(link.rule.toLowerCase()))
    .map((link) => link.with.flatMap((id) => context.get(id) ?? []));
}
