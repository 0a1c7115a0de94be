import { quantity } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const btcBelow74430 = defineThreshold({
  id: "btc-below-74430",
  title: "Bitcoin touches 74 430, Strategy's average cost in the note",
  section: "strong-hands",
  subject: { series: "btc.close", extreme: "btc.low" },
  unit: "usdt",
  level: quantity("usdt", 74430),
  side: "below",
  rule: { kind: "touch" },
  hysteresis: quantity("usdt", 1500),
  dynamics: "geometric",
  drift: { kind: "zero" },
  implied: "btc.dvol",
  registered: firstRegisterDay,
  source: "the November 2025 note: break-even of the largest corporate holder",
  tag: "claim under test",
  reason:
    "Below it the largest corporate holder is under water, which removes the comfort the note draws from its buffer. Average cost triggers no sale: the debt is not secured by the coins.",
  whenAbsent: "unknown",
  severity: "warning",
});
