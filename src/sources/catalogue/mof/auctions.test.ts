// Auction results on saved pages, read by eye.
import { expect, it } from "vitest";
import { fixture, publicFrom, shown } from "../../../../test/support/source-files.ts";
import { mofAuctions } from "./auctions.ts";

it("reads amounts, prices and yields of a price auction", () => {
  const parsed = fixture(mofAuctions, "eresul-30y.htm");
  expect(parsed.rows.map((r) => `${r.series} ${r.text} ${r.unit}`)).toEqual([
    "jgb.auction.30y.bids 1912.40 JPY billion",
    "jgb.auction.30y.accepted 537.10 JPY billion",
    "jgb.auction.30y.lowest-price 101.35 JPY per 100 yen",
    "jgb.auction.30y.highest-yield 3.126 percent",
    "jgb.auction.30y.average-price 101.52 JPY per 100 yen",
    "jgb.auction.30y.average-yield 3.117 percent",
  ]);
  expect(publicFrom(parsed, "jgb.auction.30y.bids", "2025-11-06")).toBe("2025-11-06T04:00:00Z");
});

it("has no average where the auction has one yield for all", () => {
  const parsed = fixture(mofAuctions, "eresul-40y.htm");
  expect(shown(parsed, "jgb.auction.40y.highest-yield")).toEqual(["2025-11-26 3.555 percent"]);
  expect(shown(parsed, "jgb.auction.40y.average-yield")).toEqual([]);
});
