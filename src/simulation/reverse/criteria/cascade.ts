import { defineCriterion } from "../define.ts";

/**
 * The cascade of the outlook, within one run: the legs are met by the extremes that the run reaches, measured from the highs
 * of the last sessions, so a market that has fallen already has less far to go.
 */
export const cascade = defineCriterion({
  id: "cascade",
  title: "A cascade across markets",
  rule: "as many legs as a cascade needs: falls of USDJPY, Nasdaq, bitcoin and Nikkei from their 20-session highs, and a level of VIX",
  source: "models' specification, section 9.7; the definition is a set of parameters",
  prepare: ({ facts, parameter }) => {
    const bounds = (["usdjpy", "nasdaq", "btc", "nikkei"] as const).map(
      (asset) => [asset, facts.highs[asset] * (1 - parameter(`cascade-fall-${asset}`))] as const,
    );
    const vixLevel = parameter("cascade-vix-level");
    const needed = parameter("cascade-legs-needed");
    return ({ lowest, highest }) => {
      let met = highest.vix >= vixLevel ? 1 : 0;
      for (const [asset, bound] of bounds) if (lowest[asset] <= bound) met++;
      return met >= needed;
    };
  },
});
