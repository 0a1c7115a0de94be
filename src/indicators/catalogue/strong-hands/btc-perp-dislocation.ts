import { absent } from "../../../core/outcome.ts";
import { dayMs, formatInstant, instant, parseInstant } from "../../../core/time.ts";
import { byDay } from "../../by-day.ts";
import { defineIndicator, reading, recent } from "../../define.ts";

/** A day of quarter hours, and some to spare. */
const snapshotsAtMost = 120;

/** How far below spot a perpetual was pushed. */
export const btcPerpDislocation = defineIndicator({
  id: "btc-perp-dislocation",
  title: "BTC perpetual against spot, lowest of 24 hours",
  section: "strong-hands",
  unit: "ratio",
  formula:
    "lowest of mark price / spot oracle - 1 over the snapshots of the 24 hours that end with the last one, one venue (Hyperliquid), both prices of the same snapshot; a minimum between snapshots is not seen",
  meaning: "Far below zero, positions were closed at any price; near zero in a fall, owners of coins sold.",
  reference: "models 7.5 (f4)",
  inputs: {
    marks: recent(snapshotsAtMost, "btc.perp.hyperliquid.mark", 1),
    oracles: recent(snapshotsAtMost, "btc.perp.hyperliquid.oracle", 1),
  },
  compute: ({ marks, oracles }) => {
    const spot = byDay(oracles);
    const last = marks.observed.at(-1)!;
    const from = formatInstant(instant(parseInstant(last) - dayMs));
    const gaps = marks.observed.flatMap((at, i) => {
      const oracle = spot.get(at);
      return at > from && oracle !== undefined && oracle > 0 ? [[at, marks.values[i]! / oracle - 1] as const] : [];
    });
    const lowest = gaps.reduce((a, b) => (b[1] < a[1] ? b : a), gaps[0] ?? ["", Number.NaN]);
    if (gaps.length === 0 || gaps.at(-1)![0] !== last)
      return absent("missing", "mark and oracle of one snapshot; needs source hyperliquid/asset-contexts");
    return reading(lowest[1], {
      details: { lowestAt: lowest[0], last: gaps.at(-1)![1], lastAt: last, snapshots: gaps.length },
    });
  },
});
