/** Helpers of all frame parsers: JSON that may be broken, and numbers that venues write as text. */
import type { Reading } from "./define.ts";

export type Json = Record<string, unknown>;

export const nothing: Reading = { kind: "data", messages: [] };
export const malformed = (because: string): Reading => ({ kind: "malformed", because });

/** A frame of an unexpected shape. Thrown inside a parser, turned into `malformed` by `readFrame`. */
class Unexpected extends Error {}

/** Parses the frame's JSON and hands it to the venue's reader; whatever is not as expected becomes `malformed`. */
export function readFrame(frame: string, read: (json: Json) => Reading): Reading {
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    return malformed(`not JSON: ${JSON.stringify(frame.slice(0, 60))}`);
  }
  if (typeof json !== "object" || json === null) return malformed(`not an object: ${frame.slice(0, 60)}`);
  try {
    return read(json as Json);
  } catch (cause) {
    // A field that is missing altogether shows as a TypeError of the reader; a bug elsewhere must not hide here.
    if (cause instanceof Unexpected || cause instanceof TypeError) return malformed(cause.message);
    throw cause;
  }
}

/** A positive number written as text or as a number. */
export function positive(value: unknown, field: string): number {
  const number = typeof value === "string" ? Number(value) : value;
  if (typeof number === "number" && number > 0 && number < Number.POSITIVE_INFINITY && value !== "") return number;
  throw new Unexpected(`${field}: found ${JSON.stringify(value) ?? "nothing"}, expected a positive number`);
}

/** Milliseconds since 1970, written as text or as a number. */
export function millis(value: unknown, field: string): number {
  const number = Number(value);
  // Before 2010 there were no such venues, and a value in seconds or microseconds falls outside too.
  if (number > 1.26e12 && number < 1e13) return number;
  throw new Unexpected(`${field}: found ${JSON.stringify(value) ?? "nothing"}, expected milliseconds since 1970`);
}

/** A finite number as published, text or number; undefined where the venue leaves it empty. */
export function numeric(value: unknown, field: string): string | number | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string" && Number.isFinite(Number(value))) return value;
  throw new Unexpected(`${field}: found ${JSON.stringify(value)}, expected a number`);
}

export function oneOf<T extends string>(value: unknown, expected: readonly T[], field: string): T {
  if (expected.includes(value as T)) return value as T;
  throw new Unexpected(`${field}: found ${JSON.stringify(value) ?? "nothing"}, expected ${expected.join(" or ")}`);
}

/**
 * The same liquidation sent again has the same identity. Venues give none, so it is made of what they say; two that
 * agree in everything inside one frame are two, and are told apart by a count.
 */
export function identities(): (of: string) => string {
  let seen: Map<string, number> | undefined;
  let first: string | undefined;
  return (of) => {
    if (first === undefined) {
      first = of;
      return of;
    }
    seen ??= new Map([[first, 1]]);
    const count = seen.get(of) ?? 0;
    seen.set(of, count + 1);
    return count === 0 ? of : `${of}#${count}`;
  };
}
