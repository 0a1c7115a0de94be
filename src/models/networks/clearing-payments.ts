/** Clearing of claims between companies: Eisenberg and Noe 2001, with Rogers and Veraart's 2013 costs of default. */
import { solve } from "../../core/math/linear.ts";

export interface Liability {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

export interface Clearing {
  /** What each node pays in total. */
  readonly payments: ReadonlyMap<string, number>;
  /** Cash + receipts - payments of a node that pays in full; zero for one in default, whose estate goes to its creditors. */
  readonly wealth: ReadonlyMap<string, number>;
  /** Nodes that cannot pay in full, in the order of the nodes. */
  readonly defaulted: readonly string[];
  /** Value destroyed by the costs of default: what estates held and creditors did not get. */
  readonly lost: number;
}

/** A shortfall below this share of what is owed is rounding, not a default. */
const tolerance = 1e-12;

/**
 * Greatest clearing vector. Starts with everybody paying in full; nodes whose cash and receipts fall short default and pay
 * alpha x cash + beta x receipts; that is solved exactly for the set, and repeated until nobody joins the set. Recoveries
 * below one make payments jump at default, where plain iteration could stop at a vector that is not a fixed point; solving
 * set by set cannot, and takes at most one step a node. Nodes without cash have none.
 */
export function clearPayments(
  liabilities: readonly Liability[],
  cash: ReadonlyMap<string, number>,
  alpha: number,
  beta: number,
): Clearing {
  const nodes = [...new Set([...cash.keys(), ...liabilities.flatMap((l) => [l.from, l.to])])].sort((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  const index = new Map(nodes.map((node, i) => [node, i]));
  const own = nodes.map((node) => cash.get(node) ?? 0);
  const owed = nodes.map((): number => 0);
  for (const l of liabilities) owed[index.get(l.from)!]! += l.amount;
  const claims = liabilities
    .filter((l) => l.amount > 0)
    .map((l) => ({ from: index.get(l.from)!, to: index.get(l.to)!, share: l.amount / owed[index.get(l.from)!]! }));
  const receiptsOf = (paid: readonly number[]): number[] => {
    const receipts = nodes.map((): number => 0);
    for (const claim of claims) receipts[claim.to]! += claim.share * paid[claim.from]!;
    return receipts;
  };

  let paid = [...owed];
  const inDefault = new Set<number>();
  for (let step = 0; step <= nodes.length; step++) {
    const receipts = receiptsOf(paid);
    const before = inDefault.size;
    for (const i of nodes.keys()) if (own[i]! + receipts[i]! < owed[i]! * (1 - tolerance)) inDefault.add(i);
    if (inDefault.size === before) break;
    paid = payingWith([...inDefault], owed, own, claims, alpha, beta);
  }

  const receipts = receiptsOf(paid);
  const wealth = nodes.map((_, i) => (inDefault.has(i) ? 0 : Math.max(0, own[i]! + receipts[i]! - paid[i]!)));
  const total = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);
  return {
    payments: new Map(nodes.map((node, i) => [node, paid[i]!])),
    wealth: new Map(nodes.map((node, i) => [node, wealth[i]!])),
    defaulted: nodes.filter((_, i) => inDefault.has(i)),
    lost: Math.max(0, total(own) - total(wealth)),
  };
}

/** Payments when exactly the given nodes default and all others pay in full. */
function payingWith(
  defaulted: readonly number[],
  owed: readonly number[],
  own: readonly number[],
  claims: readonly { from: number; to: number; share: number }[],
  alpha: number,
  beta: number,
): number[] {
  const row = new Map(defaulted.map((node, i) => [node, i]));
  const matrix = defaulted.map((_, i) => defaulted.map((_, j): number => (i === j ? 1 : 0)));
  const estate = defaulted.map((node) => alpha * own[node]!);
  for (const claim of claims) {
    const to = row.get(claim.to);
    if (to === undefined) continue;
    const from = row.get(claim.from);
    if (from === undefined) estate[to]! += beta * claim.share * owed[claim.from]!;
    else matrix[to]![from]! -= beta * claim.share;
  }
  // A set of defaulted nodes always leaks to a creditor outside it, so the system has one solution.
  const solution = solve(matrix, estate);
  if (!solution) throw new Error("bug: payments of defaulted nodes form a singular system");
  const paid = [...owed];
  defaulted.forEach((node, i) => {
    paid[node] = Math.min(owed[node]!, Math.max(0, solution[i]!));
  });
  return paid;
}
