import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, real, refuse, share } from "../schema.ts";

/** Shift of the neutral rate, decimal: the share of the suppression that is removed, plus everything else. */
export const neutralRateShift = (suppression: number, shareRemoved: number, other: number): number =>
  shareRemoved * suppression + other;

/**
 * What a claimed rise of rates needs beyond removing all of a suppression, as a range: least rise less greatest suppression
 * to greatest rise less least suppression. Decimals.
 */
export const unexplainedRise = (
  rise: readonly [number, number],
  suppression: readonly [number, number],
): [number, number] => [rise[0] - suppression[1], rise[1] - suppression[0]];

export const neutralRate = defineModel({
  id: "neutral-rate",
  title: "Shift of the neutral rate",
  theme: "transmission",
  formula: "shift = share removed x suppression + other",
  reference: "Holston, Laubach and Williams 2017",
  inputs: z
    .strictObject({
      suppressionLow: nonNegative("least suppression of rates by the yen's funding, decimal; 0.003 is 30 bp"),
      suppressionHigh: nonNegative("greatest suppression, decimal"),
      shareRemoved: share("share of it that is removed, 0 to 1"),
      other: real("everything else that moves the neutral rate, decimal").default(0),
      claimedLow: real("least rise that is claimed, decimal; shows what it needs beyond the suppression").optional(),
      claimedHigh: real("greatest rise that is claimed, decimal").optional(),
    })
    .superRefine((i, context) => {
      if (i.suppressionHigh < i.suppressionLow)
        refuse(context, ["suppressionHigh"], `at least suppressionLow, ${i.suppressionLow}`);
      if ((i.claimedLow === undefined) !== (i.claimedHigh === undefined))
        refuse(
          context,
          [i.claimedLow === undefined ? "claimedLow" : "claimedHigh"],
          "both ends of the claimed rise, or neither",
        );
      else if (i.claimedLow !== undefined && i.claimedHigh! < i.claimedLow)
        refuse(context, ["claimedHigh"], `at least claimedLow, ${i.claimedLow}`);
    }),
  example: { suppressionLow: 0.003, suppressionHigh: 0.005, shareRemoved: 1, claimedLow: 0.005, claimedHigh: 0.0075 },
  compute: (i) => {
    const low = neutralRateShift(i.suppressionLow, i.shareRemoved, i.other);
    const high = neutralRateShift(i.suppressionHigh, i.shareRemoved, i.other);
    const claimed = i.claimedLow !== undefined && i.claimedHigh !== undefined;
    const needed = claimed
      ? unexplainedRise([i.claimedLow!, i.claimedHigh!], [i.suppressionLow, i.suppressionHigh])
      : undefined;
    return { outputs: { low, high, ...(needed ? { otherNeededLow: needed[0], otherNeededHigh: needed[1] } : {}) } };
  },
});
