// Printed places, qualifiers and agreement. Expected values by hand; the cases of the note are named.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFigures } from "./figure.ts";
import { agrees, printedUnit, roundingInterval, show } from "./printed.ts";

const figure = (value: number, qualifier?: string) =>
  parseFigures([{ id: "x", subject: "s", metric: "m", unit: "percent", value, ...(qualifier ? { qualifier } : {}) }])
    .figures[0]!;

describe("printedUnit", () => {
  it.each([
    [57_010_000_000, 1e7],
    [14_500_000_000, 1e8],
    [500_000_000_000, 1e9],
    [21e12, 1e12],
    [831e6, 1e6],
    [26.42, 0.01],
    [12, 1],
    [180, 1],
    [93_000, 100],
    [649_870, 10],
    [7_474, 1],
    [0.25, 0.01],
  ])("%d is printed to %d", (value, unit) => expect(printedUnit(value)).toBeCloseTo(unit, 9));
});

describe("agrees", () => {
  it.each([
    ["within one printed unit", -386, undefined, -386.51, true],
    ["beyond one printed unit", -386, undefined, -389, false],
    ["within half a percent", 649_870, undefined, 649_871, true],
    ["almost 10 refuses 10.75", -10, "almost", -10.7527, false],
    ["almost 10 takes 9.55", -10, "almost", -9.5479, true],
    ["more than 24 takes 23.86, which prints as 24", -24, "more than", -23.855, true],
    ["more than 7 takes 7.6", -7, "more than", -7.58, true],
    ["more than 7 refuses 5.4", -7, "more than", -5.37, false],
    ["the other sign", 900e6, undefined, -900e6, false],
    ["a billion printed whole allows 5 % at most", 4e9, undefined, 3e9, false],
    ["NaN", 4, undefined, Number.NaN, false],
  ])("%s", (_name, value, qualifier, expected, result) =>
    expect(agrees(figure(value, qualifier), expected)).toBe(result),
  );

  it("always takes its own number, whatever the qualifier", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.constantFrom("", "about", "over", "almost"),
        (value, qualifier) => agrees(figure(value, qualifier || undefined), value),
      ),
    );
  });
});

describe("roundingInterval", () => {
  it("reaches five percent beyond 'above', on that side only", () => {
    const { low, high } = roundingInterval(figure(3000, "above"))!;
    expect(low).toBeCloseTo(2995, 6);
    expect(high).toBeCloseTo(3150, 6);
  });
  it("keeps the number inside", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.constantFrom("", "about", "over", "below"),
        (value, qualifier) => {
          const { low, high } = roundingInterval(figure(value, qualifier || undefined))!;
          return low <= value && value <= high;
        },
      ),
    );
  });
});

it.each([
  [-386.51, "-386.51"],
  [46_138.77, "46,138.77"],
  [48_370e6, "48.37 bn"],
  [0.25, "0.25"],
  [-0.83661, "-0.83661"],
  [1_200_000_000_000, "1.2 tn"],
  [0, "0"],
])("shows %d as %s", (value, text) => expect(show(value)).toBe(text));
