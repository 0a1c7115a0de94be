/** Every assumption of the program: one record each, listed in `catalogue.ts`. No assumption constant lives elsewhere. */
import type { Unit } from "../core/units.ts";

/** How far a value can be trusted: assumed here, stated by the note, public, computed from public data, recalled. */
export type ParameterTag = "assumed" | "note" | "public" | "computed" | "recalled";

export interface ParameterDefinition {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: Unit;
  /** The range a reader may reasonably choose from; the sensitivity bar spans it. */
  readonly range: readonly [number, number];
  readonly tag: ParameterTag;
  readonly source: string;
}

export const defineParameter = <const D extends ParameterDefinition>(definition: D): D => definition;
