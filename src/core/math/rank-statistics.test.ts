// Spearman of (1 2 3 4 5) with (2 1 4 3 5): squared rank differences sum to 4, 1 - 6 x 4 / (5 x 24) = .8. With ties the values
// (1 2 2 3) have ranks 1, 2.5, 2.5, 4; against 1 2 3 4: 4.5 / sqrt(4.5 x 5) = .948683. AUROC of scores .9 .8 .4 .3 with events at
// the first and third: pairs won 2 of 2 and 1 of 2, three of four.
import fc from "fast-check";
import { expect, it } from "vitest";
import { auroc, RankedSample, spearman } from "./rank-statistics.ts";

const sample = (...values: number[]) => new RankedSample(values);

it("has the worked values", () => {
  expect(spearman(sample(1, 2, 3, 4, 5), sample(2, 1, 4, 3, 5))).toBeCloseTo(0.8, 12);
  expect(spearman(sample(1, 2, 2, 3), sample(1, 2, 3, 4))).toBeCloseTo(0.948683, 6);
  expect(spearman(sample(1, 1), sample(1, 2))).toBeUndefined();
  expect(auroc(sample(0.9, 0.8, 0.4, 0.3), Uint8Array.of(1, 0, 1, 0))).toBe(0.75);
  expect(auroc(sample(1, 1), Uint8Array.of(1, 0))).toBe(0.5);
  expect(auroc(sample(1, 2), Uint8Array.of(1, 1))).toBeUndefined();
});

it("of a resample is that of the values written out", () => {
  const few = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(fc.array(fc.tuple(few, few, fc.boolean()), { minLength: 3, maxLength: 20 }), fc.nat(), (rows, seed) => {
      const positions = Uint32Array.from(rows, (_, i) => (i * 7 + seed) % rows.length);
      const taken = Array.from(positions, (p) => rows[p]!);
      const column = (from: typeof rows, k: 0 | 1) => new RankedSample(from.map((row) => row[k]));
      const events = (from: typeof rows) => Uint8Array.from(from, (row) => (row[2] ? 1 : 0));
      expect(spearman(column(rows, 0), column(rows, 1), positions)).toEqual(
        spearman(column(taken, 0), column(taken, 1)),
      );
      expect(auroc(column(rows, 0), events(rows), positions)).toEqual(auroc(column(taken, 0), events(taken)));
    }),
    { numRuns: 60 },
  );
});
