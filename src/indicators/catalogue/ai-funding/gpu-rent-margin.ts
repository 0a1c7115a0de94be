import { defineIndicator, indicator, last, optional, reading } from "../../define.ts";

/** Whether a machine bought on credit earns its keep at today's rent. */
export const gpuRentMargin = defineIndicator({
  id: "gpu-rent-margin",
  title: "H100 rental price over break-even",
  section: "ai-funding",
  unit: "ratio",
  formula:
    "median rent of the marketplace / break-even rent - 1; the same at the quartiles of the offers and at providers' list prices in the details; break-even rests on assumptions",
  meaning:
    "Below zero new machines destroy value; between the quartiles on both sides of zero, the answer is the owner's cost.",
  reference: "models 3.7",
  inputs: {
    rent: indicator("gpu-rent"),
    breakEven: indicator("gpu-rent-break-even"),
    low: optional(last(1, "gpu.rent.h100.q1")),
    high: optional(last(1, "gpu.rent.h100.q3")),
    list: optional(last(1, "gpu.rent.h100.list")),
  },
  compute: ({ rent, breakEven, low, high, list }) => {
    const margin = (price: number | undefined) => (price === undefined ? null : price / breakEven.value - 1);
    return reading(rent.value / breakEven.value - 1, {
      details: {
        rent: rent.value,
        breakEven: breakEven.value,
        atFirstQuartile: margin(low?.values[0]),
        atThirdQuartile: margin(high?.values[0]),
        atListPrice: margin(list?.values[0]),
      },
    });
  },
});
