import { absent } from "../../../core/outcome.ts";
import { addDays, type LocalDate } from "../../../core/time.ts";
import { absorptionMultiple } from "../../../models/strong-hands/issuance-absorption.ts";
import { defineIndicator, parameter, reading, recent } from "../../define.ts";
import { issuanceDays } from "../../issuance.ts";
import { contiguousTail, onCommonDays, tooShort } from "../../windows.ts";

/** Coins that fund flows took out of or put into the market, against new coins. */
export const etfAbsorption = defineIndicator({
  id: "etf-absorption",
  title: "US spot BTC ETFs, flows of 30 days against issuance",
  section: "strong-hands",
  unit: "multiple",
  formula:
    "sum over the sessions of 30 days of net flow / UTC close of the same day, in coins / (coins issued a day x 30); negative: the funds gave back more than was issued",
  meaning: "Below zero, holders who came through funds add to what miners sell, and somebody else must take both.",
  reference: "models 7.2",
  inputs: {
    flows: recent(issuanceDays, "etf.btc.net-flow", 5),
    closes: recent(2 * issuanceDays, "btc.close", issuanceDays),
    issued: parameter("btc-issuance-per-day"),
  },
  compute: ({ flows, closes, issued }) => {
    const [flow, price] = onCommonDays([flows, closes]).map((w) => contiguousTail(w));
    const last = flow!.observed.at(-1);
    if (last === undefined) return tooShort("flows and closes on common days", 0, 1, "farside/etf-flows");
    const first = addDays(last as LocalDate, 1 - issuanceDays);
    if (flow!.observed[0]! > first)
      return tooShort("ETF flows", flow!.observed.length, Math.ceil((issuanceDays * 5) / 7), "farside/etf-flows");
    if (price!.values.some((close) => !(close > 0)))
      return absent("undefined-result", "BTC has a close that is not positive: flows cannot be turned into coins");
    let coins = 0;
    let usd = 0;
    let sessions = 0;
    for (const [i, day] of flow!.observed.entries()) {
      if (day < first) continue;
      usd += flow!.values[i]!;
      coins += flow!.values[i]! / price!.values[i]!;
      sessions += 1;
    }
    return reading(absorptionMultiple(coins, issued * issuanceDays), {
      details: { coins, netFlowUsd: usd, issuance: issued * issuanceDays, from: first, to: last, sessions },
    });
  },
});
