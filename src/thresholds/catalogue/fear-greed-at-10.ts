import { quantity } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const fearGreedAt10 = defineThreshold({
  id: "fear-greed-at-10",
  title: "Crypto Fear & Greed index at 10 or lower",
  section: "price-action",
  subject: { series: "crypto.fear-greed" },
  unit: "index-points",
  level: quantity("index-points", 10),
  side: "below",
  rule: { kind: "touch" },
  hysteresis: quantity("index-points", 5),
  dynamics: "none",
  drift: { kind: "zero" },
  registered: firstRegisterDay,
  source: "models 8.1; the lowest values of the index's history lie between 5 and 10",
  tag: "convention",
  reason:
    "The note reads panic as a signal to buy. Values this low came near turning points and also in the middle of longer falls, so it is watched, not trusted.",
  whenAbsent: "unknown",
  severity: "information",
});
