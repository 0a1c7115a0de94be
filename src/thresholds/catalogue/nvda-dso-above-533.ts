import { quantity } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const nvdaDsoAbove533 = defineThreshold({
  id: "nvda-dso-above-533",
  title: "Nvidia days of sales outstanding above 53.3",
  section: "ai-funding",
  subject: { indicator: "nvda-dso" },
  unit: "days",
  level: quantity("days", 53.3),
  side: "above",
  rule: { kind: "close" },
  hysteresis: quantity("days", 1),
  dynamics: "none",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "the November 2025 note: days of sales outstanding of the quarter to 26 October 2025",
  tag: "claim under test",
  reason:
    "A further rise would mean that customers pay with more delay. The level is the printed figure of the quarter itself, so that quarter stands on it; shipments late in a quarter raise it too.",
  whenAbsent: "unknown",
  severity: "warning",
});
