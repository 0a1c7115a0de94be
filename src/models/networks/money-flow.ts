/** Money flows between companies: cycles, the share of a vendor's revenue that it funded itself, and its upper bound. */
import { elementaryCycles } from "../../core/math/cycles.ts";
import { solve } from "../../core/math/linear.ts";
import { maxFlow } from "../../core/math/max-flow.ts";

export interface MoneyFlow {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  /** How far it got: money moved, a contract binds, or only words. */
  readonly status?: "paid" | "contracted" | "announced" | undefined;
  /** Date of its source, YYYY-MM-DD. */
  readonly date?: string | undefined;
}

/** A cycle of money with the smallest flow on it; nodes without repeating the first. */
export interface MoneyCycle {
  readonly nodes: readonly string[];
  readonly bottleneck: number;
  /** Share of its flows that are announced only. Absent while the status of one is unknown. */
  readonly announcedShare?: number;
  /** Oldest date of a source behind it. Absent while the date of one is unknown. */
  readonly oldestSource?: string;
}

/** Longest cycle that is looked for, and limits of the search in dense graphs. */
const cycleLimits = { length: 6, count: 10_000, steps: 5_000_000 };

const certainty = ["announced", "contracted", "paid"] as const;

/** Two flows between the same ends as one: as certain as the less certain, as old as the older. */
function merge(a: MoneyFlow, b: MoneyFlow): MoneyFlow {
  const known = a.status !== undefined && b.status !== undefined;
  return {
    from: a.from,
    to: a.to,
    amount: a.amount + b.amount,
    status: known ? certainty.find((status) => status === a.status || status === b.status) : undefined,
    date: a.date === undefined || b.date === undefined ? undefined : a.date < b.date ? a.date : b.date,
  };
}

/** Flows with the same ends added up. Flows of nothing are left out. */
function addUp(flows: readonly MoneyFlow[]): MoneyFlow[] {
  const sums = new Map<string, MoneyFlow>();
  for (const flow of flows) {
    const key = JSON.stringify([flow.from, flow.to]);
    const before = sums.get(key);
    sums.set(key, before ? merge(before, flow) : flow);
  }
  return [...sums.values()].filter((flow) => flow.amount > 0);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const nodesOf = (flows: readonly MoneyFlow[]): string[] =>
  [...new Set(flows.flatMap((flow) => [flow.from, flow.to]))].sort(compareText);
const sumOf = (flows: readonly MoneyFlow[]): number => flows.reduce((sum, flow) => sum + flow.amount, 0);

/**
 * Cycles of at most six flows after the external node is removed, shortest first, then in alphabetical order. A cycle
 * through the vendor starts with it, any other with its alphabetically first node.
 */
export function moneyCycles(
  flows: readonly MoneyFlow[],
  vendor: string,
  external: string,
): { cycles: MoneyCycle[]; truncated: boolean } {
  const inside = addUp(flows).filter((flow) => flow.from !== external && flow.to !== external);
  const nodes = [vendor, ...nodesOf(inside).filter((node) => node !== vendor)];
  const index = new Map(nodes.map((node, i) => [node, i]));
  const flowOf = new Map(inside.map((flow) => [`${index.get(flow.from)}>${index.get(flow.to)}`, flow]));
  const successors: number[][] = nodes.map(() => []);
  for (const flow of inside) successors[index.get(flow.from)!]!.push(index.get(flow.to)!);
  const found = elementaryCycles(successors, cycleLimits);
  const cycles = found.cycles.map((cycle) =>
    describeCycle(
      cycle.map((i) => nodes[i]!),
      cycle.map((from, at) => flowOf.get(`${from}>${cycle[(at + 1) % cycle.length]}`)!),
    ),
  );
  cycles.sort((a, b) => a.nodes.length - b.nodes.length || compareText(a.nodes.join("\u0000"), b.nodes.join("\u0000")));
  return { cycles, truncated: found.truncated };
}

function describeCycle(nodes: readonly string[], flows: readonly MoneyFlow[]): MoneyCycle {
  const announced = flows.filter((flow) => flow.status === "announced").length;
  const dates = flows.flatMap((flow) => (flow.date === undefined ? [] : [flow.date])).sort(compareText);
  return {
    nodes,
    bottleneck: Math.min(...flows.map((flow) => flow.amount)),
    ...(flows.every((flow) => flow.status !== undefined) ? { announcedShare: announced / flows.length } : {}),
    ...(dates.length === flows.length ? { oldestSource: dates[0]! } : {}),
  };
}

/**
 * Share of each node's money that started with the vendor, when every node's inflow is mixed before it is spent. Nodes
 * that the vendor's money cannot reach have none; the external node's money never counts as the vendor's.
 */
export function vendorOrigins(flows: readonly MoneyFlow[], vendor: string, external: string): Map<string, number> {
  const merged = addUp(flows);
  const reached = reachable(merged, vendor, external);
  const index = new Map(reached.map((node, i) => [node, i]));
  const inflow = new Map<string, number>();
  for (const flow of merged) inflow.set(flow.to, (inflow.get(flow.to) ?? 0) + flow.amount);
  const matrix = reached.map((_, i) => reached.map((_, j): number => (i === j ? 1 : 0)));
  const direct = reached.map((): number => 0);
  for (const flow of merged) {
    const to = index.get(flow.to);
    if (to === undefined) continue;
    const part = flow.amount / inflow.get(flow.to)!;
    const from = index.get(flow.from);
    if (flow.from === vendor) direct[to] = direct[to]! + part;
    else if (from !== undefined) matrix[to]![from] = matrix[to]![from]! - part;
  }
  // Every reached node has a way back to the vendor, so the chain is absorbing and the system has one solution.
  const origins = solve(matrix, direct);
  if (!origins) throw new Error("bug: origins of reachable nodes form a singular system");
  return new Map(reached.map((node, i) => [node, origins[i]!]));
}

/** Nodes other than vendor and external that money from the vendor reaches without passing either again. */
function reachable(flows: readonly MoneyFlow[], vendor: string, external: string): string[] {
  const seen = new Set<string>();
  const queue = [vendor];
  for (let at = 0; at < queue.length; at++)
    for (const flow of flows)
      if (flow.from === queue[at] && flow.to !== vendor && flow.to !== external && !seen.has(flow.to)) {
        seen.add(flow.to);
        queue.push(flow.to);
      }
  return [...seen].sort(compareText);
}

/** Share of the vendor's revenue that is its own money come back, mixing pro rata. The vendor has revenue. */
export function roundTripShare(flows: readonly MoneyFlow[], vendor: string, external: string): number {
  const origins = vendorOrigins(flows, vendor, external);
  const revenue = addUp(flows).filter((flow) => flow.to === vendor);
  return revenue.reduce((sum, flow) => sum + flow.amount * (origins.get(flow.from) ?? 0), 0) / sumOf(revenue);
}

/** Largest share of revenue that could be the vendor's own money: the greatest circulation through it, without the external node. */
export function roundTripUpperBound(flows: readonly MoneyFlow[], vendor: string, external: string): number {
  const merged = addUp(flows);
  const inside = merged.filter((flow) => flow.from !== external && flow.to !== external);
  const nodes = [vendor, ...nodesOf(inside).filter((node) => node !== vendor)];
  const index = new Map(nodes.map((node, i) => [node, i]));
  // The vendor is split in two: money leaves from node 0 and comes home to the node after the last.
  const home = nodes.length;
  const edges = inside.map((flow) => ({
    from: index.get(flow.from)!,
    to: flow.to === vendor ? home : index.get(flow.to)!,
    capacity: flow.amount,
  }));
  return maxFlow(nodes.length + 1, edges, 0, home) / sumOf(merged.filter((flow) => flow.to === vendor));
}
