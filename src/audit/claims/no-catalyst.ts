import { attributeDay } from "../../models/price-action/day-attribution.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";
import { pairedChanges } from "./statistics.ts";

const factors = [
  { series: "ust.10y", kind: "difference" },
  { series: "fx.usdjpy", kind: "log" },
  { series: "vix", kind: "difference" },
] as const;
/** Sessions that a fit of up to three factors needs at least, and those that make its residual worth a verdict. */
const least = 20;
const enough = 120;

export const noCatalyst = defineClaim({
  id: "no-catalyst",
  claim: "The fall had no visible cause",
  test: "S&P 500 on the factors known for the day, betas from the sessions before; the statement is on the residual, never on news",
  judge: ({ facts }) => {
    const known = factors.filter((factor) => facts.on(factor.series, claimDay));
    const pairs = known.map((factor) => pairedChanges(facts, { series: "spx", kind: "log" }, factor, claimDay, 250));
    const shared = pairs[0]?.dates.filter((date) => pairs.every((p) => p.dates.includes(date))) ?? [];
    if (known.length === 0 || shared.at(-1) !== claimDay || shared.length - 1 < least)
      return untestable("at least 20 sessions of the S&P 500 with US 10-year yield, USDJPY and VIX, including the day");
    const at = (p: (typeof pairs)[number], column: "first" | "second") =>
      shared.map((date) => p[column][p.dates.indexOf(date)]!);
    const spx = at(pairs[0]!, "first");
    const columns = pairs.map((p) => at(p, "second"));
    const result = attributeDay(
      spx.slice(0, -1),
      columns.map((c) => c.slice(0, -1)),
      spx.at(-1)!,
      columns.map((c) => c.at(-1)!),
    );
    if (!result) return untestable("factors that vary over the sessions before the day");
    const n = shared.length - 1;
    const numbers = {
      dayPercent: round(spx.at(-1)! * 100, 2),
      explainedPercent: round(result.explained * 100, 2),
      residualPercent: round(result.residual * 100, 2),
      residualSigmas: round(result.residualZ, 2),
      rSquared: round(result.rSquared, 2),
      sessions: n,
      factors: known.map((f) => f.series).join(", "),
    };
    const size = `The factors known at the as-of (${numbers.factors}) leave a residual of ${numbers.residualSigmas} standard deviations over ${n} sessions`;
    if (n < enough)
      return {
        verdict: "undetermined",
        numbers,
        reason: `${size}; too few sessions, chosen for stress, and VIX moves with the market rather than causing it.`,
      };
    return Math.abs(result.residualZ) >= 2
      ? { verdict: "supported", numbers, reason: `${size}: the factors do not account for the day.` }
      : { verdict: "contradicted", numbers, reason: `${size}: the factors account for the day.` };
  },
});
