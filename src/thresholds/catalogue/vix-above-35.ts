import { quantity } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const vixAbove35 = defineThreshold({
  id: "vix-above-35",
  title: "VIX closes above 35",
  section: "price-action",
  subject: { series: "vix" },
  unit: "index-points",
  level: quantity("index-points", 35),
  side: "above",
  rule: { kind: "close" },
  hysteresis: quantity("index-points", 5),
  dynamics: "geometric",
  drift: { kind: "zero" },
  longestHorizonSessions: 21,
  registered: firstRegisterDay,
  source: "models 8.1; the highest close of August 2024 was 38.57",
  tag: "convention",
  reason:
    "Funds that target volatility sell into such a level whatever the cause. The index reverts to its mean, so a driftless walk is used for one month only.",
  whenAbsent: "unknown",
  severity: "critical",
});
