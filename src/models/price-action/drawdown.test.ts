// By hand: 90 after a high of 200 is -55 %, -40 % within the last three closes; the deepest fall was 200 to 50.
import { expect, it } from "vitest";
import { deepestDrawdown, drawdownFrom } from "./drawdown.ts";

const closes = [100, 200, 50, 150, 90];

it("measures from the high so far, of the window, and anywhere", () => {
  expect(drawdownFrom(closes)).toBeCloseTo(-0.55, 12);
  expect(drawdownFrom(closes, 3)).toBeCloseTo(-0.4, 12);
  expect(deepestDrawdown(closes)).toBe(-0.75);
  expect(drawdownFrom([1, 2, 3])).toBe(0);
});
