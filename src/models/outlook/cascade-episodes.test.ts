// Legs by hand on made-up paths; the queue of highs against a plain maximum; four events in 8.9 years (section 9.7).
import fc from "fast-check";
import { expect, it } from "vitest";
import { type CascadeDefinition, cascadeLegs, cascadeStarts } from "./cascade-episodes.ts";
import { eventRateOf } from "./event-rate.ts";

const definition: CascadeDefinition = {
  legs: { usdjpy: 0.06, nasdaq: 0.1, btc: 0.2, nikkei: 0.1, vix: 35 },
  legsNeeded: 4,
  windowSessions: 20,
  highSessions: 20,
  quietSessions: 20,
};
const flat = (length: number, level: number, changes: Readonly<Record<number, number>> = {}): number[] =>
  Array.from({ length }, (_, t) => changes[t] ?? level);

it("counts legs that fall on different days of one window, from the day of the fourth", () => {
  const paths = [
    flat(80, 100, { 30: 94 }),
    flat(80, 100, { 35: 90 }),
    flat(80, 100, { 40: 80 }),
    flat(80, 100, { 49: 90 }),
    flat(80, 15),
  ];
  // The first leg falls at 30 and counts until 49: twenty sessions, the day itself included.
  expect(cascadeStarts(paths, definition)).toEqual([49]);
  paths[3] = flat(80, 100, { 50: 90 });
  expect(cascadeStarts(paths, definition)).toEqual([]);
  paths[4] = flat(80, 15, { 48: 35 });
  expect(cascadeStarts(paths, definition)).toEqual([48]);
});

it("counts an aftershock with its episode, and a later fall as a new one", () => {
  const legs = (days: readonly number[], fallen: number) =>
    flat(200, 100, Object.fromEntries(days.map((day) => [day, fallen])));
  const at = (days: readonly number[]) =>
    cascadeStarts([legs(days, 90), legs(days, 85), legs(days, 70), legs(days, 85), flat(200, 15)], definition);
  expect(at([50, 75])).toEqual([50]);
  expect(at([50, 110])).toEqual([50, 110]);
});

it("takes the high over the last sessions only, as a plain maximum would", () => {
  const path = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 30, maxLength: 60 });
  fc.assert(
    fc.property(path, fc.integer({ min: 1, max: 12 }), (closes, highSessions) => {
      const d = { ...definition, legsNeeded: 1, windowSessions: 1, quietSessions: 0, highSessions };
      const others = closes.map(() => 1);
      const expected = closes.flatMap((close, t) => {
        const high = Math.max(...closes.slice(Math.max(0, t - highSessions + 1), t + 1));
        return close <= high * (1 - 0.06) ? [t] : [];
      });
      expect(cascadeStarts([closes, others, others, others, others], d)).toEqual(expected);
    }),
  );
});

it("has five legs", () => expect(cascadeLegs).toHaveLength(5));

it("gives .51 for no event in 18 months from four in 8.9 years, and how wide that is", () => {
  const rate = eventRateOf(4, 8.9, 1.5);
  expect(rate.noEvent).toBeCloseTo(0.51, 2);
  // Garwood's table: four events are 1.090 to 10.242.
  expect(rate.perYearInterval.lo * 8.9).toBeCloseTo(1.09, 2);
  expect(rate.perYearInterval.hi * 8.9).toBeCloseTo(10.242, 3);
  expect(rate.noEventInterval.lo).toBeCloseTo(0.178, 3);
  expect(rate.noEventInterval.hi).toBeCloseTo(0.832, 3);
  expect(eventRateOf(0, 10, 1)).toMatchObject({ perYear: 0, noEvent: 1, perYearInterval: { lo: 0 } });
});
