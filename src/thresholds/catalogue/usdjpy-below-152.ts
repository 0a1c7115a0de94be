import { jpyPerUsd } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const usdjpyBelow152 = defineThreshold({
  id: "usdjpy-below-152",
  title: "USDJPY below 152",
  section: "carry",
  subject: { series: "fx.usdjpy" },
  unit: "jpy-per-usd",
  level: jpyPerUsd(152),
  side: "below",
  rule: { kind: "close" },
  hysteresis: jpyPerUsd(1),
  dynamics: "geometric",
  drift: { kind: "forward", rateDomestic: "us.effr", rateForeign: "jp.policy-rate" },
  registered: firstRegisterDay,
  source: "the November 2025 note: the rate at which carry falls below the cost of hedging",
  tag: "claim under test",
  reason:
    "It is the 12-month break-even at the policy differential, not a level at which carry meets hedging cost. USDJPY was below it in most of the year before, so by itself it unwinds nothing.",
  whenAbsent: "unknown",
  severity: "warning",
});
