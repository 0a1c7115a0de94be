// Whatever was asked before, the answer is that of a fresh fold: days appended, cut off or revised anywhere.
import fc from "fast-check";
import { expect, it } from "vitest";
import { Replay } from "./replay.ts";

/** Depends on every day so far and on their order. */
class Running {
  sum = 0;
  days = 0;
  next(values: readonly (number | null)[]): number {
    this.sum = 0.5 * this.sum + values.reduce<number>((total, value) => total + (value ?? 0.1), 0);
    this.days += 1;
    return this.sum;
  }
  copy(): Running {
    return Object.assign(new Running(), this);
  }
}

const day = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.option(fc.integer({ min: 0, max: 2 })));
const edit = fc.record({ keep: fc.nat(60), revise: fc.nat(60), add: fc.array(day, { maxLength: 40 }) });

it("answers as a fresh fold, and computes only what is new", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      let days: (readonly [number, number | null])[] = [];
      const replay = new Replay(() => new Running());
      for (const { keep, revise, add } of edits) {
        days = [...days.slice(0, days.length - Math.min(keep, days.length)), ...add];
        if (days[revise]) days[revise] = [3, null];
        const fresh = new Running();
        expect(replay.run([days.map(([a]) => a), days.map(([, b]) => b)])).toEqual(
          days.map((values) => fresh.next(values)),
        );
      }
    }),
    { numRuns: 200 },
  );
  // A revision right before, at and after the day that the copy was made: twenty before the newest.
  const first = Array.from({ length: 60 }, (_, i) => i % 7);
  for (let revised = 36; revised < 44; revised++) {
    const replay = new Replay(() => new Running());
    replay.run([first]);
    const second = first.map((value, i) => (i === revised ? 100 : value));
    const fresh = new Running();
    expect(replay.run([second])).toEqual(second.map((value) => fresh.next([value])));
  }
  let taken = 0;
  class Counting extends Running {
    override next(values: readonly (number | null)[]): number {
      taken += 1;
      return super.next(values);
    }
    override copy(): Running {
      return Object.assign(new Counting(), this);
    }
  }
  const replay = new Replay(() => new Counting());
  const long = Array.from({ length: 500 }, (_, i) => i % 7);
  replay.run([long]);
  replay.run([[...long, 3]]);
  expect(taken).toBeLessThan(530);
});
