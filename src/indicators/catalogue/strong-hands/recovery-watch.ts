import { median, sum } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { defineIndicator, last, optional, parameter, reading, recent, type SeriesWindow } from "../../define.ts";
import { contiguousTail } from "../../windows.ts";

const calmSessions = 10;
const flowSessions = 5;
const fundingDays = 30;

type Leg = boolean | undefined;

/** The conditional end of a flush: which of its signs are there. */
export const recoveryWatch = defineIndicator({
  id: "recovery-watch",
  title: "Recovery watch",
  section: "strong-hands",
  unit: "state",
  formula:
    "number of legs that are met: VIX below its level on the last 10 closes; the sum of ETF flows over 5 sessions above 0 on each of the last 5 sessions; BTC funding of the last day above the median of the 30 days before; BTC above the cost of its short-term holders; a leg without data is unknown and spans the interval",
  meaning: "All four met, forced sales are over and money comes back; one alone has been wrong often.",
  reference: "models 10.5",
  inputs: {
    vix: optional(recent(calmSessions, "vix", calmSessions)),
    flows: optional(recent(2 * flowSessions - 1, "etf.btc.net-flow", 2 * flowSessions - 1)),
    funding: optional(recent(fundingDays + 1, "btc.perp.funding-8h-mean", fundingDays + 1)),
    price: optional(last(1, "btc.close")),
    cost: optional(last(1, "btc.sth.realised-price")),
    calm: parameter("recovery-vix"),
  },
  compute: ({ vix, flows, funding, price, cost, calm }) => {
    const legs: Readonly<Record<string, Leg>> = {
      vixCalm: whole(vix, calmSessions)?.every((close) => close < calm),
      flowsPositive: flowsPositive(whole(flows, 2 * flowSessions - 1)),
      fundingAboveMedian: aboveMedian(whole(funding, fundingDays + 1)),
      aboveShortTermCost: price && cost ? price.values[0]! > cost.values[0]! : undefined,
    };
    const known = Object.values(legs).filter((leg) => leg !== undefined);
    if (known.length === 0)
      return absent("missing", "any leg of the watch; needs source cboe/vix, binance/perp-funding or import/etf-flows");
    const met = known.filter(Boolean).length;
    const unknown = Object.keys(legs).length - known.length;
    return reading(met, {
      label: met === Object.keys(legs).length ? "all legs met" : `${met} of ${known.length} known legs met`,
      interval: { lo: met, hi: met + unknown, method: "unknown legs from not met to met", n: known.length },
      details: Object.fromEntries(
        Object.entries(legs).map(([name, leg]) => [name, leg === undefined ? "unknown" : leg ? "met" : "not met"]),
      ),
    });
  },
});

/** The values of a window that has all of them without a gap. */
function whole(window: SeriesWindow | undefined, n: number): readonly number[] | undefined {
  const values = window && contiguousTail(window).values;
  return values && values.length >= n ? values : undefined;
}

const flowsPositive = (flows: readonly number[] | undefined): Leg =>
  flows?.slice(flowSessions - 1).every((_, i) => sum([...flows.slice(i, i + flowSessions)]) > 0);

const aboveMedian = (rates: readonly number[] | undefined): Leg =>
  rates && rates.at(-1)! > median([...rates.slice(0, -1)]);
