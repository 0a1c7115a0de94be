// T5.2: 26.42 after 23.66 is +11.67 % and +2.76 points; by hand.
import { expect, it } from "vitest";
import { readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("rose by 11.67 % to the highest close known since October", () => {
  const { value, details } = readingAt("vix-level");
  expect(value).toBe(26.42);
  expect(details.change).toBeCloseTo(0.1167, 4);
  expect(details.changePoints).toBeCloseTo(2.76, 9);
  expect(details).toMatchObject({ lastHigherOn: null, since: "2025-10-01", closesKnown: 37 });
});

it("names the last higher close", () => {
  const view = viewOf("2025-11-21", {
    vix: [
      ["2025-11-17", 30],
      ["2025-11-18", 24],
      ["2025-11-19", 23],
      ["2025-11-20", 26],
    ],
  });
  expect(readingAt("vix-level", view).details).toMatchObject({
    lastHigher: 30,
    lastHigherOn: "2025-11-17",
    shareAtOrAbove: 0.5,
  });
});
