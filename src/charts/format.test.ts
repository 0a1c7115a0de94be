// The one formatter. Expected texts were written by hand from the rules in its docstrings; several are the figures of the
// November 2025 episode as publishers print them (-1.56 %, 26.42, 157.61, 3.334 %).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Unit, units } from "../core/units.ts";
import {
  formatBasisPoints,
  formatCount,
  formatDate,
  formatDateShort,
  formatInterval,
  formatMoment,
  formatMoney,
  formatNumber,
  formatPercent,
  formatProbability,
  formatValue,
} from "./format.ts";

describe("formatValue", () => {
  it.each<[number | null, Unit, string]>([
    [-0.015566, "ratio", "−1.56 %"],
    [0.03334, "ratio", "3.334 %"],
    [0.036, "ratio", "3.60 %"],
    [0.134, "ratio", "13.4 %"],
    [0.1075, "ratio", "10.75 %"],
    [1.5, "ratio", "150 %"],
    [0.0093, "change", "+0.93 %"],
    [-0.0537, "change", "−5.37 %"],
    [0.0151, "rate-difference", "151 bp"],
    [0.00414, "rate-difference", "41.4 bp"],
    [-0.004759, "rate-difference", "−47.6 bp"],
    [0.1343, "share-difference", "13.4 points"],
    [3.374, "return-per-rate", "3.37 % per 100 bp"],
    [0.8617, "correlation", "0.86"],
    [0.0000847, "ratio-per-8h", "0.0085 % per 8 hours"],
    [26.42, "index-points", "26.42"],
    [14, "index-points", "14"],
    [6538.76, "index-points", "6,538.76"],
    [157.6128, "jpy-per-usd", "157.61"],
    [61465, "contracts", "61,465 contracts"],
    [-12345, "contracts", "−12,345 contracts"],
    [0, "usd", "USD 0"],
    [180.64, "usd", "USD 180.64"],
    [74430, "usd", "USD 74,430"],
    [-903e6, "usd", "USD −903 m"],
    [4.573e9, "usd", "USD 4.57 bn"],
    [999.9996e6, "usd", "USD 1.00 bn"],
    [20e12, "usd", "USD 20.0 tn"],
    [28.6e12, "jpy", "JPY 28.6 tn"],
    [86637.12, "usdt", "86,637 USDT"],
    [25.55, "multiple", "25.55×"],
    [-1.0449, "sigma", "−1.04 σ"],
    [91, "days", "91 days"],
    [1, "days", "1 day"],
    [1.5, "years", "1.5 years"],
    [53.303, "days", "53.3 days"],
    [1.667, "usd-per-hour", "1.67 USD an hour"],
    [0.2217, "probability", "22 %"],
    [null, "ratio", "—"],
    [Number.NaN, "usd", "—"],
    [Number.POSITIVE_INFINITY, "count", "—"],
  ])("%s %s is %s", (value, unit, shown) => expect(formatValue(value, unit)).toBe(shown));

  it("never shows NaN, Infinity, a hyphen as minus or a negative zero", () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...(Object.keys(units) as Unit[])), (value, unit) => {
        const shown = formatValue(value, unit);
        expect(shown).not.toMatch(/NaN|Infinity|undefined|e[+-]?\d/);
        expect(shown).not.toMatch(/(^|\s)-\d/);
        expect(shown).not.toMatch(/−0(\.0+)?($|\s|%|×)/);
      }),
    );
  });
});

describe("parts", () => {
  it("signs changes", () => {
    expect(formatPercent(0.1167, { signed: true })).toBe("+11.67 %");
    expect(formatBasisPoints(0.00026, { signed: true })).toBe("+2.6 bp");
    expect(formatBasisPoints(-0.0239)).toBe("−239 bp");
    expect(formatNumber(-0.001, { decimals: 2 })).toBe("0.00");
    expect(formatMoney(1_234_567, "JPY", { decimals: 0 })).toBe("JPY 1 m");
  });
  it("never rounds a probability to certainty", () => {
    expect(formatProbability(0)).toBe("< 0.1 %");
    expect(formatProbability(0.9999)).toBe("> 99.9 %");
    expect(formatProbability(0.034)).toBe("3.4 %");
    expect(formatProbability(0.928)).toBe("92.8 %");
    expect(formatInterval(0.43, 0.51, "probability")).toBe("43 % to 51 %");
  });
  it("writes dates in English whatever the machine", () => {
    expect(formatDate("2025-11-20")).toBe("20 November 2025");
    expect(formatDateShort("2025-09-30T20:30:00Z")).toBe("30 Sep 2025");
    expect(formatMoment("2025-11-21T12:30:00Z")).toBe("21 November 2025, 12:30 UTC");
    expect(formatDate("FY2025")).toBe("FY2025");
    expect(formatDate(null)).toBe("—");
    expect(formatCount(1, "day")).toBe("1 day");
    expect(formatCount(1_052, "day")).toBe("1,052 days");
  });
});
