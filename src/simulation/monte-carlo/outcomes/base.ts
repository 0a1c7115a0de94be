import { defineOutcome } from "./define.ts";

export const base = defineOutcome({
  id: "base",
  title: "Base case",
  kind: "base",
  rule: "neither a cascade nor a recovery",
  holds: () => true,
});
