/** Elementary cycles of a directed graph (Johnson 1975), bounded in length and number. */

export interface CycleLimits {
  /** Longest cycle, in edges. */
  readonly length: number;
  /** Most cycles that are listed; more makes `truncated` true. */
  readonly count: number;
  /** Most edges that are followed before the search stops. */
  readonly steps: number;
}

export interface CycleList {
  /** Node numbers without repeating the first; each cycle starts at its smallest node. In lexicographic order. */
  readonly cycles: readonly (readonly number[])[];
  readonly truncated: boolean;
}

/**
 * Every elementary cycle with at most `limits.length` edges. `successors[i]` lists the nodes that node i points to; loops
 * from a node to itself are cycles of length one. Like Johnson's algorithm each cycle is found once, from its smallest
 * node, inside the part of the graph that can still reach that node; the length limit takes the place of his blocking
 * lists, because a node that is barren at one depth may close a cycle at a smaller one.
 */
export function elementaryCycles(successors: readonly (readonly number[])[], limits: CycleLimits): CycleList {
  const ordered = successors.map((list) => [...new Set(list)].sort((a, b) => a - b));
  const predecessors = reverse(ordered);
  const cycles: number[][] = [];
  let steps = 0;
  let truncated = false;
  for (let start = 0; start < ordered.length && !truncated; start++) {
    const distance = distancesTo(start, predecessors, limits.length);
    const path = [start];
    const onPath = new Set(path);
    const extend = (node: number): void => {
      for (const next of ordered[node]!) {
        if (truncated) return;
        if (++steps > limits.steps || cycles.length > limits.count) {
          truncated = true;
          return;
        }
        if (next === start) cycles.push([...path]);
        else if (next > start && !onPath.has(next) && path.length + (distance.get(next) ?? Infinity) <= limits.length) {
          path.push(next);
          onPath.add(next);
          extend(next);
          onPath.delete(next);
          path.pop();
        }
      }
    };
    extend(start);
  }
  return { cycles: cycles.slice(0, limits.count), truncated };
}

/** Edges on the shortest way from each node to `target` through nodes not smaller than it, up to `limit`. */
function distancesTo(target: number, predecessors: readonly (readonly number[])[], limit: number): Map<number, number> {
  const distance = new Map([[target, 0]]);
  let frontier = [target];
  for (let d = 1; d < limit && frontier.length > 0; d++) {
    const nextFrontier: number[] = [];
    for (const node of frontier)
      for (const before of predecessors[node]!)
        if (before > target && !distance.has(before)) {
          distance.set(before, d);
          nextFrontier.push(before);
        }
    frontier = nextFrontier;
  }
  return distance;
}

function reverse(successors: readonly (readonly number[])[]): number[][] {
  const predecessors: number[][] = successors.map(() => []);
  successors.forEach((list, from) => {
    for (const to of list) predecessors[to]!.push(from);
  });
  return predecessors;
}
