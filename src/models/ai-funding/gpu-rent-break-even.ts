import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive, rate, whole } from "../schema.ts";

const hoursPerYear = 8760;

/** Yearly payment that repays one unit over `years` at `rate`: r / (1 - (1 + r)^-n); 1 / n at a rate of zero. */
export const capitalRecoveryFactor = (rate: number, years: number): number =>
  rate === 0 ? 1 / years : rate / -Math.expm1(-years * Math.log1p(rate));

/** Rent in USD per hour at which buying the machine just pays: (price x CRF / 8760 + running cost) / utilisation. */
export const breakEvenRent = (
  price: number,
  rate: number,
  years: number,
  opexPerHour: number,
  utilisation: number,
): number => ((price * capitalRecoveryFactor(rate, years)) / hoursPerYear + opexPerHour) / utilisation;

export const gpuRentBreakEven = defineModel({
  id: "gpu-rent-break-even",
  title: "Rent at which a GPU pays",
  theme: "ai-funding",
  formula: "(price x capital recovery factor / 8760 + running cost per hour) / utilisation",
  reference: "annuity arithmetic; a hedonic control for generation and contract is still needed to compare rents",
  inputs: z.strictObject({
    price: positive("price of one accelerator with its share of the server, USD"),
    rate: rate("cost of capital, decimal a year"),
    years: whole(1, 30, "economic life, years"),
    opexPerHour: nonNegative("power, space and staff, USD per hour"),
    utilisation: z.number().gt(0).max(1).describe("share of hours that are rented, 0 to 1"),
  }),
  example: { price: 30000, rate: 0.12, years: 5, opexPerHour: 0.3, utilisation: 0.75 },
  compute: (i) => ({
    outputs: {
      capitalRecovery: capitalRecoveryFactor(i.rate, i.years),
      rent: breakEvenRent(i.price, i.rate, i.years, i.opexPerHour, i.utilisation),
    },
  }),
});
