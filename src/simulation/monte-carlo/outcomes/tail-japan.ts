import { defineOutcome, metByCascade } from "./define.ts";

export const tailJapan = defineOutcome({
  id: "tail-japan",
  title: "Japanese yields",
  kind: "tail",
  rule: "a cascade, with the 30-year yield sustained above 3.60 % by its first session",
  holds: (path, input) => metByCascade(path, input, "jgb-30y-above-360"),
});
