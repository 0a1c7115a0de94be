import { jpyPerUsd } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

/** The level is struck anew at every as-of: it is the loss limit of a carry position that is opened today. */
export const usdjpyBelowBreakEven3m = defineThreshold({
  id: "usdjpy-below-break-even-3m",
  title: "USDJPY below the 3-month break-even of unhedged carry",
  section: "carry",
  subject: { series: "fx.usdjpy" },
  unit: "jpy-per-usd",
  level: { indicator: "usdjpy-break-even-3m", restruck: true },
  side: "below",
  rule: { kind: "close" },
  hysteresis: jpyPerUsd(0.5),
  dynamics: "geometric",
  drift: { kind: "forward", rateDomestic: "us.effr", rateForeign: "jp.policy-rate" },
  registered: firstRegisterDay,
  source: "models 2.1: spot x (1 + yen rate x t) / (1 + dollar rate x t), t = 0.25",
  tag: "model",
  reason:
    "Below it a quarter of interest no longer pays for the loss on the currency, so a position opened today has earned nothing; the level follows spot and rates.",
  whenAbsent: "unknown",
  severity: "warning",
});
