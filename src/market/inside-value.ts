/**
 * From the published number to the inside unit. The result is the double nearest to the shifted decimal: 3.334 percent
 * is 0.03334 and 1.1 percent is 0.011, where a plain multiplication by 0.01 would be off in the last bit.
 */
import { publishedUnits } from "../core/units.ts";

/** Powers of ten that a double holds exactly. */
const exactPowers = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
/** Decimals of at most fifteen digits are told apart by doubles, so below this the digits of a value are certain. */
const certainDigits = 1e15;
const maxDecimals = 12;

/** Power of ten of a factor: -2 for 0.01, 6 for 1e6; undefined where the factor is not a power of ten. */
function exponentOf(factor: number): number | undefined {
  const exponent = Math.round(Math.log10(factor));
  return Number(`1e${exponent}`) === factor ? exponent : undefined;
}

/**
 * `value x 10^exponent` as the nearest double to the decimal that `value` prints as. Finite in, finite out; throws a
 * RangeError when the result is beyond the doubles.
 */
export function shiftDecimal(value: number, exponent: number): number {
  if (exponent === 0 || value === 0) return value;
  for (let decimals = 0; decimals <= maxDecimals; decimals++) {
    // The value is digits / 10^decimals; one correctly rounded operation on exact operands gives the nearest double.
    const digits = Math.round(value * exactPowers[decimals]!);
    if (Math.abs(digits) >= certainDigits) break;
    if (digits / exactPowers[decimals]! !== value) continue;
    const power = exponent - decimals;
    if (power <= 0 && power >= -22) return digits / exactPowers[-power]!;
    if (power > 0 && power <= 22) return digits * exactPowers[power]!;
    break;
  }
  const [mantissa, printed] = String(value).split("e");
  const shifted = Number(`${mantissa}e${Number(printed ?? 0) + exponent}`);
  if (!Number.isFinite(shifted)) throw new RangeError(`${value} x 1e${exponent}: expected a finite number`);
  return shifted;
}

/** How a published number of a unit (the publisher's text) becomes one of the inside unit; undefined for an unknown unit. */
export function findConverter(unit: string): ((value: number) => number) | undefined {
  const known = publishedUnits[unit];
  if (known === undefined) return undefined;
  const exponent = exponentOf(known.factor);
  if (exponent === undefined) return (value) => value * known.factor;
  // The numbers of a series are mostly printed with as many decimals as the one before.
  let decimals = 0;
  return (value) => {
    const digits = Math.round(value * exactPowers[decimals]!);
    const power = exponent - decimals;
    const isKnown = Math.abs(digits) < certainDigits && digits / exactPowers[decimals]! === value;
    if (isKnown && power < 0 && power >= -22 && value !== 0) return digits / exactPowers[-power]!;
    decimals = decimalsOf(value);
    return shiftDecimal(value, exponent);
  };
}

/** Decimals that a value prints with, at most `maxDecimals`. */
function decimalsOf(value: number): number {
  for (let decimals = 0; decimals < maxDecimals; decimals++)
    if (Math.round(value * exactPowers[decimals]!) / exactPowers[decimals]! === value) return decimals;
  return maxDecimals;
}

/** The published number in the inside unit of `unit`, or undefined for an unknown unit. */
export const insideValue = (value: number, unit: string): number | undefined => findConverter(unit)?.(value);
