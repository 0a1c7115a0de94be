import { defineIndicator, last, optional, reading } from "../../define.ts";

/** Where the yen trades now, between fixings and at weekends. */
export const usdjpyIndicative = defineIndicator({
  id: "usdjpy-indicative",
  title: "USDJPY, indicative",
  section: "carry",
  unit: "jpy-per-usd",
  formula:
    "last mark price of a perpetual on USDJPY (xyz:JPY on Hyperliquid), thinly traded and open at weekends; never used where a fixing is meant; its distance from the last fixing in the details",
  meaning: "A move here before Tokyo opens is a first hint, no more: the market behind it is small.",
  reference: "models 0.1",
  inputs: { mark: last(1, "fx.usdjpy.indicative"), fixing: optional(last(1, "fx.usdjpy")) },
  compute: ({ mark, fixing }) =>
    reading(mark.values[0]!, {
      label: "indicative",
      details: {
        at: mark.observed[0]!,
        fixing: fixing?.values[0] ?? null,
        fixingOn: fixing?.observed[0] ?? null,
        overFixing: fixing && fixing.values[0]! > 0 ? mark.values[0]! / fixing.values[0]! - 1 : null,
      },
    }),
});
