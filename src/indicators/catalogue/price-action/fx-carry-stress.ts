import { stressSegmentIndicator } from "../../stress-segment-family.ts";

export const fxCarryStress = stressSegmentIndicator(
  "fx-carry",
  "High, the yen rises fast out of short positions: carry trades are being closed.",
);
