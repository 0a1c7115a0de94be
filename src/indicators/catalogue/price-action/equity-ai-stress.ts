import { stressSegmentIndicator } from "../../stress-segment-family.ts";

export const equityAiStress = stressSegmentIndicator(
  "equity-ai",
  "High, shares are far below their highs, AI ahead of them, and insurance against more is dear.",
);
