import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLenientJson } from "./lenient-json.ts";

describe("parseLenientJson", () => {
  it("reads NaN and infinities as numbers, wherever they stand", () =>
    expect(parseLenientJson('{"a": NaN, "b": [-Infinity, Infinity, 1]}')).toEqual({
      a: Number.NaN,
      b: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1],
    }));
  it("leaves the same words inside texts alone", () =>
    expect(parseLenientJson('{"NaN": "NaN and \\"Infinity\\"", "b": NaN}')).toEqual({
      NaN: 'NaN and "Infinity"',
      b: Number.NaN,
    }));
  it.each(["", "{", "NaNa", "{'a': 1}"])("refuses %j", (text) =>
    expect(() => parseLenientJson(text)).toThrow(SyntaxError),
  );
  it("reads all JSON as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseLenientJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
