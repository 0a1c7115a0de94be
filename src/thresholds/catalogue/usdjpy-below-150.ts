import { jpyPerUsd } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const usdjpyBelow150 = defineThreshold({
  id: "usdjpy-below-150",
  title: "USDJPY below 150",
  section: "carry",
  subject: { series: "fx.usdjpy" },
  unit: "jpy-per-usd",
  level: jpyPerUsd(150),
  side: "below",
  rule: { kind: "close" },
  hysteresis: jpyPerUsd(1),
  dynamics: "geometric",
  drift: { kind: "forward", rateDomestic: "us.effr", rateForeign: "jp.policy-rate" },
  registered: firstRegisterDay,
  source: "the November 2025 note: the upper end of the range in which an unwind is said to start",
  tag: "claim under test",
  reason:
    "The note expects an unwind of USD 500bn from here. USDJPY was below it in more than half of the year before without one, so only entries made above can be forced.",
  whenAbsent: "unknown",
  severity: "warning",
});
