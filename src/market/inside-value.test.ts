// Published numbers become the double nearest to the shifted decimal. Expected: Number() of the decimal written with the
// exponent, which the language defines as correctly rounded.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findConverter, insideValue, shiftDecimal } from "./inside-value.ts";

describe("inside value", () => {
  it("converts by decimal, not by multiplication", () => {
    expect(insideValue(3.334, "percent")).toBe(0.03334);
    expect(insideValue(1.1, "percent")).toBe(0.011);
    expect(insideValue(0.29, "percent")).toBe(0.0029);
    expect(insideValue(-12.5, "basis points")).toBe(-0.00125);
    expect(insideValue(101.46, "JPY tn")).toBe(101_460_000_000_000);
    expect(insideValue(4.35, "USD million")).toBe(4_350_000);
    expect(insideValue(157.61, "JPY per USD")).toBe(157.61);
    expect(insideValue(1, "furlongs")).toBeUndefined();
  });

  it("equals the number written with its exponent (property)", () => {
    const decimal = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 9 }))
      .map(([digits, places]) => Number(`${digits}e-${places}`));
    const power = fc.constantFrom(-4, -2, 0, 6, 12);
    fc.assert(
      fc.property(fc.oneof(decimal, fc.double({ noNaN: true, min: -1e200, max: 1e200 })), power, (value, exponent) => {
        const [mantissa, printed] = String(value).split("e");
        const expected = Number(`${mantissa}e${Number(printed ?? 0) + exponent}`);
        expect(shiftDecimal(value, exponent) === expected).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("converts each number as if it were the only one, whatever came before (property)", () => {
    const value = fc.oneof(
      fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(14)).map(([n, places]) => Number(`${n}e-${places}`)),
      fc.double({ noNaN: true, min: -1e200, max: 1e200 }),
      fc.constant(0),
      fc.constant(-0),
    );
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 30 }),
        fc.constantFrom("percent", "USD million", "JPY tn", "ratio"),
        (values, unit) => {
          const convert = findConverter(unit)!;
          const alone = values.map((v) => findConverter(unit)!(v));
          expect(values.map(convert)).toEqual(alone);
          if (unit === "percent") expect(alone).toEqual(values.map((v) => shiftDecimal(v, -2)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("refuses to leave the doubles", () => {
    expect(() => shiftDecimal(1e308, 6)).toThrow(RangeError);
  });
});
