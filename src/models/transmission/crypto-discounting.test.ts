// 75 bp over ten years is exp(-0.075) - 1 (section 4.4).
import { expect, it } from "vitest";
import { distantPayoffRevaluation } from "./crypto-discounting.ts";

it("falls 7.23 %", () => {
  expect(distantPayoffRevaluation(10, 0.0075)).toBeCloseTo(-0.0723, 4);
});
