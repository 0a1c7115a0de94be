/** Every kind of contract, one line each in the schema, the references and the compiled form. */
import { z } from "zod";
import type { SimulationState } from "../state.ts";
import { claimsReferences, claimsSchema, compileClaims } from "./claims.ts";

/** What ties institutions to each other; settled once a round, after the markets have cleared. */
export interface Contract {
  /** Called when a step starts, after its shock. */
  readonly startStep?: (state: SimulationState) => void;
  /** Moves cash between institutions. Returns true when it changed a price or a default, so that the round counts. */
  readonly settle: (state: SimulationState) => boolean;
}

export const contractSchema = z.discriminatedUnion("kind", [claimsSchema]);
export type ContractInput = z.output<typeof contractSchema>;

/** Ids that a contract names, with where it names them. */
export type ContractReference = readonly [
  path: readonly (string | number)[],
  kind: "asset" | "institution",
  id: string,
];

export function contractReferences(contract: ContractInput): readonly ContractReference[] {
  return claimsReferences(contract);
}

export interface Places {
  readonly assetAt: (id: string) => number;
  readonly institutionAt: (id: string) => number;
}

export function compileContract(contract: ContractInput, places: Places): Contract {
  return compileClaims(contract, places);
}
