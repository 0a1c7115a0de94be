// Replay over a history: episodes, gaps, registration. Sequences and answers written by hand.
import { expect, it } from "vitest";
import { localDate, parseInstant } from "../core/time.ts";
import { worstAfter } from "./aftermath.ts";
import { replay } from "./replay.ts";
import type { StepRule } from "./step.ts";

const rule: StepRule = {
  side: "below",
  rule: { kind: "close" },
  level: 100,
  hysteresis: 2,
  silenceDays: 5,
  memoryDays: 10,
};
const days = (from: number, values: readonly number[]) => ({
  observed: values.map((_, i) => `2025-03-${String(from + i).padStart(2, "0")}`),
  values,
});
const asOf = parseInstant("2025-03-20T12:00:00Z");
const none = new Map<string, number>();

it("finds episodes from entering to release, by the hysteresis", () => {
  const { episodes, lastBeyond } = replay(rule, days(10, [105, 99, 101, 99.5, 103, 104, 98]), none, undefined, asOf);
  expect(episodes).toEqual([
    { started: "2025-03-11", ended: "2025-03-14", startKnown: true },
    { started: "2025-03-16", ended: null, startKnown: true },
  ]);
  expect(lastBeyond).toBe("2025-03-16");
});

it("does not claim to know when an episode began before the history", () => {
  expect(replay(rule, days(10, [99, 103]), none, undefined, asOf).episodes).toEqual([
    { started: "2025-03-10", ended: "2025-03-11", startKnown: false },
  ]);
});

it("ends an episode at a gap beyond memory", () => {
  const history = { observed: ["2025-02-01", "2025-02-02", "2025-03-18"], values: [103, 99, 99] };
  expect(replay(rule, history, none, undefined, asOf).episodes).toEqual([
    { started: "2025-02-02", ended: "2025-03-18", startKnown: true },
    { started: "2025-03-18", ended: null, startKnown: false },
  ]);
});

it("lets the sessions before the registered day decide what was passed already", () => {
  const history = days(10, [105, 99, 98, 97]);
  const at = (day: string) => replay(rule, history, none, localDate(day), asOf).state;
  expect(at("2025-03-11").beyondAtStart).toBe(false);
  expect(at("2025-03-12").beyondAtStart).toBe(true);
  expect(at("2025-06-01").beyondAtStart).toBe(true);
  expect(at("2025-03-12").name).toBe("unknown");
  expect(at("2025-03-12").last).toBe("touched");
});

it("reports silence at the as-of", () => {
  const { state } = replay(rule, days(16, [105, 106]), none, undefined, asOf);
  expect([state.name, state.silentDays]).toEqual(["above", 3.5]);
});

it("measures the worst move of 20 sessions from the close of the start", () => {
  const month = Array.from({ length: 22 }, (_, i) => 100 + (i === 7 ? -9 : i));
  const market = days(1, month);
  expect(worstAfter(market, "2025-03-01", "market")).toEqual({ state: "present", value: 91 / 100 - 1 });
  expect(worstAfter(market, "2025-03-09", "market")).toMatchObject({
    reason: "warming-up",
    detail: expect.stringContaining("13 of 20"),
  });
  expect(worstAfter(market, "2025-02-20", "market")).toMatchObject({ reason: "missing" });
});
