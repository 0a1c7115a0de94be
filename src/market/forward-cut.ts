/** Cuts for a reader that moves through time: the same object while nothing new became known, so that "unchanged" is one comparison. */
import type { Instant } from "../core/time.ts";
import { firstAbove } from "./full-cut.ts";

/**
 * Wraps a cut whose answer can only change when another of the instants `knownAt` has passed. Asked in ascending order it
 * cuts once for each change; in any order its answers are those of `cut`.
 */
export function whenKnown<Answer>(
  knownAt: Iterable<number>,
  cut: (asOf: Instant) => Answer,
): (asOf: Instant) => Answer {
  const instants = Float64Array.from(knownAt).sort();
  let passed = -1;
  let answer: Answer | undefined;
  return (asOf) => {
    const now = firstAbove(instants, asOf);
    if (now !== passed) {
      answer = cut(asOf);
      passed = now;
    }
    return answer!;
  };
}
