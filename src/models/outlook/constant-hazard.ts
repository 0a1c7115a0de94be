import { z } from "zod";
import { defineModel } from "../define.ts";

/**
 * Constant rate a month whose exponential decay leaves `survival` after `months`, and the probability that it gives to a
 * year.
 */
export function hazardFor(survival: number, months: number): { hazardPerMonth: number; probabilityPerYear: number } {
  return { hazardPerMonth: -Math.log(survival) / months, probabilityPerYear: 1 - survival ** (12 / months) };
}

export const constantHazard = defineModel({
  id: "constant-hazard",
  title: "Monthly hazard behind a base case",
  theme: "outlook",
  formula: "hazard = -ln(p) / months; probability a year = 1 - p^(12 / months)",
  reference: "a base case over many months is scored by its months",
  inputs: z.strictObject({
    survival: z.number().gt(0).max(1).describe("probability that nothing happens within the horizon, 0 to 1"),
    months: z.number().gt(0).max(1200).describe("horizon, months"),
  }),
  example: { survival: 0.65, months: 18 },
  compute: (i) => ({ outputs: hazardFor(i.survival, i.months) }),
});
