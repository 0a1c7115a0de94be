import { absent } from "../../../core/outcome.ts";
import { defineIndicator, optional, reading, recent } from "../../define.ts";
import { contiguousTail } from "../../windows.ts";

const weeks = 4;

/** Speculators' yen futures. Negative is net short yen, the carry direction. A small window on a large trade. */
export const cftcYenPosition = defineIndicator({
  id: "cftc-yen-position",
  title: "Speculators' net yen futures position",
  section: "carry",
  unit: "contracts",
  formula:
    "non-commercial longs minus shorts in CME yen futures, contracts of JPY 12.5m, as of the last published Tuesday; change over 4 reports; leveraged funds and asset managers of the financial report, and the net over open interest, in the details",
  meaning: "A large net short is fuel for an unwind; a net long position means that this group cannot be squeezed.",
  reference: "models 2.7; Commodity Futures Trading Commission, Commitments of Traders",
  inputs: {
    position: recent(weeks + 1, "cftc.jpy.noncommercial-net", 1),
    leveraged: optional(recent(1, "cftc.jpy.leveraged-net", 1)),
    managers: optional(recent(1, "cftc.jpy.asset-manager-net", 1)),
    openInterest: optional(recent(1, "cftc.jpy.open-interest", 1)),
  },
  compute: ({ position, leveraged, managers, openInterest }) => {
    const { observed, values } = contiguousTail(position);
    const now = values.at(-1);
    if (now === undefined) return absent("warming-up", "needs one report");
    const before = values.at(-1 - weeks);
    return reading(now, {
      label: now > 0 ? "net long yen" : now < 0 ? "net short yen" : "flat",
      details: {
        reportDay: observed.at(-1)!,
        change4Reports: before === undefined ? null : now - before,
        leveragedFundsNet: leveraged?.values.at(-1) ?? null,
        assetManagersNet: managers?.values.at(-1) ?? null,
        shareOfOpenInterest: shareOf(now, openInterest?.values.at(-1)),
      },
    });
  },
});

const shareOf = (net: number, all: number | undefined): number | null =>
  all !== undefined && all > 0 ? Math.abs(net) / all : null;
