import { jpyPerUsd } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const usdjpyBelow145 = defineThreshold({
  id: "usdjpy-below-145",
  title: "USDJPY below 145",
  section: "carry",
  subject: { series: "fx.usdjpy" },
  unit: "jpy-per-usd",
  level: jpyPerUsd(145),
  side: "below",
  rule: { kind: "close" },
  hysteresis: jpyPerUsd(1),
  dynamics: "geometric",
  drift: { kind: "forward", rateDomestic: "us.effr", rateForeign: "jp.policy-rate" },
  registered: firstRegisterDay,
  source: "the November 2025 note: the lower end of the range in which an unwind is said to start",
  tag: "claim under test",
  reason:
    "The note expects an unwind of USD 1.2tn by here. About 8 % below the spot of the day, with a record of sessions beyond it within the year before.",
  whenAbsent: "unknown",
  severity: "critical",
});
