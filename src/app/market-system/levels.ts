/** Registered thresholds as prices of the market system, so that a run can say which it passes. */
import type { SimulationInput } from "../../simulation/input.ts";
import type { MarketFacts } from "../../simulation/market-system/facts.ts";
import { thresholds } from "../../thresholds/catalogue/index.ts";
import { isSeriesSubject } from "../../thresholds/define.ts";
import { parBond, seriesOf } from "./facts.ts";

/** Thresholds with a fixed level of a series that is an asset here. Those that are passed already are left out. */
export function levelsOf(facts: MarketFacts): SimulationInput["levels"] {
  return thresholds.flatMap(({ id, subject, level, side }) => {
    if (!isSeriesSubject(subject) || typeof level !== "number") return [];
    const asset = (Object.keys(seriesOf) as (keyof typeof seriesOf)[]).find((a) => seriesOf[a] === subject.series);
    if (asset === undefined || asset === "ust-10y") return [];
    const isYield = asset === "jgb-30y";
    const price = isYield ? parBond(asset, facts.yields.jgb30y, level).price : level;
    // A yield above its level is a bond below its price.
    const watched = isYield ? (side === "above" ? "below" : "above") : side;
    const now = facts.prices[asset];
    if (watched === "below" ? now <= price : now >= price) return [];
    return [{ id, asset, side: watched, level: price }];
  });
}
