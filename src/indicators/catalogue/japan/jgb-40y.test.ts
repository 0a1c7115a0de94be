// The closes of 20 November 2025 and 2 August 2024 read from the packaged tables by hand: 3.601 % and 2.302 %.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("shows the close of the as-of", () => {
  expect(readingAt("jgb-40y").value).toBeCloseTo(0.03601, 12);
  const { value, details } = readingAt("jgb-40y", "2024-08-05T22:00:00Z");
  expect(value).toBeCloseTo(0.02302, 12);
  expect(details).toMatchObject({ rank: 39, lastHigher: "2024-08-01" });
});
