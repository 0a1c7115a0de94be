import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, rate, refuse, years } from "../schema.ts";

export interface ForwardInputs {
  /** Foreign (yen) units per domestic (dollar) unit. */
  readonly spot: number;
  /** Simple annual rates, decimals. */
  readonly rateForeign: number;
  readonly rateDomestic: number;
  /** Cross-currency basis added to the foreign rate, decimal; usually negative for the yen. */
  readonly basis: number;
  readonly years: number;
}

/** Forward by covered parity with basis: S (1 + (rForeign + x) t) / (1 + rDomestic t). Yen per dollar. */
export const forwardRate = (i: ForwardInputs): number =>
  (i.spot * (1 + (i.rateForeign + i.basis) * i.years)) / (1 + i.rateDomestic * i.years);

/** Yearly cost, decimal, of a foreign investor who hedges a domestic asset: (S / F - 1) / t. */
export const hedgeCostOf = (i: ForwardInputs): number => (i.spot / forwardRate(i) - 1) / i.years;

/** Rate at which an unhedged carry into a domestic asset earns nothing: S (1 + rForeign t) / (1 + rAsset t). */
export const breakEvenRate = (spot: number, rateForeign: number, rateAsset: number, years: number): number =>
  (spot * (1 + rateForeign * years)) / (1 + rateAsset * years);

export const fxForward = defineModel({
  id: "fx-forward",
  title: "Forward, hedge cost and break-even",
  theme: "carry",
  formula: "F = S (1 + (rJ + x) t) / (1 + rU t); hedge cost = (S / F - 1) / t; break-even = S (1 + rJ t) / (1 + rU t)",
  reference: "Du, Tepper and Verdelhan 2018",
  inputs: z
    .strictObject({
      spot: positive("spot, yen per US dollar"),
      rateForeign: rate("simple annual yen rate, decimal"),
      rateDomestic: rate("simple annual dollar rate, decimal; also the yield of the asset in the break-even"),
      basis: rate("cross-currency basis added to the yen rate, decimal; -0.002 is -20 bp"),
      years: years("time to delivery, years"),
    })
    .superRefine((i, context) => {
      if (!(1 + i.rateDomestic * i.years > 0)) refuse(context, ["rateDomestic"], "1 + rate x years above 0");
      if (!(1 + i.rateForeign * i.years > 0)) refuse(context, ["rateForeign"], "1 + rate x years above 0");
      else if (!(1 + (i.rateForeign + i.basis) * i.years > 0))
        refuse(context, ["basis"], "1 + (foreign rate + basis) x years above 0");
    }),
  example: { spot: 157, rateForeign: 0.0048, rateDomestic: 0.0388, basis: -0.002, years: 1 },
  compute: (inputs) => ({
    outputs: {
      forward: forwardRate(inputs),
      hedgeCost: hedgeCostOf(inputs),
      breakEven: breakEvenRate(inputs.spot, inputs.rateForeign, inputs.rateDomestic, inputs.years),
    },
  }),
});
