import { quantity } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const carryToVolBelow25 = defineThreshold({
  id: "carry-to-vol-below-25",
  title: "Carry to volatility of USDJPY below 0.25",
  section: "carry",
  subject: { indicator: "carry-to-vol" },
  unit: "multiple",
  level: quantity("multiple", 0.25),
  side: "below",
  rule: { kind: "close" },
  hysteresis: quantity("multiple", 0.02),
  dynamics: "none",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "models 2.2: an assumption, not an estimate",
  tag: "convention",
  reason:
    "Carry positions are sized by volatility: when it rises or the rate gap falls, the same risk pays less and positions shrink.",
  whenAbsent: "unknown",
  severity: "warning",
});
