// Sentences of a book's answer, from a small answer whose numbers stand in the test.
import { expect, it } from "vitest";
import type { BookAnswer } from "./results.ts";
import { bookSoWhat } from "./so-what.ts";

const scenario = (title: string, change: number, brokenLimits: string[] = []) => ({ title, change, brokenLimits });
const call = (id: string, move: number | null, isReached = false) => ({
  ...{ id, what: "margin call", move, isReached },
  touch: move === null || isReached ? [] : [{ horizon: "a month", sessions: 30, lo: 0.1, hi: 0.25 }],
});
const answer = {
  ...{ currency: "USD", total: 100e6 },
  scenarios: [scenario("mild", -1e6), scenario("grave", -30e6, ["board"]), scenario("good", 2e6)],
  limits: [
    { id: "board", isBroken: false },
    { id: "old", isBroken: true },
    { id: "blind", isBroken: null },
    { id: "far", isBroken: false },
  ],
  calls: [call("far loan", -0.4), call("near loan", -0.2), call("gone", -0.01, true), call("unknown", null)],
  reverse: { horizonSessions: 21, reach: 8, minima: [{ breaks: ["board"], distance: 1.24 }] },
} as unknown as BookAnswer;

it("says what the book loses, which limit breaks where, who is near, and how small a shock suffices", () => {
  expect(bookSoWhat(answer)).toEqual([
    "The book is worth USD 100 m.",
    "The worst of 3 scenarios, “grave”, costs USD 30.0 m where the book is lowest.",
    "The limit “board” breaks in 1 of 3 scenarios.",
    "The limit “old” is broken now.",
    "Whether the limit “blind” holds cannot be told: a price is missing.",
    "The margin call of gone is reached now.",
    "The nearest margin call, of near loan, is −20.0 % away, touched within a month with a probability of 10 % to 25 %.",
    "The smallest shock that breaks a limit (board) is 1.2 standard deviations of 21 sessions away.",
  ]);
});

it("says no more than the answer holds", () => {
  const quiet = { ...answer, limits: [], calls: [], scenarios: [], reverse: null };
  expect(bookSoWhat(quiet)).toEqual(["The book is worth USD 100 m."]);
  const safe = { ...quiet, reverse: { ...answer.reverse!, minima: [] } };
  expect(bookSoWhat(safe).at(-1)).toBe("No shock within 8 standard deviations breaks a limit.");
});
