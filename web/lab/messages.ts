/** What the page and its workers say to each other. */
import type { Changes, ScenarioAnswer, ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import type { EnsembleResult } from "../../src/simulation/market-system/ensemble.ts";

export interface LabRequest {
  readonly basis: ScenarioBasis;
  readonly changes: Changes;
  readonly seed: number;
  readonly worlds: number;
  /** When the reader made the choice behind it, by the page's clock; null for the first picture. */
  readonly askedAt: number | null;
}

/** Worlds draw the size of the trade themselves, and take the shock of each run: those two build nothing anew. */
export function lastingOf({ shock: _shock, exposureUsd: _exposure, ...lasting }: Changes): Changes {
  return lasting;
}

/** One worker's part of a request. */
export interface LabJob extends LabRequest {
  readonly id: number;
  readonly from: number;
  readonly count: number;
  /** Whether this worker also answers the scenario itself. */
  readonly answers: boolean;
}

export type LabReply =
  | { readonly kind: "answer"; readonly id: number; readonly answer: ScenarioAnswer }
  | { readonly kind: "worlds"; readonly id: number; readonly result: EnsembleResult }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
