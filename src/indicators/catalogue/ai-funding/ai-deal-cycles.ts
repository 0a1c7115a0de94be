import { moneyCycles } from "../../../models/networks/money-flow.ts";
import { billions, type Deal, dealsOf, isBinding } from "../../deals.ts";
import { defineIndicator, reading, records } from "../../define.ts";

const shown = 5;

/** How many closed circuits the announced deals form, and the widest of them. */
export const aiDealCycles = defineIndicator({
  id: "ai-deal-cycles",
  title: "Cycles of money among AI companies",
  section: "ai-funding",
  unit: "count",
  formula:
    "elementary cycles of at most six deals in the register (Johnson's algorithm), also of deals without an amount; each with the smallest known amount on it, the share of its steps that is not binding and the oldest date; the five widest in the details",
  meaning:
    "Money that comes back to where it started counts as revenue on the way; a cycle is a dependence, not a fraud.",
  reference: "models 3.5; Johnson 1975",
  inputs: { register: records("deal", "import/ai-deals") },
  compute: ({ register }) => {
    const deals = dealsOf(register);
    // A deal without an amount limits nothing: the bottleneck is then that of the other steps.
    const flows = deals.map(({ from, to, amount }) => ({ from, to, amount: amount ?? Number.POSITIVE_INFINITY }));
    const { cycles, truncated } = moneyCycles(flows, "Nvidia", "");
    const widest = [...cycles].sort((a, b) => width(b.bottleneck) - width(a.bottleneck)).slice(0, shown);
    const described = widest.map((cycle, i) => [`cycle${i + 1}`, describe(cycle.nodes, cycle.bottleneck, deals)]);
    return reading(cycles.length, {
      details: {
        throughNvidia: cycles.filter((cycle) => cycle.nodes.includes("Nvidia")).length,
        deals: deals.length,
        truncated: truncated ? "yes: the search was cut" : "no",
        ...Object.fromEntries(described),
      },
    });
  },
});

const width = (bottleneck: number): number => (Number.isFinite(bottleneck) ? bottleneck : 0);

function describe(nodes: readonly string[], bottleneck: number, deals: readonly Deal[]): string {
  const steps = nodes.map((from, i) =>
    deals.filter((deal) => deal.from === from && deal.to === nodes[(i + 1) % nodes.length]),
  );
  const open = steps.filter((step) => !step.some(isBinding)).length;
  const oldest = steps
    .flat()
    .map((deal) => deal.announced)
    .sort()[0]!;
  const amount = Number.isFinite(bottleneck) ? billions(bottleneck) : "no amount known";
  return `${[...nodes, nodes[0]].join(" > ")}: ${amount}, ${open} of ${steps.length} steps not binding, oldest ${oldest}`;
}
