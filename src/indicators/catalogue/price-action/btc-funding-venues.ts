import { mean } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { defineIndicator, optional, reading, recent } from "../../define.ts";

/** Eight-hour periods in a year: crypto never closes. */
const periodsPerYear = 3 * 365;
const venues = ["binance", "bybit", "okx"] as const;

/** Whether the cost of leverage is the market's or one venue's. */
export const btcFundingVenues = defineIndicator({
  id: "btc-funding-venues",
  title: "BTC perpetual funding over three venues, annualised",
  section: "price-action",
  unit: "ratio",
  formula:
    "mean over Binance, Bybit and OKX, as far as known for one UTC day and at least two, of the day's settlements per 8 hours x 3 x 365, simple; each and the widest difference in the details",
  meaning:
    "Wide apart, one venue is crowded and its liquidations come first; close together, the market as a whole leans.",
  reference: "models 5 and 7.5",
  inputs: {
    binance: optional(recent(2, "btc.perp.funding-8h-mean", 1)),
    bybit: optional(recent(2, "btc.perp.bybit.funding-8h-mean", 1)),
    okx: optional(recent(2, "btc.perp.okx.funding-8h-mean", 1)),
  },
  compute: (windows) => {
    const days = venues.flatMap((venue) => windows[venue]?.observed ?? []);
    const day = [...new Set(days)].sort().findLast((d) => days.filter((other) => other === d).length >= 2);
    if (day === undefined)
      return absent("missing", "funding of two venues on one day; needs source bybit/perp-funding or okx/perp-funding");
    const rates = venues.flatMap((venue) => {
      const at = windows[venue]?.observed.indexOf(day) ?? -1;
      return at < 0 ? [] : [[venue, windows[venue]!.values[at]! * periodsPerYear] as const];
    });
    const yearly = rates.map(([, rate]) => rate);
    return reading(mean(yearly), {
      details: {
        day,
        venues: rates.length,
        spread: Math.max(...yearly) - Math.min(...yearly),
        ...Object.fromEntries(rates),
      },
    });
  },
});
