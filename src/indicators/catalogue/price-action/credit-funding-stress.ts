import { stressSegmentIndicator } from "../../stress-segment-family.ts";

export const creditFundingStress = stressSegmentIndicator(
  "credit-funding",
  "High, lenders are pulling back: falls of prices turn into forced sales.",
);
