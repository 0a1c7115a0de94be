import { neutralRateShift as shiftOf } from "../../../models/transmission/neutral-rate.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";

/** How far the neutral rate would rise if Japan stopped holding it down. A range by assumption: no source measures it. */
export const neutralRateShift = defineIndicator({
  id: "neutral-rate-shift",
  title: "Shift of the neutral rate without cheap yen",
  section: "transmission",
  unit: "rate-difference",
  formula:
    "share removed x suppression + other; value at the middle of the assumed suppression, interval from its low to its high end",
  meaning:
    "Removing all of it cannot lift rates by more than the suppression itself: a larger claim needs another cause.",
  reference: "models 4.1; Holston, Laubach and Williams 2017",
  inputs: {
    low: parameter("yen-suppression-low"),
    high: parameter("yen-suppression-high"),
    removed: parameter("yen-suppression-removed"),
    other: parameter("neutral-rate-other"),
  },
  compute: ({ low, high, removed, other }) => {
    const ends = [low, high].map((s) => shiftOf(s, removed, other)).sort((a, b) => a - b) as [number, number];
    return reading((ends[0] + ends[1]) / 2, {
      interval: { lo: ends[0], hi: ends[1], method: "ends of the assumed suppression, no data", n: 0 },
      details: { suppressionLow: low, suppressionHigh: high, shareRemoved: removed, other },
    });
  },
});
