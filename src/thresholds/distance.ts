/** How far a value is from its level: in its unit, in percent, and in standard deviations of a month. */
import { absent, isPresent, type Outcome, present } from "../core/outcome.ts";
import { distanceTo } from "../models/thresholds/distance.ts";
import { distanceHorizonSessions, marketSessionsPerYear } from "./conventions.ts";
import type { Dynamics } from "./define.ts";
import type { Volatility } from "./volatility.ts";

export interface Distance {
  /** Level less value, in the unit of the subject: positive when the level is higher. */
  readonly level: number;
  /** Level over value, less one; null where the value is not positive. */
  readonly percent: number | null;
  /** Never negative; beyond the level it is the distance back to it. By the 60-session volatility. */
  readonly sigma: Outcome<number>;
  /** Market sessions over which the standard deviation is taken. */
  readonly sigmaHorizonSessions: number;
}

/**
 * Distances from `value` to `level`. Sigma is that of the calculator `distance`, by the
 * 60-session volatility over a month; absent with the reason of the missing volatility.
 */
export function measureDistance(value: number, level: number, dynamics: Dynamics, volatility: Volatility): Distance {
  return {
    level: level - value,
    percent: value > 0 ? level / value - 1 : null,
    sigma: inSigma(value, level, dynamics, volatility),
    sigmaHorizonSessions: distanceHorizonSessions,
  };
}

function inSigma(value: number, level: number, dynamics: Dynamics, volatility: Volatility): Outcome<number> {
  const headline = volatility.sessions60;
  if (!isPresent(headline)) return headline;
  if (dynamics === "none") return absent("not-applicable", "no diffusion describes the subject");
  if (dynamics === "geometric" && !(value > 0 && level > 0))
    return absent("undefined-result", "a log distance needs a positive value and level");
  const years = distanceHorizonSessions / marketSessionsPerYear;
  return present(distanceTo(value, level, headline.value.perYear, years, dynamics).sigmas!);
}
