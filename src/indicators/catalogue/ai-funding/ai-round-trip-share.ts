import { sum } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { roundTripShare, roundTripUpperBound } from "../../../models/networks/money-flow.ts";
import { type Deal, dealsOf, isBinding } from "../../deals.ts";
import { defineIndicator, history, reading, records } from "../../define.ts";
import { filedFlow, fiscalQuarters, lastFourQuarters, quarterlyFlow } from "../../filings.ts";

const vendor = "Nvidia";
const outside = "(everybody else)";

/** Share of Nvidia's yearly revenue that could be its own money come back, by the register of announced deals. */
export const aiRoundTripShare = defineIndicator({
  id: "ai-round-trip-share",
  title: "Nvidia, round-trip share of revenue in the deal register",
  section: "ai-funding",
  unit: "ratio",
  formula:
    "inflows of each company in the register are mixed pro rata; sum over customers of what they pay Nvidia x share of their funds that started at Nvidia / revenue of the last four quarters; interval from binding deals only (paid or contracted) to the largest circulation through Nvidia; whole amounts of several years, ceilings at their ceiling, income that is not in the register counts as none: biased upward",
  meaning:
    "Sales financed by the seller stop when the seller stops: the higher, the less of the revenue is outside demand.",
  reference: "models 3.5",
  inputs: {
    register: records("deal", "import/ai-deals"),
    receivables: history("nvda.receivables", 4),
    ...filedFlow("revenue"),
  },
  compute: ({ register, receivables, ...flows }) => {
    const deals = dealsOf(register);
    const revenue = lastFourQuarters(
      fiscalQuarters(receivables),
      quarterlyFlow("revenue", flows),
      receivables.observed.at(-1)!,
    );
    if (revenue === undefined)
      return absent("warming-up", "needs revenue of four quarters in a row; more filings from sec/companyfacts");
    const share = graphOf(deals, revenue);
    const binding = graphOf(deals.filter(isBinding), revenue);
    if (share === undefined || binding === undefined) {
      return absent(
        "undefined-result",
        "deals with Nvidia as the payee exceed its revenue of a year: periods do not match",
      );
    }
    const known = deals.filter((deal) => deal.amount !== null);
    const total = sum(known.map((deal) => deal.amount!));
    const unknown = deals
      .filter((deal) => deal.amount === null)
      .map((deal) => `${deal.from} to ${deal.to} (${deal.kind})`);
    const amountOf = (some: readonly Deal[]) => sum(some.map((deal) => deal.amount!));
    return reading(share.proRata, {
      interval: {
        lo: Math.min(binding.proRata, share.proRata),
        hi: Math.max(share.upper, share.proRata),
        method: "binding deals only, to the largest circulation of all deals",
        n: known.length,
      },
      details: {
        proRata: share.proRata,
        upperBound: share.upper,
        bindingOnly: binding.proRata,
        revenueUsd: revenue,
        deals: deals.length,
        shareNotBinding: amountOf(known.filter((deal) => !isBinding(deal))) / total,
        shareUpTo: amountOf(known.filter((deal) => deal.upTo)) / total,
        withoutAmount: unknown.join("; ") || "none",
      },
    });
  },
});

/** Pro-rata share and upper bound with Nvidia's other revenue as an outside flow; undefined when deals exceed revenue. */
function graphOf(deals: readonly Deal[], revenue: number): { proRata: number; upper: number } | undefined {
  const flows = deals.flatMap(({ from, to, amount }) => (amount === null ? [] : [{ from, to, amount }]));
  const fromRegister = sum(flows.filter((flow) => flow.to === vendor).map((flow) => flow.amount));
  if (fromRegister > revenue) return undefined;
  const all = [...flows, { from: outside, to: vendor, amount: revenue - fromRegister }];
  return { proRata: roundTripShare(all, vendor, outside), upper: roundTripUpperBound(all, vendor, outside) };
}
