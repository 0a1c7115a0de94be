import { expect, it } from "vitest";
import { splitsBetween } from "./splits.ts";

it.each([
  ["nvda", "2024-04-28", "2024-08-05", 10],
  ["nvda", "2024-04-28", "2024-06-10", 10],
  ["nvda", "2024-07-28", "2024-08-30", 1],
  ["nvda", "2021-05-02", "2025-11-20", 40],
  ["nvda", "2021-05-02", "2021-07-20", 4],
  ["mstr", "2024-06-30", "2024-08-08", 10],
  ["amd", "2000-01-01", "2025-11-20", 1],
])("%s: shares of %s in shares of %s", (company, counted, priced, factor) => {
  expect(splitsBetween(company, counted, priced).factor).toBe(factor);
});

it("names a split after the price's day, for which a price may be adjusted or not", () => {
  expect(splitsBetween("nvda", "2024-04-28", "2024-06-07")).toMatchObject({ factor: 1, after: { date: "2024-06-10" } });
  expect(splitsBetween("nvda", "2024-04-28", "2024-06-10").after).toBeUndefined();
});
