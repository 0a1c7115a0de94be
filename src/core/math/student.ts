/**
 * Student's t for an even number of degrees of freedom, where it has a closed form of + - x / and square roots: the same
 * bits on every engine, as simulation needs. Degrees are 2, 4, 6, ...
 */
import { log } from "./elementary.ts";

function checkEven(degrees: number): void {
  if (!Number.isInteger(degrees / 2) || degrees < 2)
    throw new RangeError(`degrees: found ${degrees}, expected an even number from 2`);
}

/** Probability that t is at most x: 1/2 + s/2 (1 + c/2 + (1 3)/(2 4) c^2 + ...), s = x / sqrt(d + x^2), c = 1 - s^2. */
export function studentCdf(x: number, degrees: number): number {
  checkEven(degrees);
  const s = x / Math.sqrt(degrees + x * x);
  const c = degrees / (degrees + x * x);
  let term = 1;
  let sum = 1;
  for (let k = 1; k < degrees / 2; k++) {
    term *= ((2 * k - 1) / (2 * k)) * c;
    sum += term;
  }
  // Far out, 1/2 + s/2 sum would cancel: the remaining terms of the series of the whole are the tail itself.
  if (s * s < 0.9) return 0.5 + 0.5 * s * sum;
  let tail = 0;
  for (let k = degrees / 2; k < 2000; k++) {
    term *= ((2 * k - 1) / (2 * k)) * c;
    tail += term;
    if (term < 1e-18 * tail) break;
  }
  const beyond = 0.5 * Math.sqrt(s * s) * tail;
  return x < 0 ? beyond : 1 - beyond;
}

/** The x with studentCdf(x) = p, p in (0, 1), by bisection to double precision. */
export function studentInverse(p: number, degrees: number): number {
  checkEven(degrees);
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  let low = 0;
  let high = 1;
  while (studentCdf(-high, degrees) > tail && high < 1e150) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (studentCdf(-middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return p < 0.5 ? -high : high;
}

/** ln Gamma of a positive whole or half number. */
export function logGammaHalf(x: number): number {
  const whole = x === Math.floor(x);
  let at = whole ? 1 : 0.5;
  let value = whole ? 0 : 0.5723649429247001; // ln Gamma(1/2) = ln(pi) / 2
  for (; at < x; at++) value += log(at);
  return value;
}
