// Rule tests as data: the packaged example passes; a wrong expectation is named by its step; faults of a file are all
// collected with their place. Expected places are written by hand.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { thresholds } from "./catalogue/index.ts";
import { runRuleTests } from "./rule-test.ts";

const example = () => JSON.parse(readFileSync(new URL("../../examples/threshold-rules.json", import.meta.url), "utf8"));

it("passes the packaged example", () => {
  const report = runRuleTests(example(), thresholds);
  expect(report.problems).toEqual([]);
  expect(report.items.flatMap((i) => i.misses)).toEqual([]);
  expect([report.pass, report.items.length]).toEqual([true, 5]);
});

it("names the step whose state differs", () => {
  const file = example();
  file.tests[0].expect[1] = "sustained";
  const report = runRuleTests(file, thresholds);
  expect(report.pass).toBe(false);
  expect(report.items[0]!.misses).toEqual([
    { place: "tests[0].steps[1]", at: "2026-01-06", found: "touched", expected: "sustained" },
  ]);
  expect(report.items.map((i) => i.pass)).toEqual([false, true, true, true, true]);
});

it("collects every fault of the form with its place and runs nothing", () => {
  const report = runRuleTests(
    {
      tests: [
        { threshold: "usdjpy-below-150", steps: [{ at: "2026-13-01", value: 1 }], expect: ["above"] },
        { threshold: "usdjpy-below-150", steps: [{ at: "2026-01-02", value: "1" }], expect: ["above", "above"] },
        {
          threshold: "usdjpy-below-150",
          steps: [
            { at: "2026-01-02", value: 1 },
            { at: "2026-01-01", value: 1 },
          ],
          expect: ["above", "above"],
        },
        { threshold: "usdjpy-below-150", start: "calm", steps: [{ at: "2026-01-02", value: 1 }], expect: ["above"] },
      ],
    },
    thresholds,
  );
  expect(report.items).toEqual([]);
  expect(report.problems.map((p) => p.place)).toEqual([
    "tests[0].steps[0].at",
    "tests[1].steps[0].value",
    "tests[2].steps[1].at",
    "tests[3].start",
  ]);
  expect(report.problems[0]).toMatchObject({
    found: '"2026-13-01"',
    expected: "a day (YYYY-MM-DD) or an ISO 8601 time with a zone",
  });
});

it("says what is wrong with an id, a missing level and an impossible start", () => {
  const steps = [{ at: "2026-01-02", value: 150 }];
  const report = runRuleTests(
    {
      tests: [
        { threshold: "usdjpy-152", steps, expect: ["above"] },
        { threshold: "usdjpy-below-break-even-3m", steps, expect: ["above"] },
        { threshold: "usdjpy-below-150", start: "below", steps, expect: ["above"] },
        { threshold: "usdjpy-below-150", steps, expect: ["above", "above"] },
      ].slice(0, 3),
    },
    thresholds,
  );
  expect(report.problems.map((p) => p.place)).toEqual(["tests[0].threshold", "tests[1].level", "tests[2].start"]);
});

it("refuses a number of states that differs from the number of steps", () => {
  const report = runRuleTests(
    {
      tests: [{ threshold: "usdjpy-below-150", steps: [{ at: "2026-01-02", value: 150 }], expect: ["above", "above"] }],
    },
    thresholds,
  );
  expect(report.problems.map((p) => [p.place, p.expected])).toEqual([
    ["tests[0].expect", "1 states, one a step; it has 2"],
  ]);
});

it.each([null, 3, [], {}, { tests: [] }, { tests: {} }])("has a problem, not an exception, for %j", (json) => {
  const report = runRuleTests(json, thresholds);
  expect([report.pass, report.problems.length > 0]).toEqual([false, true]);
});
