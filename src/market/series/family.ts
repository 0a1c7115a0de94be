/** Series that differ only in id and title share the rest. */
import type { Unit } from "../../core/units.ts";
import { type Calendar, defineSeries, type MaxJump } from "../series.ts";

type Ranked = readonly [string, ...string[]];
interface Family<U extends Unit> {
  unit: U;
  calendar: Calendar;
  sources: Ranked;
  freshForDays: number;
  plausible: readonly [number, number];
  /** Default true: market closes and official fixings are final when published. */
  neverRevised?: boolean;
  maxJump?: MaxJump | "any";
}

export function family<U extends Unit>(shared: Family<U>, members: readonly (readonly [id: string, title: string])[]) {
  return members.map(([id, title]) => defineSeries({ neverRevised: true, ...shared, id, title }));
}
