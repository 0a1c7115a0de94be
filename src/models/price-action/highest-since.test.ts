// Positions counted by hand; an equal close is not higher.
import { expect, it } from "vitest";
import { sessionsSinceHigher } from "./highest-since.ts";

it("finds the last strictly higher close", () => {
  expect(sessionsSinceHigher([26.47, 20, 26.42, 18, 26.42])).toBe(4);
  expect(sessionsSinceHigher([20, 26.42, 26.42])).toBeUndefined();
});
