// Distribution, its logarithm and its inverse against values of 40-digit arithmetic (mpmath).
import fc from "fast-check";
import { expect, it } from "vitest";
import { normalCdf, normalInverse, normalLogCdf, normalPdf, scaledNormalCdf } from "./normal.ts";

const close = (found: number, exact: number, relative = 1e-14): void => {
  expect(Math.abs(found - exact), `${found} against ${exact}`).toBeLessThanOrEqual(relative * Math.abs(exact));
};

const cdfValues: [number, number][] = [
  [-37, 5.725571222524577e-300],
  [-20, 2.753624118606234e-89],
  [-8, 6.220960574271784e-16],
  [-5, 2.866515718791939e-7],
  [-3, 0.0013498980316300946],
  [-2, 0.02275013194817921],
  [-1.9, 0.0287165598160018],
  [-1, 0.15865525393145705],
  [-0.1, 0.460172162722971],
  [0, 0.5],
  [0.3, 0.6179114221889527],
  [1, 0.8413447460685429],
  [1.99, 0.9767045322497881],
  [2, 0.9772498680518208],
  [2.5, 0.9937903346742238],
  [6, 0.9999999990134123],
];

it.each(cdfValues)("has Phi(%f) = %f", (x, exact) => close(normalCdf(x), exact));

it("has ln Phi far below the underflow of Phi", () => {
  close(normalLogCdf(-1000), -500007.82669481216);
  close(normalLogCdf(-40), -804.6084420137538);
  close(normalLogCdf(-5), -15.064998393988725);
  close(normalLogCdf(0), -Math.LN2);
});

it.each([
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798409],
  [1e-10, -6.361340902404056],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.07, -1.4757910281791706],
  [0.08, -1.4050715603096324],
  [0.3, -0.5244005127080408],
  [0.7, 0.5244005127080407],
  [0.95, 1.6448536269514722],
  [0.999, 3.090232306167813],
  [0.999999, 4.753424308817088],
])("has the inverse of %f at %f", (p, exact) => close(normalInverse(p), exact));

it("inverts itself, and is defined at the ends", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
      close(normalCdf(normalInverse(p)), p, 1e-13);
    }),
  );
  expect(normalInverse(0.5)).toBe(0);
  expect([normalInverse(0), normalInverse(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect(
    [normalInverse(-0.1), normalInverse(1.1), normalInverse(Number.NaN), normalCdf(Number.NaN)].every(Number.isNaN),
  ).toBe(true);
  expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
});

it("multiplies a huge exponential by a tiny tail without overflow", () => {
  close(normalPdf(0), 0.3989422804014327);
  close(scaledNormalCdf(0.5, -1), Math.exp(0.5) * 0.15865525393145705);
  // e^800 Phi(-40): the Mills ratio at 40 over sqrt(2 pi), 0.0249844... x 0.39894...
  close(scaledNormalCdf(800, -40), Math.exp(800 - 804.6084420137538), 1e-12);
});

it("gives the lower tail as the whole continued fraction does, to the bit", () => {
  const whole = (x: number): number => {
    let tail = x;
    for (let k = x > 6 ? 60 : 400; k >= 1; k--) tail = x + k / tail;
    return 1 / tail;
  };
  for (let x = 2; x < 30; x += 0.0137) expect(normalCdf(-x)).toBe(normalPdf(x) * whole(x));
});
