/** A narrative claim under test: one declared test, its numbers, and a verdict of a closed list. */
import type { LocalDate } from "../../core/time.ts";
import type { FactBook } from "../facts/fact-book.ts";
import type { Readings } from "../readings.ts";

/** Supported or contradicted by the test; undetermined: the test ran and does not decide; untestable: inputs are absent. */
export const claimVerdicts = ["supported", "contradicted", "undetermined", "untestable"] as const;
export type ClaimVerdict = (typeof claimVerdicts)[number];

export interface ClaimResult {
  readonly verdict: ClaimVerdict;
  /** What the test computed, plain JSON; rates in percent where the name ends in Percent. */
  readonly numbers: Readonly<Record<string, number | string | null>>;
  readonly reason: string;
}

export interface ClaimContext {
  readonly facts: FactBook;
  readonly today: LocalDate;
  readonly readings: Readings;
}

export interface ClaimDefinition {
  /** File name without extension, and the id of the claim's record. */
  readonly id: string;
  /** The claim in our words. */
  readonly claim: string;
  /** What the test does, for a reader who wants to repeat it. */
  readonly test: string;
  readonly judge: (context: ClaimContext) => ClaimResult;
}

export const defineClaim = (definition: ClaimDefinition): ClaimDefinition => definition;

/** The session that the claims are about. */
export const claimDay = "2025-11-20" as LocalDate;

/** An answer for inputs that are absent, naming the source that would settle it. */
export const untestable = (source: string, numbers: ClaimResult["numbers"] = {}): ClaimResult => ({
  verdict: "untestable",
  numbers,
  reason: `missing: needs ${source}`,
});

/** Four decimals are enough for a reader and hide the noise of the last bits. */
export const round = (x: number, digits = 4): number => Number(x.toFixed(digits));
