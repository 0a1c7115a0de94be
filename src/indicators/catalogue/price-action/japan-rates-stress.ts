import { stressSegmentIndicator } from "../../stress-segment-family.ts";

export const japanRatesStress = stressSegmentIndicator(
  "japan-rates",
  "High, long Japanese yields move as they seldom did: the first stone of the chain that the note describes.",
);
