import { stressSegmentIndicator } from "../../stress-segment-family.ts";

export const cryptoStress = stressSegmentIndicator(
  "crypto",
  "High, crypto is in a rout of its own; alone it has seldom moved the other segments.",
);
