// The words of refused inputs: place, what was found, what is expected, what to do. Expected texts are written by hand.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Failure } from "../core/failure.ts";
import { defineModel, type ModelDefinition } from "./define.ts";
import { findModel } from "./index.ts";
import { runModel } from "./run.ts";

function problemsOf(id: string | ModelDefinition, input: unknown) {
  try {
    runModel(typeof id === "string" ? findModel(id)! : id, input);
  } catch (error) {
    if (error instanceof Failure && error.kind === "usage") return error.problems;
    throw error;
  }
  return [];
}
const example = (id: string) => findModel(id)!.example as Record<string, unknown>;

describe("runModel", () => {
  it("names a nested field by its path", () => {
    const [problem] = problemsOf("clearing", {
      ...example("clearing"),
      liabilities: [{ from: "V", to: "S", amount: -1 }],
    });
    expect(problem).toEqual({
      place: "clearing.input.liabilities[0].amount",
      found: "-1",
      expected: "a number at least 0",
      remedy: "Give liabilities[0].amount: amount owed, one money unit throughout; claims with the same ends add up.",
    });
  });

  it("reports every fault at once", () => {
    const problems = problemsOf("bond", { coupon: "3", yield: 0.03, years: 1.3, face: 100 });
    expect(problems.map((p) => [p.place, p.found, p.expected])).toEqual([
      ["bond.input.coupon", '"3"', "a finite number"],
      ["bond.input.years", "1.3", "a multiple of 0.5"],
    ]);
  });

  it("says nothing was found for a missing field and lists the fields for an unknown one", () => {
    expect(problemsOf("parkinson", { high: 2 })[0]).toMatchObject({ place: "parkinson.input.low", found: "nothing" });
    expect(problemsOf("parkinson", { high: 2, low: 1, close: 1 })[0]).toMatchObject({
      place: "parkinson.input.close",
      found: "1",
      remedy: "Remove it or correct its name; the fields are high, low.",
    });
  });

  it("refuses a negative volatility", () => {
    expect(problemsOf("touch-probability", { ...example("touch-probability"), volatility: -0.1 })[0]).toMatchObject({
      place: "touch-probability.input.volatility",
      found: "-0.1",
      expected: "a number at least 0",
    });
  });

  it("refuses correlations that are not symmetric, not square or not positive definite, at their place", () => {
    const run = (correlations: number[][]) => problemsOf("turbulence", { ...example("turbulence"), correlations })[0];
    expect(
      run([
        [1, 0.6, 0.4],
        [0.5, 1, 0.5],
        [0.4, 0.5, 1],
      ]),
    ).toMatchObject({ place: "turbulence.input.correlations[1][0]", found: "0.5" });
    expect(
      run([
        [1, 0.6],
        [0.6, 1],
      ])?.expected,
    ).toContain("3 rows");
    expect(
      run([
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ]),
    ).toMatchObject({
      place: "turbulence.input.correlations",
      expected: "a positive definite correlation matrix",
    });
    expect(
      run([
        [1, 1, 0.4],
        [1, 1, 0.4],
        [0.4, 0.4, 1],
      ])?.expected,
    ).toContain("positive definite");
    expect(
      run([
        [4, 0.6, 0.4],
        [0.6, 1, 0.5],
        [0.4, 0.5, 1],
      ])?.place,
    ).toBe("turbulence.input.correlations[0][0]");
  });

  it("refuses lists of different length, bad names of choices and inputs beyond the limits", () => {
    expect(problemsOf("turbulence", { ...example("turbulence"), returns: [0.1] })[0]?.place).toBe(
      "turbulence.input.returns",
    );
    expect(problemsOf("touch-probability", { ...example("touch-probability"), kind: "log" })[0]?.expected).toBe(
      'one of "geometric", "arithmetic"',
    );
    expect(problemsOf("maturity-ladder", { ...example("maturity-ladder"), years: 101 })[0]?.expected).toBe(
      "a number at most 100",
    );
    expect(
      problemsOf("sustained-probability", { ...example("sustained-probability"), paths: 2e6 })[0]?.place,
    ).toContain("paths");
  });

  it("refuses results that overflow", () => {
    const square = defineModel({
      id: "square",
      title: "square",
      theme: "outlook",
      formula: "x^400",
      reference: "none",
      inputs: z.strictObject({ x: z.number().describe("number") }),
      example: { x: 2 },
      compute: ({ x }) => ({ outputs: { y: [x ** 400] } }),
    });
    expect(problemsOf(square, { x: 1e6 })[0]).toMatchObject({ place: "square.output.y[0]", found: "Infinity" });
  });
});
