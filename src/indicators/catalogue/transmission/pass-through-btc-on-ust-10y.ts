import { defineIndicator } from "../../define.ts";
import { edgeInput, passThroughReading } from "../../pass-through.ts";

/** Does the price of money reach Bitcoin directly? */
export const passThroughBtcOnUst10y = defineIndicator({
  id: "pass-through-btc-on-ust-10y",
  title: "Pass-through: BTC on US 10-year",
  section: "transmission",
  unit: "return-per-rate",
  formula:
    "log return of BTC over UTC days per unit (100 percentage points) of the same day's change of the US 10-year yield; least squares over the last 120 common sessions without a gap, Newey-West interval at 95 %",
  meaning:
    "Minus the years by which Bitcoin acts like a distant payoff; not told from zero when its own noise hides it.",
  reference: "models 4.6; Newey and West 1987",
  inputs: { cause: edgeInput("ust.10y"), effect: edgeInput("btc.close") },
  compute: ({ cause, effect }) =>
    passThroughReading(
      { window: cause, kind: "difference" },
      { window: effect, kind: "log return" },
      "binance/spot-1d",
    ),
});
