// Auction results and a month's calendar in the publisher's form, read by eye.
import { expect, it } from "vitest";
import { bytesOf } from "../../../../test/support/fixtures.ts";
import { fixture, publicFrom, shown } from "../../../../test/support/source-files.ts";
import { instant, localDate } from "../../../core/time.ts";
import { mofAuctions } from "./auctions.ts";

const calendar = "https://www.mof.go.jp/english/policy/jgbs/auction/calendar";

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

it("reads the auctions of a month, without bills and re-openings of old issues", () => {
  const { records, rows } = fixture(mofAuctions, "2511e.htm");
  expect(rows).toEqual([]);
  expect(records.map((r) => [r.key, r.body.issue])).toEqual([
    ["2025-11-06|30", "88"],
    ["2025-11-26|40", "18"],
    ["2025-11-28|2", ""],
  ]);
});

it("asks for the calendar of each month, and for the results that it links to", () => {
  const asked = mofAuctions.request!({ from: localDate("2025-11-28"), to: localDate("2026-01-05") });
  expect(asked.map(({ url }) => url)).toEqual(["2511e", "2512e", "2601e"].map((name) => `${calendar}/${name}.htm`));
  const page = (bytes: Uint8Array) => ({ bytes, from: asked[0]!.url, retrieved: instant(0) });
  const leads = (bytes: Uint8Array) => mofAuctions.leads!(page(bytes), asked[0]!).map(({ url }) => url);
  const good = bytesOf("test/fixtures/mof/2511e.htm");
  expect(leads(good)).toEqual([`${calendar}/eresul/eresul20251106.htm`, `${calendar}/eresul/eresul20251126.htm`]);
  // A link that leads to another host, or to another part of the site, is not followed.
  const elsewhere = good
    .toString()
    .replace("eresul/eresul20251106.htm", "https://example.org/eresul/eresul20251106.htm")
    .replace("eresul/eresul20251126.htm", "../../eresul20251126.htm");
  expect(leads(Buffer.from(elsewhere))).toEqual([]);
  expect(leads(bytesOf("test/fixtures/mof/eresul-30y.htm"))).toEqual([]);
});
