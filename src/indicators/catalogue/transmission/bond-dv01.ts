import { absent } from "../../../core/outcome.ts";
import { type BondValue, valueBond } from "../../../models/transmission/bond.ts";
import { defineIndicator, optional, reading, recent, type SeriesWindow } from "../../define.ts";

const face = 100e6;

/** A par bond of a tenor at its own yield: price equals face, so sensitivities are the market's. None at yields without a price. */
function parBond(window: SeriesWindow | undefined, years: number): BondValue | undefined {
  const level = window?.values.at(-1);
  if (level === undefined) return undefined;
  const bond = valueBond({ coupon: level, yield: level, years, face });
  return Number.isFinite(bond.dv01) && Number.isFinite(bond.modifiedDuration) ? bond : undefined;
}

/** What one basis point costs at today's yields. Positive: loss per basis point of rise on a face of 100 million. */
export const bondDv01 = defineIndicator({
  id: "bond-dv01",
  title: "Loss per basis point, JPY 100m of the 30-year JGB",
  section: "transmission",
  unit: "jpy",
  formula:
    "DV01 of a par bond of JPY 100m face at today's yield, semi-annual; modified durations and DV01 of JGB 10, 30, 40 (yen) and US 10, 30 years (dollars, USD 100m) in the details",
  meaning: "Turns a yield threshold into money: what holders lose on the way there.",
  reference: "models 4.3; standard bond arithmetic",
  inputs: {
    jgb30: recent(1, "jgb.30y", 1),
    jgb10: optional(recent(1, "jgb.10y", 1)),
    jgb40: optional(recent(1, "jgb.40y", 1)),
    ust10: optional(recent(1, "ust.10y", 1)),
    ust30: optional(recent(1, "ust.30y", 1)),
  },
  compute: ({ jgb30, jgb10, jgb40, ust10, ust30 }) => {
    const main = parBond(jgb30, 30);
    if (!main) return absent("undefined-result", "the 30-year yield gives no bond price: it must be above -200 %");
    const details: Record<string, number | null> = {};
    const bonds = {
      jgb10: parBond(jgb10, 10),
      jgb30: main,
      jgb40: parBond(jgb40, 40),
      ust10: parBond(ust10, 10),
      ust30: parBond(ust30, 30),
    };
    for (const [name, bond] of Object.entries(bonds)) {
      details[`${name}Dv01`] = bond?.dv01 ?? null;
      details[`${name}ModifiedDuration`] = bond?.modifiedDuration ?? null;
    }
    return reading(main.dv01, { details });
  },
});
