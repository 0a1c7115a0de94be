import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, refuse } from "../schema.ts";

export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Relative change from one price band to another, by what is compared with what. Decimals; a fall is negative. */
export const changeOfBand = (before: Band, after: Band) => ({
  lowLow: after.low / before.low - 1,
  midMid: (after.low + after.high) / (before.low + before.high) - 1,
  highHigh: after.high / before.high - 1,
  lowest: after.low / before.high - 1,
  highest: after.high / before.low - 1,
});

const band = (when: string) =>
  z
    .strictObject({ low: positive(`low end of the band ${when}`), high: positive(`high end of the band ${when}`) })
    .describe(`price band ${when}, any one unit`);

export const bandChange = defineModel({
  id: "band-change",
  title: "Change from band to band",
  theme: "ai-funding",
  formula: "after / before - 1 for low with low, middle with middle, high with high, and the two extremes",
  reference: "interval arithmetic: the change of a range is a range",
  inputs: z.strictObject({ before: band("before"), after: band("after") }).superRefine((inputs, context) => {
    for (const field of ["before", "after"] as const)
      if (inputs[field].high < inputs[field].low)
        refuse(context, [field, "high"], `at least low, ${inputs[field].low}`);
  }),
  example: { before: { low: 3.2, high: 3.4 }, after: { low: 1.92, high: 2.12 } },
  compute: ({ before, after }) => ({ outputs: changeOfBand(before, after) }),
});
