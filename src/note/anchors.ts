/** Anchors of numbers in the provenance appendix: readable and unique, the same in every rendering. */
import type { NoteDocument } from "./document.ts";
import { slugOf } from "./safe-text.ts";

export interface Anchors {
  /** Anchor of one number. */
  readonly ofNumber: (ref: string) => string;
  /** Anchor of the thing that the number comes from. */
  readonly ofEntry: (explain: string) => string;
}

export function anchorsOf(doc: NoteDocument): Anchors {
  const taken = new Set<string>();
  const unique = (wanted: string): string => {
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`;
    taken.add(name);
    return name;
  };
  const numbers = new Map<string, string>();
  const entries = new Map<string, string>();
  for (const entry of doc.provenance) {
    entries.set(`${entry.of} ${entry.explain}`, unique(`p-${slugOf(entry.explain)}`));
    for (const number of entry.numbers) numbers.set(number.ref, unique(`n-${slugOf(number.ref)}`));
  }
  const get = (map: Map<string, string>, key: string): string => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`bug: note: ${key} has no entry in the provenance appendix`);
    return found;
  };
  return { ofNumber: (ref) => get(numbers, ref), ofEntry: (key) => get(entries, key) };
}
