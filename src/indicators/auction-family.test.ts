// Typed auctions by hand: 1912.4 / 537.1 = 3.5606..., tail 3.126 % - 3.117 % = 0.9 bp, 101.52 - 101.35 = 0.17 yen.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, recordOf, viewOf } from "../../test/support/indicator-at.ts";

const auction = (what: string, years: number, ...values: (readonly [string, number])[]) =>
  [`jgb.auction.${years}y.${what}`, values] as const;
const bonds = Object.fromEntries([
  auction("bids", 30, ["2025-09-04", 2.4e12], ["2025-10-07", 1.8e12], ["2025-11-06", 1.9124e12]),
  auction("accepted", 30, ["2025-09-04", 6e11], ["2025-10-07", 6e11], ["2025-11-06", 5.371e11]),
  auction("highest-yield", 30, ["2025-11-06", 0.03126]),
  auction("average-yield", 30, ["2025-11-06", 0.03117]),
  auction("lowest-price", 30, ["2025-11-06", 101.35]),
  auction("average-price", 30, ["2025-11-06", 101.52]),
  auction("bids", 40, ["2025-09-25", 1.0395e12]),
  auction("accepted", 40, ["2025-09-25", 3.998e11]),
  auction("highest-yield", 40, ["2025-09-25", 0.03555]),
]);
const view = viewOf("2025-11-21", bonds);

it("divides bids by what was sold and shows the tail", () => {
  const { value, details } = readingAt("jgb-30y-auction", view);
  expect(value).toBeCloseTo(3.56060324, 6);
  expect(details.tail).toBeCloseTo(0.00009, 10);
  expect(details.tailYen).toBeCloseTo(0.17, 10);
  expect(details).toMatchObject({ meanBefore: 3.5, auctionsBefore: 2, lowestBefore: 3 });
});

it("has no tail where all pay one yield", () => {
  const { value, details } = readingAt("jgb-40y-auction", view);
  expect(value).toBeCloseTo(2.60005, 5);
  expect(details).toMatchObject({ tail: null, tailYen: null, meanBefore: null });
});

it("says what it waits for", () => {
  const { outcome } = indicatorAt("jgb-10y-auction", view);
  expect(outcome).toMatchObject({ state: "absent", detail: expect.stringContaining("mof/auctions") });
});

it("names the next planned auction of the same term after the last result", () => {
  const planned = (day: string, years: number) => recordOf("auction", `${day}|${years}`, { day, years, issue: "" });
  const calendar = [
    planned("2025-11-06", 30),
    planned("2025-11-26", 40),
    planned("2025-12-04", 30),
    planned("2026-01-08", 30),
  ];
  const known = viewOf("2025-11-21", bonds, calendar);
  expect(readingAt("jgb-30y-auction", known).details.nextPlanned).toBe("2025-12-04");
  expect(readingAt("jgb-30y-auction", view).details.nextPlanned).toBeNull();
});
