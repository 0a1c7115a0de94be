// 14 on 21 November after 11; four known days were lower, the lowest 10: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("is 14, the fifth lowest since October", () => {
  const { value, label, details } = readingAt("fear-greed");
  expect(value).toBe(14);
  expect(label).toBe("extreme fear");
  expect(details).toMatchObject({
    before: 11,
    rankFromLowest: 5,
    lastAtOrBelow: "2025-11-20",
    lowest: 10,
    lowestOn: "2025-11-16",
  });
});

it("was 11 the day before, last as low two days earlier", () => {
  const { value, details } = readingAt("fear-greed", "2025-11-20");
  expect(value).toBe(11);
  expect(details.lastAtOrBelow).toBe("2025-11-18");
});
