// Values read off the fixtures by eye; recordings against raw files that another program extracted from the same venue.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  haveShared,
  parseFixture,
  parseRecording,
  sharedTable,
  textsOf,
} from "../../../../test/support/source-payload.ts";
import { formatInstant, localDate } from "../../../core/time.ts";
import { binanceOpenInterest } from "./open-interest.ts";
import { binancePerpFunding } from "./perp-funding.ts";
import { binanceSpot1d } from "./spot-1d.ts";

describe("candles", () => {
  const parsed = parseFixture(binanceSpot1d, "binance", "klines-btcusdt.json");

  it("become days of the symbol in the address, known at their close; the running day is left out", () => {
    expect(textsOf(parsed, "btc.close")).toEqual({ "2025-11-19": "91500.00000000", "2025-11-20": "86600.00000000" });
    expect(textsOf(parsed, "btc.low")["2025-11-20"]).toBe("86000.00000000");
    expect(formatInstant(parsed.rows.at(-1)!.published!)).toBe("2025-11-21T00:00:00Z");
    const other = parseFixture(binanceSpot1d, "binance", "klines-solusdt.json");
    expect(textsOf(other, "sol.high")).toEqual({ "2025-11-19": "143.00000000", "2025-11-20": "144.00000000" });
  });

  it("are asked for six symbols, with a finished day even for today alone, a thousand days at most at once", () => {
    const today = binanceSpot1d.request!({ from: localDate("2025-11-21"), to: localDate("2025-11-21") });
    expect(today).toHaveLength(6);
    expect(new URL(today[0]!.url).searchParams.get("startTime")).toBe(String(Date.UTC(2025, 10, 20)));
    const years = binanceSpot1d.request!({ from: localDate("2020-01-01"), to: localDate("2025-11-21") });
    expect(years).toHaveLength(6 * 3);
  });
});

describe("funding", () => {
  it("is the sum of a whole day's settlements over three; days that the answer cuts are left out", () => {
    const parsed = parseFixture(binancePerpFunding, "binance", "funding.json");
    // (0.00002 + 0.00003 + 0.00004) / 3 and (0.00004259 + 0.0001 - 0.00001) / 3, by hand.
    expect(textsOf(parsed, "btc.perp.funding-8h-mean")).toEqual({
      "2025-11-19": "0.00003",
      "2025-11-20": "0.0000441967",
    });
    expect(formatInstant(parsed.rows[0]!.published!)).toBe("2025-11-20T00:00:00Z");
  });
});

describe("open interest", () => {
  it("of a midnight is that of the day before", () => {
    const parsed = parseFixture(binanceOpenInterest, "binance", "open-interest.json");
    expect(textsOf(parsed, "btc.open-interest")).toEqual({
      "2025-11-19": "90000.50000000",
      "2025-11-20": "88500.00000000",
    });
  });
});

describe.skipIf(!haveShared("recordings/binance"))("recordings", () => {
  it("of candles equal the raw daily file, day by day", () => {
    const parsed = parseRecording(
      binanceSpot1d,
      "binance/api_v3_klines_BTCUSDT_1d_last_1000.json",
      "2026-06-06T12:00:00Z",
    );
    expect(parsed.problems).toEqual([]);
    // A thousand candles, the last of which was running.
    expect(parsed.rows).toHaveLength(999 * 3);
    const closes = textsOf(parsed, "btc.close");
    const raw = sharedTable("crypto/daily/binance_spot_BTCUSDT_1d.csv").filter((row) => row.date! >= "2023-09-11");
    expect(raw.length).toBeGreaterThan(700);
    for (const row of raw) expect(Number(closes[row.date!]), row.date).toBe(Number(row.close));
  });

  it("of funding equal the raw settlements", () => {
    const parsed = parseRecording(
      binancePerpFunding,
      "binance/fapi_v1_fundingRate_BTCUSDT_last_1000.json",
      "2026-06-06T12:00:00Z",
    );
    expect(parsed.problems).toEqual([]);
    const days = textsOf(parsed, "btc.perp.funding-8h-mean");
    const raw = sharedTable("crypto/derivs/binance_perp_BTCUSDT_funding.csv");
    const sum = (day: string) =>
      raw.filter((r) => r.funding_time_utc!.startsWith(day)).reduce((total, r) => total + Number(r.funding_rate), 0);
    for (const day of ["2025-07-09", "2025-10-10", "2025-11-20"])
      expect(Number(days[day])).toBeCloseTo(sum(day) / 3, 10);
    const first = parseRecording(
      binancePerpFunding,
      "binance/fapi_v1_fundingRate_BTCUSDT_first_30.json",
      "2026-06-06T12:00:00Z",
    );
    expect(first.problems).toEqual([]);
    expect(Object.keys(textsOf(first, "btc.perp.funding-8h-mean"))[0]).toBe("2019-09-11");
  });

  it("of another coin's open interest are refused", () => {
    const parsed = parseRecording(
      binanceOpenInterest,
      "binance/futures_data_openInterestHist_BNBUSDT_1d_30.json",
      "2026-06-06T12:00:00Z",
    );
    expect(parsed.rejected).toBe(true);
    expect(parsed.problems[0]).toMatchObject({ place: "snapshot 0, symbol", found: '"BNBUSDT"' });
  });
});

/** [day, close] of a series in the packaged files of facts. */
function packagedCloses(series: string): readonly (readonly [string, string])[] {
  return ["crypto-history", "episode-2024-08-crypto", "episode-2025-11-crypto"].flatMap((name) =>
    readFileSync(new URL(`../../../../packaged/facts/${name}.csv`, import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line.startsWith(`${series},`))
      .map((line) => [line.split(",")[2]!, line.split(",")[3]!] as const),
  );
}

describe.skipIf(!haveShared("data/crypto/daily"))("packaged closes", () => {
  it.each(["BTC", "ETH", "SOL", "XRP", "BNB", "ADA"])("of %s equal the raw daily files", (coin) => {
    const raw = new Map(sharedTable(`crypto/daily/binance_spot_${coin}USDT_1d.csv`).map((r) => [r.date!, r.close!]));
    const rows = packagedCloses(`${coin.toLowerCase()}.close`);
    expect(rows.length).toBeGreaterThan(50);
    for (const [day, close] of rows) expect(Number(close), day).toBe(Number(raw.get(day)));
  });
});
