import { breakEvenRent } from "../../../models/ai-funding/gpu-rent-break-even.ts";
import { defineIndicator, indicator, optional, parameter, reading } from "../../define.ts";

/** The rent at which buying an accelerator just pays, by the reader's assumptions. */
export const gpuRentBreakEven = defineIndicator({
  id: "gpu-rent-break-even",
  title: "H100 rental price, break-even",
  section: "ai-funding",
  unit: "usd-per-hour",
  formula:
    "(price x capital recovery factor(rate, years) / 8760 + running cost an hour) / utilisation; every input is an assumption",
  meaning: "Rent below this level means that new machines destroy value, and that loans against them are under water.",
  reference: "models 3.7",
  inputs: {
    price: parameter("gpu-price"),
    rate: parameter("gpu-required-return"),
    years: parameter("gpu-life"),
    running: parameter("gpu-running-cost"),
    utilisation: parameter("gpu-utilisation"),
    rent: optional(indicator("gpu-rent")),
  },
  compute: ({ price, rate, years, running, utilisation, rent }) => {
    const level = breakEvenRent(price, rate, years, running, utilisation);
    return reading(level, { details: { rent: rent?.value ?? null, margin: rent ? rent.value / level - 1 : null } });
  },
});
