import { repatriationFlow } from "../../../models/carry/repatriation.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";

/** What one year of assumed repatriation would do to Treasury yields. Pure arithmetic of assumptions, shown with its range. */
export const repatriationEffect = defineIndicator({
  id: "repatriation-effect",
  title: "Repatriation: effect on US Treasury yields",
  section: "carry",
  unit: "rate-difference",
  formula:
    "share that comes home x foreign bonds held x Treasury part x yield effect per USD 100bn, scaled by the growth of the market since the estimate",
  meaning:
    "Even a twentieth of the holdings is a few basis points, spread over a year; a sudden month would be several times that.",
  reference: "models 2.6; Beltran, Kretchmer, Marquez and Thomas 2013",
  inputs: {
    holdings: parameter("japan-foreign-bonds"),
    rate: parameter("repatriation-rate"),
    treasuryShare: parameter("repatriation-treasury-share"),
    effectPer100bn: parameter("treasury-sale-effect"),
    marketScale: parameter("treasury-market-scale"),
  },
  compute: ({ holdings, rate, treasuryShare, effectPer100bn, marketScale }) => {
    const billions = holdings / 1e9;
    const flow = repatriationFlow({ holdings: billions, rate, treasuryShare, effectPer100bn });
    return reading(flow.yieldEffect * marketScale, {
      details: { flowUsd: flow.flow * 1e9, treasuryFlowUsd: flow.treasuryFlow * 1e9, unscaled: flow.yieldEffect },
    });
  },
});
