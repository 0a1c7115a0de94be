import { ratio } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const debtServiceM1Above10 = defineThreshold({
  id: "debt-service-m1-above-10",
  title: "Interest above 10 % of tax revenue",
  section: "japan",
  subject: { indicator: "debt-service-m1" },
  unit: "ratio",
  level: ratio(0.1),
  side: "above",
  rule: { kind: "close" },
  hysteresis: ratio(0.005),
  dynamics: "none",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "models 1.1: the same line for the plain ratio of interest to tax revenue",
  tag: "convention",
  reason:
    "Passed already when the register began, so the claim that it will be passed by fiscal year 2027 does not describe this ratio; kept to show that the choice of ratio decides.",
  whenAbsent: "unknown",
  severity: "information",
});
