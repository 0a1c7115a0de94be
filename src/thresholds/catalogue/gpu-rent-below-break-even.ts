import { quantity } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const gpuRentBelowBreakEven = defineThreshold({
  id: "gpu-rent-below-break-even",
  title: "H100 rent below the break-even of its owner",
  section: "ai-funding",
  subject: { series: "gpu.rent.h100" },
  unit: "usd-per-hour",
  level: { indicator: "gpu-rent-break-even", restruck: false },
  side: "below",
  rule: { kind: "close" },
  hysteresis: quantity("usd-per-hour", 0.05),
  dynamics: "none",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "models 3.7: (cost x capital recovery factor / 8760 + operating cost) / use",
  tag: "model",
  reason:
    "Below it a rented H100 does not earn its cost, so loans against such machines lose their cover. The break-even rests on assumed cost, rate, life and use.",
  whenAbsent: "unknown",
  severity: "warning",
});
