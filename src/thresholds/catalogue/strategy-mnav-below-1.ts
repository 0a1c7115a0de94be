import { quantity } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const strategyMnavBelow1 = defineThreshold({
  id: "strategy-mnav-below-1",
  title: "Strategy trades below its net asset value",
  section: "strong-hands",
  subject: { indicator: "strategy-mnav" },
  unit: "multiple",
  level: quantity("multiple", 1),
  side: "below",
  rule: { kind: "close" },
  hysteresis: quantity("multiple", 0.05),
  dynamics: "none",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "models 8.1; the multiple at which new shares stop adding Bitcoin per share",
  tag: "model",
  reason:
    "Above it the company can issue shares and buy Bitcoin to the gain of its holders; below it that bid is gone and buying back shares by selling coins would gain.",
  whenAbsent: "unknown",
  severity: "warning",
});
