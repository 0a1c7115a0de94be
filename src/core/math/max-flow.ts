/** Maximum flow in a directed network with real capacities (Dinic 1970). */

export interface FlowEdge {
  readonly from: number;
  readonly to: number;
  /** Not negative. */
  readonly capacity: number;
}

/**
 * Largest flow from `source` to `sink`. Dinic's bound on phases is the number of nodes, so it ends for real capacities
 * too. Differences below 1e-12 of the largest capacity count as nothing, or dust would be pushed for ever.
 */
export function maxFlow(nodes: number, edges: readonly FlowEdge[], source: number, sink: number): number {
  if (source === sink) return 0;
  const to: number[] = [];
  const left: number[] = [];
  const out: number[][] = Array.from({ length: nodes }, () => []);
  for (const edge of edges) {
    out[edge.from]!.push(to.length);
    to.push(edge.to);
    left.push(edge.capacity);
    out[edge.to]!.push(to.length);
    to.push(edge.from);
    left.push(0);
  }
  const dust = 1e-12 * Math.max(0, ...edges.map((edge) => edge.capacity));
  let total = 0;
  for (let phase = 0; phase <= nodes; phase++) {
    const level = levels(nodes, out, to, left, source, dust);
    if (level[sink]! < 0) return total;
    const cursor = new Array<number>(nodes).fill(0);
    const push = (node: number, limit: number): number => {
      if (node === sink) return limit;
      for (; cursor[node]! < out[node]!.length; cursor[node]!++) {
        const edge = out[node]![cursor[node]!]!;
        const next = to[edge]!;
        if (left[edge]! <= dust || level[next]! !== level[node]! + 1) continue;
        const pushed = push(next, Math.min(limit, left[edge]!));
        if (pushed > dust) {
          left[edge]! -= pushed;
          left[edge ^ 1]! += pushed;
          return pushed;
        }
      }
      return 0;
    };
    // A phase saturates at least one edge with every push, so it has at most as many pushes as edges.
    for (let attempt = 0; attempt <= edges.length * 2; attempt++) {
      const pushed = push(source, Number.POSITIVE_INFINITY);
      if (pushed <= dust) break;
      total += pushed;
    }
  }
  return total;
}

function levels(
  nodes: number,
  out: readonly (readonly number[])[],
  to: readonly number[],
  left: readonly number[],
  source: number,
  dust: number,
): number[] {
  const level = new Array<number>(nodes).fill(-1);
  level[source] = 0;
  const queue = [source];
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]!;
    for (const edge of out[node]!) {
      const next = to[edge]!;
      if (left[edge]! > dust && level[next]! < 0) {
        level[next] = level[node]! + 1;
        queue.push(next);
      }
    }
  }
  return level;
}
