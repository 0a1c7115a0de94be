/**
 * Keys that come twice with different contents. For payloads whose rows have publications of their own: there one of the two
 * would pass for a later vintage, so neither can be taken.
 */
export function contradictions<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  contentOf: (one: T) => string,
): ReadonlySet<string> {
  const contents = new Map<string, string>();
  const found = new Set<string>();
  for (const one of all) {
    const key = keyOf(one);
    const before = contents.get(key);
    if (before !== undefined && before !== contentOf(one)) found.add(key);
    contents.set(key, contentOf(one));
  }
  return found;
}
