import { absent } from "../../../core/outcome.ts";
import { type CarryState, carryLegs, judgeCarryUnwind } from "../../../models/carry/carry-sensor.ts";
import { defineIndicator, optional, parameter, reading, recent, type SeriesWindow } from "../../define.ts";
import { sessionVolatility } from "../../statistics.ts";
import { contiguousTail, lastOf, logReturns, tooShort } from "../../windows.ts";

const horizon = 5;
const volatilityWindow = 250;
/** Rising volatility compares this many sessions up to now with as many up to five sessions ago. */
const shortWindow = 20;
const codes: Readonly<Record<CarryState, number>> = { "not active": 0, active: 1, undetermined: -1 };

/** Simple return over the horizon; undefined where five sessions without a gap are not known. */
function returnOver(window: SeriesWindow | undefined): number | undefined {
  const values = window && contiguousTail(window).values;
  const [now, before] = [values?.at(-1), values?.at(-1 - horizon)];
  return now === undefined || before === undefined || !(before > 0) ? undefined : now / before - 1;
}

/** Is a carry unwind under way? It needs a strong yen; shares that fall while the yen weakens are something else. */
export const carryUnwindSensor = defineIndicator({
  id: "carry-unwind-sensor",
  title: "Carry unwind active?",
  section: "carry",
  unit: "state",
  formula:
    "active (1) if the yen rose over 5 sessions by at least the trigger in standard deviations of 5 sessions (250-session volatility) and speculators' net short fell over 4 reports or 20-session volatility rose over 5 sessions and the Nasdaq Composite (without it the Nikkei 225) fell over 5 sessions; one false condition makes it not active (0), whatever is missing",
  meaning:
    "Keeps a carry story off days on which the yen fell; when active, forced selling spreads through everything bought with yen.",
  reference: "models 2.7; Brunnermeier, Nagel and Pedersen 2008; Aquilina et al. 2024",
  inputs: {
    spot: recent(volatilityWindow + 1, "fx.usdjpy", volatilityWindow + 1),
    position: optional(recent(5, "cftc.jpy.noncommercial-net", 1)),
    nasdaq: optional(recent(horizon + 1, "nasdaq-composite", horizon + 1)),
    nikkei: optional(recent(horizon + 1, "nikkei225", horizon + 1)),
    trigger: parameter("carry-sensor-sigmas"),
  },
  compute: ({ spot, position, nasdaq, nikkei, trigger }) => {
    const returns = logReturns(contiguousTail(spot));
    if (!returns) return absent("undefined-result", "USDJPY has a value that is not positive: it has no log return");
    if (returns.values.length < volatilityWindow)
      return tooShort("USDJPY log returns", returns.values.length, volatilityWindow, "ecb/eurofxref");
    const daily = sessionVolatility(lastOf(returns, volatilityWindow).values).value;
    if (!(daily > 0)) return absent("undefined-result", "USDJPY did not move: no standard deviation to measure with");
    const sum = lastOf(returns, horizon).values.reduce((a, b) => a + b, 0);
    const sigmas = -sum / (daily * Math.sqrt(horizon));
    const volatilityUntil = (end: number) => sessionVolatility(returns.values.slice(end - shortWindow, end)).value;
    const all = returns.values.length;
    const volatilityChange = volatilityUntil(all) - volatilityUntil(all - horizon);
    const reports = position && contiguousTail(position).values;
    // One report shows no fall, but a net long one shows that there is no short position to unwind.
    const before = reports && (reports.length > 1 || reports[0]! > 0) ? reports[0] : undefined;
    const legs = carryLegs(
      {
        yenAppreciationSigmas: sigmas,
        // The series counts longs minus shorts; the sensor wants the short side positive.
        netShortBefore: before === undefined ? undefined : -before,
        netShortNow: reports && -reports.at(-1)!,
        volatilityChange,
        targetReturn: returnOver(nasdaq) ?? returnOver(nikkei),
      },
      trigger,
    );
    const state = judgeCarryUnwind(legs);
    return reading(codes[state], {
      label: state,
      details: {
        yenAppreciationSigmas: sigmas,
        trigger,
        ...legs,
        volatilityChange20Sessions: volatilityChange,
        nasdaqReturn: returnOver(nasdaq) ?? null,
        nikkeiReturn: returnOver(nikkei) ?? null,
        speculatorsNet: reports?.at(-1) ?? null,
      },
    });
  },
});
