// On the packaged register by repeated mixing in test/support/reference/ai-funding-price-action-strong-hands.py; on a typed register by hand.
import { expect, it } from "vitest";
import { readingAt, recordOf, viewOf } from "../../../../test/support/indicator-at.ts";

it("is 16 % pro rata, nothing of it binding, and says what is left out", () => {
  const { value, interval, details } = readingAt("ai-round-trip-share");
  expect(value).toBeCloseTo(0.163752414286, 9);
  expect(interval!.lo).toBe(0);
  expect(interval!.hi).toBeCloseTo(40 / 187.142, 12);
  expect(details).toMatchObject({ revenueUsd: 187.142e9, deals: 38, bindingOnly: 0 });
  expect(details.withoutAmount).toContain("CoreWeave to Nvidia (purchase)");
  expect(details.shareNotBinding).toBeCloseTo(0.544, 3);
});

it("mixes a customer's funds: 2 of its 10 came from the vendor, it pays 9 of revenue 100, so 1.8 %", () => {
  const ends = ["2024-10-27", "2025-01-26", "2025-04-27", "2025-07-27", "2025-10-26"];
  const deal = (from: string, to: string, amountUsd: number, status: string) =>
    recordOf("deal", `${from}|${to}`, { from, to, kind: "equity", amountUsd, status, announced: "2025-09", note: "" });
  const view = viewOf(
    "2025-11-21",
    {
      "nvda.receivables": ends.map((day) => [day, 10] as const),
      "nvda.revenue.3m": ends.map((day) => [day, 25] as const),
    },
    [deal("Nvidia", "C", 2, "paid"), deal("Lenders", "C", 8, "contracted"), deal("C", "Nvidia", 9, "contracted")],
  );
  const { value, interval } = readingAt("ai-round-trip-share", view);
  expect(value).toBeCloseTo(0.2 * 0.09, 12);
  expect(interval!.lo).toBeCloseTo(0.018, 12);
  expect(interval!.hi).toBeCloseTo(0.02, 12);
});
