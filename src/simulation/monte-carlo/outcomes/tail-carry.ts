import { defineOutcome, metByCascade } from "./define.ts";

export const tailCarry = defineOutcome({
  id: "tail-carry",
  title: "Carry unwind",
  kind: "tail",
  rule: "a cascade, with USDJPY closed below 150 by its first session",
  holds: (path, input) => metByCascade(path, input, "usdjpy-below-150"),
});
