import { sum } from "simple-statistics";
import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

const sessions = 5;

/** A week of fund flows: one day is noise of creations that settle late. */
export const etfBtcFlow5d = defineIndicator({
  id: "etf-btc-flow-5d",
  title: "US spot BTC ETFs, net flow of five sessions",
  section: "price-action",
  unit: "usd",
  formula:
    "sum of the net flows of the last five sessions reported; rank among such sums of the last 250 sessions (1 is the largest outflow)",
  meaning:
    "Negative for weeks, holders who came through funds leave; turning positive is one leg of the recovery watch.",
  reference: "models 5 and 10.5",
  inputs: { flows: recent(254, "etf.btc.net-flow", 1) },
  compute: ({ flows }) => {
    const { observed, values } = contiguousTail(flows);
    if (values.length < sessions) return tooShort("US spot BTC ETFs", values.length, sessions, "farside/etf-flows");
    const sums = values.slice(sessions - 1).map((_, i) => sum([...values.slice(i, i + sessions)]));
    const now = sums.at(-1)!;
    return reading(now, {
      details: {
        from: observed.at(-sessions)!,
        to: observed.at(-1)!,
        rankOfOutflow: sums.filter((s) => s < now).length + 1,
        sumsKnown: sums.length,
      },
    });
  },
});
