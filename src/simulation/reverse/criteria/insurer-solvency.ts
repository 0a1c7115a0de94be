import { defineCriterion } from "../define.ts";

/** Losses on long Japanese bonds that are not matched by liabilities eat Japanese insurers' capital down to the floor. */
export const insurerSolvency = defineCriterion({
  id: "insurer-solvency",
  title: "Japanese insurers' capital at its floor",
  rule: "the loss on open domestic bonds exceeds capital x (1 - floor)",
  source: "models' specification, section 9.3; sizes are assumptions of the market system",
  prepare: ({ parameter }) => {
    const open = parameter("insurer-open-jgb");
    const bearable = parameter("insurer-capital") * (1 - parameter("insurer-capital-floor"));
    return ({ initial, lowest }) => open * (1 - lowest["jgb-30y"] / initial["jgb-30y"]) > bearable;
  },
});
