/** Small counts as words, and lists of spans. */
import type { Inline } from "./document.ts";
import { text } from "./document.ts";

const words = [
  "none",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
] as const;

/** "three"; digits above twelve. */
export const countWord = (n: number): string => words[n] ?? String(n);

export const capital = (value: string): string => value.charAt(0).toUpperCase() + value.slice(1);

/** The verb for a count: "1 is", "2 are", "0 are". */
export const isAre = (n: number): string => (n === 1 ? "is" : "are");

/** "a, b and c" of sentence parts. */
export function listed(parts: readonly (readonly Inline[])[]): readonly Inline[] {
  return parts.flatMap((part, i) => (i === 0 ? part : [text(i === parts.length - 1 ? " and " : ", "), ...part]));
}
