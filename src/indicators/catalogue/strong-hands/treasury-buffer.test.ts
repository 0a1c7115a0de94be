// T7.2 at the close of 20 November, 86 637.23 against 74 407.07: +16.4 %, -14.1 %, 7.95bn; test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("is 16.4 % up and 14.1 % down", () => {
  const { value, details } = readingAt("treasury-buffer");
  expect(value).toBeCloseTo(0.164368179036914, 9);
  expect(details.fallToCost).toBeCloseTo(0.141165124568131, 9);
  expect((details.gainUsd as number) / 1e9).toBeCloseTo(7.948023297, 6);
});
