/** What a check can say, and how several findings make one verdict. */

/** Worst first: a figure takes the first of these that any finding gives it. */
export const verdicts = ["contradicted", "inconsistent", "assumption", "consistent", "uncheckable"] as const;
export type Verdict = (typeof verdicts)[number];

/** A number, a range or words as text ("50 to 75"), null where there is nothing to compare with. In the figure's printed unit. */
export type Amount = number | string | null;

/** One result of one rule for one figure, with its arithmetic as a reader would check it. */
export interface Finding {
  readonly rule: string;
  /** Ids of the other figures used; facts are named in the arithmetic. */
  readonly with: readonly string[];
  readonly arithmetic: string;
  readonly expected: Amount;
  readonly found: Amount;
  readonly verdict: Verdict;
  /** The assumption under which the figure is reproduced, or why it cannot be checked. */
  readonly reading?: string;
}

/** The verdict of a figure: its worst finding; without any finding there was nothing to check against. */
export const worstOf = (findings: readonly Finding[]): Verdict =>
  verdicts.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? "uncheckable";
