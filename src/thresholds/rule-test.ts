/** Tests of threshold rules as data: a file gives states to expect for a run of values, and each miss has its place. */
import { z } from "zod";
import { Failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";
import { isLocalDate, observedAt, parseInstant } from "../core/time.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { validInput } from "../models/validate.ts";
import { isSeriesSubject, type ThresholdDefinition } from "./define.ts";
import {
  initialState,
  quietState,
  register,
  ruleOf,
  type StateName,
  stateNames,
  step,
  type ThresholdState,
} from "./step.ts";
import { silenceOf } from "./subject.ts";

const testsMax = 1000;
const stepsMax = 10_000;
/** Silence budget of a subject that is an indicator: a quarter and its filing time. */
const indicatorSilenceDays = 140;

const at = z
  .string()
  .refine((text) => isLocalDate(text) || isInstant(text), "a day (YYYY-MM-DD) or an ISO 8601 time with a zone")
  .describe("day or time of the session");
const value = z.number().describe("close in the unit of the subject, rates as decimals; null for silence");
const stepSchema = z.strictObject({
  at,
  value: value.nullable(),
  extreme: z.number().optional().describe("the session's high (side above) or low (side below)"),
});
const testSchema = z
  .strictObject({
    name: z.string().min(1).optional().describe("what the test shows"),
    threshold: z.string().describe("id of a registered threshold"),
    level: z.number().optional().describe("level to test with; needed where the register's level is itself computed"),
    start: z.enum(stateNames).default("unknown").describe("state before the first step"),
    steps: z.array(stepSchema).min(1).max(stepsMax),
    expect: z.array(z.enum(stateNames)).describe("state after each step"),
  })
  .superRefine((test, context) => {
    if (test.expect.length !== test.steps.length)
      context.addIssue({
        code: "custom",
        path: ["expect"],
        message: `${test.steps.length} states, one a step; it has ${test.expect.length}`,
      });
    for (const [i, { at }] of test.steps.entries())
      if (i > 0 && isTime(at) && isTime(test.steps[i - 1]!.at) && observedAt(at) <= observedAt(test.steps[i - 1]!.at))
        context.addIssue({
          code: "custom",
          path: ["steps", i, "at"],
          message: `a time after ${test.steps[i - 1]!.at}`,
        });
  });
/** The form of a file of rule tests. */
export const ruleTestFile = z.strictObject({ tests: z.array(testSchema).min(1).max(testsMax) });
export type RuleTestFile = z.input<typeof ruleTestFile>;

export interface RuleTestMiss {
  /** Position of the step, such as `tests[0].steps[4]`. */
  readonly place: string;
  readonly at: string;
  readonly found: string;
  readonly expected: string;
}
export interface RuleTestItem {
  readonly name: string;
  readonly threshold: string;
  readonly pass: boolean;
  readonly misses: readonly RuleTestMiss[];
}
export interface RuleTestReport {
  readonly pass: boolean;
  readonly items: readonly RuleTestItem[];
  /** Faults of the file; with any of them no test has run. */
  readonly problems: readonly Problem[];
}

/**
 * Runs a parsed JSON file of rule tests against the register. Never throws for a fault of the file: all faults are
 * collected with their place. A file with faults does not pass.
 */
export function runRuleTests(json: unknown, definitions: readonly ThresholdDefinition[]): RuleTestReport {
  const file = readFile(json);
  if ("problems" in file) return { pass: false, items: [], problems: file.problems };
  const byId = new Map(definitions.map((d) => [d.id, d]));
  const problems: Problem[] = [];
  const items: RuleTestItem[] = [];
  for (const [index, test] of file.tests.entries()) {
    const place = `tests[${index}]`;
    const definition = byId.get(test.threshold);
    const level = test.level ?? (typeof definition?.level === "number" ? definition.level : undefined);
    if (!definition)
      problems.push({
        place: `${place}.threshold`,
        found: JSON.stringify(test.threshold),
        expected: "the id of a registered threshold",
        remedy: `Use one of ${[...byId.keys()].join(", ")}.`,
      });
    else if (level === undefined)
      problems.push({
        place: `${place}.level`,
        found: "nothing",
        expected: `a level, because that of ${definition.id} is computed`,
        remedy: "Give the level to test with, in the unit of the subject.",
      });
    else if (test.start === brokenSide(definition))
      problems.push({
        place: `${place}.start`,
        found: JSON.stringify(test.start),
        expected: `unknown, ${quietState(definition.side)}, touched or sustained`,
        remedy: `Beyond the level ${definition.id} is touched or sustained.`,
      });
    else items.push(runOne(place, test, definition, level));
  }
  return problems.length > 0
    ? { pass: false, items: [], problems }
    : { pass: items.every((i) => i.pass), items, problems };
}

/** The one name that no state of the definition has. */
const brokenSide = (definition: ThresholdDefinition) => quietState(definition.side === "above" ? "below" : "above");

function runOne(
  place: string,
  test: z.output<typeof testSchema>,
  definition: ThresholdDefinition,
  level: number,
): RuleTestItem {
  const { subject } = definition;
  const freshForDays = isSeriesSubject(subject) ? findSeries(subject.series)!.freshForDays : indicatorSilenceDays;
  const rule = ruleOf(definition, level, silenceOf(freshForDays));
  let state = startingAt(test.start);
  const misses: RuleTestMiss[] = [];
  for (const [i, { at, value, extreme }] of test.steps.entries()) {
    const time = observedAt(at);
    if (value === null) state = step(rule, state, { at: time, value });
    else state = step(rule, state, extreme === undefined ? { at: time, value } : { at: time, value, extreme });
    const expected = test.expect[i]!;
    if (state.name !== expected) misses.push({ place: `${place}.steps[${i}]`, at, found: state.name, expected });
  }
  return { name: test.name ?? place, threshold: definition.id, pass: misses.length === 0, misses };
}

/** A state without a value that remembers where it stood: no silence before the first step makes it forget. */
function startingAt(start: StateName): ThresholdState {
  return start === "unknown" ? initialState : register({ ...initialState, name: start, last: start });
}

function isInstant(text: string): boolean {
  try {
    parseInstant(text);
    return true;
  } catch {
    return false;
  }
}
const isTime = (text: string): boolean => isLocalDate(text) || isInstant(text);

/** The file in its form, or its faults with their places, such as `tests[0].steps[4].at`. */
function readFile(json: unknown): z.output<typeof ruleTestFile> | { readonly problems: readonly Problem[] } {
  try {
    return validInput(ruleTestFile, json, "the file", "The form is shown in examples/threshold-rules.json.");
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { problems: error.problems.map((p) => ({ ...p, place: p.place.replace(/^the file\.?(?=.)/, "") })) };
  }
}
