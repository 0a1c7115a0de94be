/** Every kind of contract: one line in the schema, one in `kinds`. */
import { z } from "zod";
import type { SimulationState } from "../state.ts";
import { claimsReferences, claimsSchema, compileClaims } from "./claims.ts";
import { compilePerpetual, perpetualReferences, perpetualSchema } from "./perpetual.ts";

/** What ties institutions to each other; settled once a round, after the markets have cleared. */
export interface Contract {
  /** Called when a step starts, after its shock. */
  readonly startStep?: (state: SimulationState) => void;
  /** Moves cash between institutions; may reprice an asset or find a default, which all see when they decide next. */
  readonly settle: (state: SimulationState) => void;
}

export const contractSchema = z.discriminatedUnion("kind", [claimsSchema, perpetualSchema]);
export type ContractInput = z.output<typeof contractSchema>;

/** Ids that a contract names, with where it names them; `perp-traders` is an institution with that behaviour. */
export type ContractReference = readonly [
  path: readonly (string | number)[],
  kind: "asset" | "institution" | "perp-traders",
  id: string,
];

export function contractReferences(contract: ContractInput): readonly ContractReference[] {
  return contract.kind === "claims" ? claimsReferences(contract) : perpetualReferences(contract);
}

export interface Places {
  readonly assetAt: (id: string) => number;
  readonly institutionAt: (id: string) => number;
}

export function compileContract(contract: ContractInput, places: Places): Contract {
  return contract.kind === "claims" ? compileClaims(contract, places) : compilePerpetual(contract, places);
}
