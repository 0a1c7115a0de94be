import { type MoneyFlow, moneyCycles, roundTripShare, roundTripUpperBound } from "../../models/networks/money-flow.ts";
import { defineClaim, round, untestable } from "./define.ts";

const vendor = "Nvidia";
const external = "rest of the world";
const billion = 1e9;

export const circularRevenue = defineClaim({
  id: "circular-revenue",
  claim: "Money that vendors invest comes back to them as revenue",
  test: "cycles through the vendor in the public deal graph, the pro-rata round-trip share with its upper bound, and how much is only announced",
  judge: ({ facts }) => {
    const deals = facts.records("deal").flatMap((body) => {
      const amount = body.amountUsd === null || body.amountUsd === "" ? Number.NaN : Number(body.amountUsd);
      return Number.isFinite(amount) && amount > 0
        ? [
            {
              from: String(body.from),
              to: String(body.to),
              amount: amount / billion,
              kind: String(body.kind),
              status: String(body.status),
            },
          ]
        : [];
    });
    const flows: MoneyFlow[] = deals.map(({ from, to, amount }) => ({ from, to, amount }));
    if (!flows.some((flow) => flow.to === vendor))
      return untestable("deals with amounts that end at the vendor (records: deal)");
    const { cycles } = moneyCycles(flows, vendor, external);
    const through = cycles.filter((cycle) => cycle.nodes.includes(vendor));
    const out = deals.filter((deal) => deal.from === vendor);
    const total = out.reduce((sum, deal) => sum + deal.amount, 0);
    const paid = out.filter((deal) => deal.status === "paid").reduce((sum, deal) => sum + deal.amount, 0);
    const numbers = {
      deals: deals.length,
      cycles: through.length,
      shortest: through[0]?.nodes.join(" > ") ?? null,
      bottleneckUsdBn: through[0] ? round(through[0].bottleneck, 2) : null,
      vendorOutUsdBn: round(total, 2),
      paidSharePercent: round((paid / Math.max(total, 1e-9)) * 100, 1),
      proRataPercent: round(roundTripShare(flows, vendor, external) * 100, 1),
      upperBoundPercent: round(roundTripUpperBound(flows, vendor, external) * 100, 1),
    };
    return {
      verdict: "undetermined",
      numbers,
      reason: `${through.length} cycle(s) through ${vendor} exist in the announced amounts, but only ${numbers.paidSharePercent} % of what it committed is recorded as paid, and the graph lacks its ordinary revenue, so the shares are of known deals and not of revenue; needs customer revenue from filings.`,
    };
  },
});
