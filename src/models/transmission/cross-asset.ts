import { z } from "zod";
import { defineModel } from "../define.ts";
import { name, real, refuse } from "../schema.ts";

export interface FactorShock {
  readonly factor: string;
  readonly low: number;
  readonly high: number;
}

export interface AssetSensitivity {
  readonly asset: string;
  /** Relative price change per unit of each factor; a factor left out has no effect. */
  readonly sensitivities: Readonly<Record<string, number>>;
}

/** Move of an asset as a range: the sum over factors of sensitivity x shock, by interval arithmetic. */
export function moveRange(
  asset: AssetSensitivity,
  shocks: readonly FactorShock[],
): { asset: string; low: number; high: number } {
  let low = 0;
  let high = 0;
  for (const { factor, low: from, high: to } of shocks) {
    const sensitivity = Object.hasOwn(asset.sensitivities, factor) ? asset.sensitivities[factor]! : 0;
    low += Math.min(sensitivity * from, sensitivity * to);
    high += Math.max(sensitivity * from, sensitivity * to);
  }
  return { asset: asset.asset, low, high };
}

export const crossAsset = defineModel({
  id: "cross-asset",
  title: "Cross-asset table",
  theme: "transmission",
  formula: "sum over factors of sensitivity x shock, ranges added by interval arithmetic",
  reference: "linear; good for shocks below 50 bp only",
  inputs: z
    .strictObject({
      shocks: z
        .array(
          z.strictObject({
            factor: name("name of the factor"),
            low: real("least shock, decimal"),
            high: real("greatest shock, decimal"),
          }),
        )
        .min(1)
        .max(50)
        .describe("shock of each factor as a range"),
      assets: z
        .array(
          z.strictObject({
            asset: name("name of the asset"),
            sensitivities: z
              .record(name("factor"), real("price change per unit of the factor; minus the duration for a rate"))
              .describe("sensitivity by factor"),
          }),
        )
        .min(1)
        .max(200)
        .describe("assets and their sensitivities"),
    })
    .superRefine(({ shocks, assets }, context) => {
      const known = new Set(shocks.map((shock) => shock.factor));
      for (const [i, shock] of shocks.entries())
        if (shock.high < shock.low) refuse(context, ["shocks", i, "high"], `at least low, ${shock.low}`);
      for (const [i, asset] of assets.entries())
        for (const factor of Object.keys(asset.sensitivities))
          if (!known.has(factor))
            refuse(
              context,
              ["assets", i, "sensitivities", factor],
              `a factor among the shocks: ${[...known].join(", ")}`,
            );
    }),
  example: {
    shocks: [
      { factor: "term premium", low: 0.0025, high: 0.005 },
      { factor: "yen per dollar", low: -0.08, high: -0.04 },
    ],
    assets: [
      { asset: "30-year Treasury", sensitivities: { "term premium": -15.94 } },
      { asset: "Nikkei", sensitivities: { "term premium": -18, "yen per dollar": 0.6 } },
    ],
  },
  compute: ({ shocks, assets }) => ({ outputs: { rows: assets.map((asset) => moveRange(asset, shocks)) } }),
});
