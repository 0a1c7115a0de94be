// Tables of t, an independent integral, and the inverse against the distribution.
import { expect, it } from "vitest";
import { normals } from "../random/normals.ts";
import { fitGarch, garchVariances } from "./garch.ts";
import { logGammaHalf, studentCdf, studentInverse } from "./student.ts";

it("has the tabulated quantiles", () => {
  expect(studentInverse(0.975, 4)).toBeCloseTo(2.776445, 6);
  expect(studentInverse(0.995, 10)).toBeCloseTo(3.169273, 6);
  expect(studentInverse(0.95, 2)).toBeCloseTo(2.919986, 6);
  expect(studentInverse(0.05, 6)).toBeCloseTo(-1.94318, 5);
});

it("is the integral of its density, and joins its two forms", () => {
  const density = (x: number, d: number) =>
    Math.exp(logGammaHalf((d + 1) / 2) - logGammaHalf(d / 2)) /
    Math.sqrt(d * Math.PI) /
    (1 + (x * x) / d) ** ((d + 1) / 2);
  for (const d of [2, 4, 8]) {
    let sum = 0.5;
    for (let x = 0; x < 12; x += 1e-3) {
      sum += (1e-3 * (density(x, d) + density(x + 1e-3, d))) / 2;
      if (Math.abs((x + 1e-3) % 1) < 1e-9) expect(studentCdf(x + 1e-3, d)).toBeCloseTo(sum, 6);
    }
  }
});

it("keeps its relative precision far out: the tail of t(4) falls with the fourth power", () => {
  expect(studentCdf(-1e4, 4) / studentCdf(-2e4, 4) / 16).toBeCloseTo(1, 6);
  expect(studentCdf(studentInverse(1e-9, 4), 4) / 1e-9).toBeCloseTo(1, 9);
});

it("finds alpha and beta of a simulated series", () => {
  const truth = { alpha: 0.1, beta: 0.85, variance: 1 };
  let h = 1;
  const values = Array.from(normals({ seed: 9, path: 1 }, 20_000), (z) => {
    const e = Math.sqrt(h) * z;
    h = 0.05 + 0.1 * e * e + 0.85 * h;
    return e;
  });
  const fit = fitGarch(values);
  expect(fit.alpha).toBeCloseTo(truth.alpha, 1);
  expect(Math.abs(fit.beta - truth.beta)).toBeLessThan(0.03);
  // By hand: variance 1, e = 2: .05 + .1 x 4 + .85 = 1.3.
  expect(garchVariances([2], truth)[1]).toBeCloseTo(1.3, 12);
});
