// Expected values from test/support/reference/japan-carry-transmission.py, a separate ladder of lists.
// The Ministry's own FY2028 is 16.1 / 88 = 18.3 %; T1.2 asks for its interest within 10 %.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "ladder-short-share": 0.5,
  "ladder-coupon-short": 0.0045,
  "ladder-coupon-long": 0.0145,
  "tax-growth": 0.03,
};

it("rolls the FY2025 budget into today's curve until FY2028", () => {
  const { value, details } = readingAt("maturity-ladder-outlook", undefined, parameters);
  expect(value).toBeCloseTo(0.182775240354, 10);
  expect(details["interestJpyTn+0y"]).toBeCloseTo(10.5, 10);
  expect(details["interestJpyTn+3y"]).toBeCloseTo(15.6663066388, 8);
  expect(details.ministryRatio).toBeCloseTo(16.1 / 88, 12);
  expect(Math.abs(details.interestAgainstMinistry as number)).toBeLessThan(0.1);
  expect(details).toMatchObject({
    baseYear: "FY2025",
    year: "FY2028",
    projectionItem: "projection-2025.interest FY2028",
  });
});

it("takes the older projection at an older as-of", () => {
  expect(readingAt("maturity-ladder-outlook", "2024-08-05T22:00:00Z", parameters).details).toMatchObject({
    baseYear: "FY2024",
    year: "FY2027",
  });
});
