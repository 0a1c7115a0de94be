// The place of a change, counted by hand from 1.
import { expect, it } from "vitest";
import { firstDifference } from "./first-difference.ts";

it.each([
  [
    "one\nVIX 26.43 now",
    "one\nVIX 26.42 now",
    'a, line 2, character 9: found "VIX 26.43 now", the ledger gives "VIX 26.42 now"',
  ],
  ["one\ntwo", "one\ntwo\nthree", 'a, line 3, character 1: found "", the ledger gives "three"'],
  ["one\ntwo\nthree", "one\ntwo", 'a, line 3, character 1: found "three", the ledger gives ""'],
])("names the first of them", (found, wanted, said) => expect(firstDifference("a", found, wanted)).toBe(said));
