import { defineOutcome } from "./define.ts";

export const tailOther = defineOutcome({
  id: "tail-other",
  title: "A cascade without a named threshold",
  kind: "tail",
  rule: "any other cascade",
  holds: ({ cascadeAt }) => cascadeAt > 0,
});
