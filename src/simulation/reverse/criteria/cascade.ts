import { defineCriterion } from "../define.ts";

/** The cascade of the outlook, within one run: the legs are met by the extremes that the run reaches. */
export const cascade = defineCriterion({
  id: "cascade",
  title: "A cascade across markets",
  rule: "as many legs as a cascade needs: falls of USDJPY, Nasdaq, bitcoin and Nikkei, and a level of VIX",
  source: "models' specification, section 9.7; the definition is a set of parameters",
  prepare: ({ parameter }) => {
    const falls = (["usdjpy", "nasdaq", "btc", "nikkei"] as const).map(
      (asset) => [asset, 1 - parameter(`cascade-fall-${asset}`)] as const,
    );
    const vixLevel = parameter("cascade-vix-level");
    const needed = parameter("cascade-legs-needed");
    return ({ initial, lowest, highest }) => {
      let met = highest.vix >= vixLevel ? 1 : 0;
      for (const [asset, kept] of falls) if (lowest[asset] <= initial[asset] * kept) met++;
      return met >= needed;
    };
  },
});
