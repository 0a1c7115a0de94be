// The close of 20 November 2025 read from the packaged table by hand: 1.824 %, 1.779 % the session before.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("shows the close known on the morning and its change", () => {
  const { value, details } = readingAt("jgb-10y");
  expect(value).toBeCloseTo(0.01824, 12);
  expect(details.change).toBeCloseTo(0.00045, 12);
  expect(details).toMatchObject({ rank: 1, observations: 1196, since: "2021-01-04", lastHigher: null });
});

it("does not know the close of 21 November before it is published", () => {
  expect(readingAt("jgb-10y", "2025-11-23T00:00:00Z").value).toBeCloseTo(0.01824, 12);
  expect(readingAt("jgb-10y", "2025-11-24T12:00:00Z").value).toBeCloseTo(0.01792, 12);
});
