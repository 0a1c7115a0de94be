import { ratio } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const debtServiceM3Above10 = defineThreshold({
  id: "debt-service-m3-above-10",
  title: "Debt service net of the central bank above 10 % of tax revenue",
  section: "japan",
  subject: { indicator: "debt-service-m3" },
  unit: "ratio",
  level: ratio(0.1),
  side: "above",
  rule: { kind: "close" },
  hysteresis: ratio(0.005),
  dynamics: "none",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "the November 2025 note: above 10 % by fiscal year 2027",
  tag: "claim under test",
  reason:
    "The only one of four ratios that is still below the line, and the finance ministry's own projection keeps it below in fiscal year 2028. The line is a rating agency's measure of affordability, not a proven trigger.",
  whenAbsent: "unknown",
  severity: "warning",
});
