import { defineIndicator } from "../../define.ts";
import { edgeInput, passThroughReading } from "../../pass-through.ts";

/** Bitcoin as a geared technology share. */
export const passThroughBtcOnNasdaq = defineIndicator({
  id: "pass-through-btc-on-nasdaq",
  title: "Pass-through: BTC on Nasdaq",
  section: "transmission",
  unit: "multiple",
  formula:
    "log return of BTC over UTC days per log return of the Nasdaq Composite on the same day; BTC's day ends three to four hours later; least squares over the last 120 common sessions without a gap, Newey-West interval at 95 %",
  meaning: "Around 1.6 Bitcoin is geared Nasdaq; near 0 it lives its own life.",
  reference: "models 4.6; Newey and West 1987",
  inputs: { cause: edgeInput("nasdaq-composite"), effect: edgeInput("btc.close") },
  compute: ({ cause, effect }) =>
    passThroughReading({ window: cause, kind: "log return" }, { window: effect, kind: "log return" }, "nasdaq/close"),
});
