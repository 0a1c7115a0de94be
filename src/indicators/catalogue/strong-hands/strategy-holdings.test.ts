// 649 871 coins by the filing of 17 November 2025; a week earlier 8 178 fewer.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("is the sum of the purchases that were public", () => {
  expect(readingAt("strategy-holdings").value).toBe(649_871);
  expect(readingAt("strategy-holdings", "2025-11-16").value).toBe(649_871 - 8_178);
  expect(readingAt("strategy-holdings").details).toMatchObject({ lastOn: "2025-11-17", lastPurchase: 8_178 });
});
