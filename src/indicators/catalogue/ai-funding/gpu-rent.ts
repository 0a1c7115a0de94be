import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail } from "../../windows.ts";

const lookback = 60;

/** What an hour of the reference accelerator costs to rent. */
export const gpuRent = defineIndicator({
  id: "gpu-rent",
  title: "H100 rental price",
  section: "ai-funding",
  unit: "usd-per-hour",
  formula:
    "last published hourly price of one H100; change over 60 observations in the details, not corrected for new generations or contract length",
  meaning:
    "The price at which computing capacity earns its keep; below its break-even, machines bought on credit do not pay.",
  reference: "models 3.7",
  inputs: { rent: recent(lookback + 1, "gpu.rent.h100", 1) },
  compute: ({ rent }) => {
    const tail = contiguousTail(rent).values;
    const before = tail.length > lookback ? tail.at(-1 - lookback) : undefined;
    const level = tail.at(-1)!;
    return reading(level, {
      details: { change60: before !== undefined && before > 0 ? level / before - 1 : null, observations: tail.length },
    });
  },
});
