/** Row numbers of a payload in few letters: "0-14,20" for 0 to 14 and 20. Ledger events keep them. */
export function toRanges(indexes: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < indexes.length; ) {
    const first = indexes[i]!;
    let last = first;
    while (indexes[++i] === last + 1) last++;
    parts.push(first === last ? String(first) : `${first}-${last}`);
  }
  return parts.join(",");
}

export function fromRanges(text: string): Set<number> {
  const indexes = new Set<number>();
  for (const part of text === "" ? [] : text.split(",")) {
    const [first = Number.NaN, last = first] = part.split("-").map(Number);
    for (let i = first; i <= last; i++) indexes.add(i);
  }
  return indexes;
}
