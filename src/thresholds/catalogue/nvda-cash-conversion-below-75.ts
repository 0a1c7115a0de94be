import { ratio } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const nvdaCashConversionBelow75 = defineThreshold({
  id: "nvda-cash-conversion-below-75",
  title: "Nvidia turns less than 75 % of profit into cash",
  section: "ai-funding",
  subject: { indicator: "nvda-cash-conversion" },
  unit: "ratio",
  level: ratio(0.75),
  side: "below",
  rule: { kind: "close" },
  hysteresis: ratio(0.02),
  dynamics: "none",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "the November 2025 note: operating cash flow of 14.5bn to net income of 19.3bn",
  tag: "claim under test",
  reason:
    "Profit that does not become cash rests on receivables and stock. The note's ratio is about right for the quarter although its two inputs belong to other quarters.",
  whenAbsent: "unknown",
  severity: "warning",
});
