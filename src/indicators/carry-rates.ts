/** The two short rates of the carry, as every indicator of the section uses them. */
import { forwardRate, hedgeCostOf } from "../models/carry/fx-forward.ts";
import { parameter, recent } from "./define.ts";

/** Policy-rate convention: the flat short rates of both sides stand for every tenor up to a year. */
export const rateInputs = {
  dollar: recent(1, "us.effr", 1),
  yen: recent(1, "jp.policy-rate", 1),
};

export const spotInput = { spot: recent(1, "fx.usdjpy", 1) };

export const basisInput = { basis: parameter("usdjpy-basis") };

/** Forward (yen per dollar) and yearly hedge cost of a yen investor for a tenor; undefined where a rate makes no forward. */
export function forwardOf(spot: number, yen: number, dollar: number, basis: number, years: number) {
  const inputs = { spot, rateForeign: yen, rateDomestic: dollar, basis, years };
  const forward = forwardRate(inputs);
  if (!(spot > 0) || !(forward > 0) || !Number.isFinite(forward)) return undefined;
  return { forward, hedgeCost: hedgeCostOf(inputs) };
}
