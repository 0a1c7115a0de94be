// Returns over two windows by hand, and absence when the history is too short.
import { expect, it } from "vitest";
import { moveOver } from "./moves.ts";

it("looks back exactly n sessions", () => {
  expect(moveOver([100, 110, 99], 1)!.simpleReturn).toBeCloseTo(-0.1, 12);
  expect(moveOver([100, 110, 99], 2)!.simpleReturn).toBeCloseTo(-0.01, 12);
  expect(moveOver([100, 110, 99], 2)!.logReturn).toBeCloseTo(Math.log(0.99), 12);
  expect(moveOver([100, 110, 99], 3)).toBeUndefined();
});
