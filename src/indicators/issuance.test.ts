// Sums over the days that end with a day, both ends typed here: thirty days hold 22 October to 20 November.
import { expect, it } from "vitest";
import { issuanceDays, sumOfDays } from "./issuance.ts";

it("counts the last day and the first, and nothing beyond", () => {
  const observed = ["2025-10-21", "2025-10-22", "2025-11-20", "2025-11-21"];
  expect(sumOfDays({ observed, values: [1, 10, 100, 1000] }, "2025-11-20", issuanceDays)).toBe(110);
  expect(sumOfDays({ observed: [], values: [] }, "2025-11-20", issuanceDays)).toBe(0);
});
