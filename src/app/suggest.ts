/** The known id that a mistyped one most likely means. */

/** Undefined when nothing is near: more than a third of the letters would have to change. */
export function closest(text: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Math.floor(text.length / 3) + 1;
  for (const candidate of known) {
    const edits = distance(text, candidate, fewest);
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein distance, given up (returning `limit`) once it cannot stay below the limit. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1));
    }
    if (Math.min(...current) >= limit) return limit;
    previous = current;
  }
  return previous[b.length]!;
}
