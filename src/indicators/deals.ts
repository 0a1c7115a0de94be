/** The register of announced money flows between AI companies as a graph. Amounts are announcements, often "up to". */
import type { RecordRow } from "../market/observation.ts";

export interface Deal {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** US dollars over the whole period of the deal; null where it was not disclosed. */
  readonly amount: number | null;
  readonly status: string;
  readonly announced: string;
  /** The source says "up to": the amount is a ceiling. */
  readonly upTo: boolean;
}

/** Deals of the register in the order of their keys; entries without both ends are left out. */
export const dealsOf = (records: readonly RecordRow[]): readonly Deal[] =>
  records.flatMap(({ body }) => {
    const { from, to, kind, amountUsd, status, announced, note } = body;
    if (typeof from !== "string" || typeof to !== "string" || from === "" || to === "") return [];
    const amount = typeof amountUsd === "number" && amountUsd > 0 ? amountUsd : null;
    const upTo = /\bup to (USD|\d)/i.test(String(note ?? ""));
    return [
      {
        from,
        to,
        kind: String(kind ?? ""),
        amount,
        status: String(status ?? ""),
        announced: String(announced ?? ""),
        upTo,
      },
    ];
  });

/** Paid or under contract; everything else is announced, reported or a letter of intent. */
export const isBinding = (deal: Deal): boolean => deal.status === "paid" || deal.status === "contracted";

/** Amounts in words for details. */
export const billions = (amount: number): string => `USD ${Number((amount / 1e9).toPrecision(4))}bn`;
