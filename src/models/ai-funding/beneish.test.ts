// Scores with and without growth, and of a firm whose indexes are all one (T3.4).
import { expect, it } from "vitest";
import { beneish, beneishContributions, beneishScore } from "./beneish.ts";

const firm = { dsri: 1.1614, gmi: 1.0163, aqi: 1, sgi: 1.6249, depi: 1, sgai: 1, tata: 0.0506, lvgi: 1 };
const neutral = { dsri: 1, gmi: 1, aqi: 1, sgi: 1, depi: 1, sgai: 1, tata: 0, lvgi: 1 };

it("is -1.529 and flagged with growth, -2.086 and not flagged without", () => {
  expect(beneishScore(firm)).toBeCloseTo(-1.529, 3);
  expect(beneish.compute(firm).outputs.flag).toBe(true);
  expect(beneishScore({ ...firm, sgi: 1 })).toBeCloseTo(-2.086, 3);
  expect(beneish.compute({ ...firm, sgi: 1 }).outputs.flag).toBe(false);
});

it("is -2.480 for a firm without change, and the sum of its contributions", () => {
  expect(beneishScore(neutral)).toBeCloseTo(-2.48, 10);
  const sum = Object.values(beneishContributions(firm)).reduce((a, b) => a + b, -4.84);
  expect(sum).toBeCloseTo(beneishScore(firm), 12);
});
