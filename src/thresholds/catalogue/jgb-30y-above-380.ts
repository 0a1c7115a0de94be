import { basisPoint, ratio } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const jgb30yAbove380 = defineThreshold({
  id: "jgb-30y-above-380",
  title: "JGB 30-year yield sustained above 3.80 %",
  section: "japan",
  subject: { series: "jgb.30y" },
  unit: "ratio",
  level: ratio(0.038),
  side: "above",
  rule: { kind: "sustained", window: 20, exitWindow: 10 },
  hysteresis: ratio(10 * basisPoint),
  assumptions: { window: "sustained-window", exitWindow: "sustained-exit-window", hysteresis: "sustained-hysteresis" },
  dynamics: "arithmetic",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "the November 2025 note: upper edge of its band of 3.6 to 3.8 %",
  tag: "claim under test",
  reason:
    "The far edge of the note's band. The structural test gives this level only if nominal growth is about 1.7 %; tracked apart from 3.60 because a sustained state at one says nothing of the other.",
  whenAbsent: "unknown",
  severity: "critical",
});
