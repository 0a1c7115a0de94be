import { basisPoint, ratio } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const jgb30yAbove360 = defineThreshold({
  id: "jgb-30y-above-360",
  title: "JGB 30-year yield sustained above 3.60 %",
  section: "japan",
  subject: { series: "jgb.30y" },
  unit: "ratio",
  level: ratio(0.036),
  side: "above",
  rule: { kind: "sustained", window: 20, exitWindow: 10 },
  hysteresis: ratio(10 * basisPoint),
  assumptions: { window: "sustained-window", exitWindow: "sustained-exit-window", hysteresis: "sustained-hysteresis" },
  dynamics: "arithmetic",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "the November 2025 note: lower edge of its band of 3.6 to 3.8 %",
  tag: "claim under test",
  reason:
    "The note calls it a non-linearity of the debt. The structural test gives this level only if nominal growth is about 1.5 %; with the 3 % that the finance ministry assumes it is near 5.1 %.",
  whenAbsent: "unknown",
  severity: "warning",
});
