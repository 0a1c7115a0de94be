// By hand: median 3, absolute deviations 2 1 0 1 97, median 1, so 100 scores 97 / 1.4826; returns mirrored.
import { expect, it } from "vitest";
import { flowDivergence } from "./divergence.ts";

it("subtracts robust scores", () => {
  const flows = [1, 2, 3, 4, 100];
  expect(
    flowDivergence(
      flows,
      flows.map((x) => -x),
    ),
  ).toBeCloseTo((2 * 97) / 1.4826, 10);
  expect(flowDivergence(flows, flows)).toBe(0);
  expect(flowDivergence(flows, [1, 1, 1, 1, 1])).toBeUndefined();
});
