// Values of DVOL read off the fixture; deltas against those that the venue itself published (recorded option tickers).
import { describe, expect, it } from "vitest";
import { haveShared, parseFixture, readShared, textsOf } from "../../../../test/support/source-payload.ts";
import { formatInstant, instant, localDate } from "../../../core/time.ts";
import { deribitDvol } from "./dvol.ts";
import { deribitSkew } from "./skew.ts";
import { delta, volatilityAt25 } from "./smile.ts";

describe("DVOL", () => {
  it("is the close of days that have ended, in percent", () => {
    const parsed = parseFixture(deribitDvol, "deribit", "dvol.json");
    expect(textsOf(parsed, "btc.dvol")).toEqual({ "2025-11-19": "48.9", "2025-11-20": "52.75" });
    expect(formatInstant(parsed.rows[1]!.published!)).toBe("2025-11-21T00:00:00Z");
  });

  it("goes back page by page, and stops at a page that does not go back", () => {
    const [asked] = deribitDvol.request!({ from: localDate("2025-11-01"), to: localDate("2025-11-21") });
    const page = (continuation: number | null) => ({
      bytes: new TextEncoder().encode(JSON.stringify({ result: { data: [], continuation } })),
      from: asked!.url,
      retrieved: instant(0),
    });
    const before = Date.UTC(2025, 10, 10);
    expect(new URL(deribitDvol.next!(page(before), asked!)!.url).searchParams.get("end_timestamp")).toBe(
      String(before),
    );
    expect(deribitDvol.next!(page(null), asked!)).toBeUndefined();
    expect(deribitDvol.next!(page(Date.UTC(2026, 0, 1)), asked!)).toBeUndefined();
  });
});

describe("skew", () => {
  it("takes the expiry nearest to 30 days and puts less calls at 25 delta", () => {
    const parsed = parseFixture(deribitSkew, "deribit", "book-summary.json");
    expect(textsOf(parsed, "btc.skew-25d.expiry-days")).toEqual({ "2025-11-20": "29" });
    // Between the strikes around 25 delta the smile of the fixture runs from 52 to 55 (puts) and from 48.5 to 48 (calls).
    const skew = Number(textsOf(parsed, "btc.skew-25d")["2025-11-20"]);
    expect(skew).toBeGreaterThan(52 - 48.5);
    expect(skew).toBeLessThan(55 - 48);
    expect(formatInstant(parsed.rows[0]!.published!)).toBe("2025-11-20T08:00:00Z");
  });

  it("is zero on a flat smile, and linear in delta between strikes", () => {
    const flat = [90_000, 100_000, 110_000].map((strike) => ({ strike, isCall: true, volatility: 0.5 }));
    expect(volatilityAt25(flat, 90_000, 30 / 365)).toBeCloseTo(0.5, 12);
    // At s sqrt T = 0.2 a call of delta 0.25 has ln(F/K) = 0.2 x (-0.67449) - 0.02 = -0.154898.
    const strike = 90_000 * Math.exp(0.154898);
    expect(delta({ strike, isCall: true, volatility: 0.2 }, 90_000, 1)).toBeCloseTo(0.25, 5);
    expect(delta({ strike, isCall: false, volatility: 0.2 }, 90_000, 1)).toBeCloseTo(-0.75, 5);
  });

  it("knows no volatility where the strikes do not enclose 25 delta", () => {
    const deep = [{ strike: 50_000, isCall: true, volatility: 0.5 }];
    expect(volatilityAt25(deep, 90_000, 0.1)).toBeUndefined();
    expect(volatilityAt25([{ ...deep[0]!, strike: 200_000 }], 90_000, 0.1)).toBeUndefined();
  });
});

describe.skipIf(!haveShared("recordings/deribit"))("recordings", () => {
  it("hold deltas of the venue that ours equal to its rounding", () => {
    const lines = readShared("recordings/deribit/ws_ticker_options_2021_excerpt.jsonl")
      .toString("utf8")
      .trim()
      .split("\n");
    let compared = 0;
    for (const line of lines) {
      const data = JSON.parse(line).message.params?.data;
      const named = /-(\d{1,2})([A-Z]{3})(\d{2})-(\d+)-([CP])$/.exec(data?.instrument_name ?? "");
      if (!named || data.greeks === undefined) continue;
      const month = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".indexOf(named[2]!) / 3;
      const expires = Date.UTC(2000 + Number(named[3]), month, Number(named[1]), 8);
      const years = (expires - data.timestamp) / (365 * 86_400_000);
      const option = { strike: Number(named[4]), isCall: named[5] === "C", volatility: data.mark_iv / 100 };
      expect(delta(option, data.underlying_price, years), data.instrument_name).toBeCloseTo(data.greeks.delta, 2);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(2);
  });
});
