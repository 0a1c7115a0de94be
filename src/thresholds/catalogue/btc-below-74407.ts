import { quantity } from "../../core/units.ts";
import { firstRegisterDay } from "../conventions.ts";
import { defineThreshold } from "../define.ts";

export const btcBelow74407 = defineThreshold({
  id: "btc-below-74407",
  title: "Bitcoin touches 74 407, Strategy's average cost in its filings",
  section: "strong-hands",
  subject: { series: "btc.close", extreme: "btc.low" },
  unit: "usdt",
  level: quantity("usdt", 74407),
  side: "below",
  rule: { kind: "touch" },
  hysteresis: quantity("usdt", 1500),
  dynamics: "geometric",
  drift: { kind: "zero" },
  implied: "btc.dvol",
  registered: firstRegisterDay,
  source: "Strategy's filings to 17 November 2025: USD 48.355bn paid for 649 871 BTC",
  tag: "model",
  reason:
    "The same average cost from the filings, 23 dollars below the note's figure. The two rows show how little the difference matters to the probability.",
  whenAbsent: "unknown",
  severity: "warning",
});
