import { z } from "zod";
import { defineModel } from "../define.ts";
import { real, refuse, volatility, years } from "../schema.ts";

export type ProcessKind = "geometric" | "arithmetic";

export interface Distance {
  /** Barrier - spot, in the unit of the level. */
  readonly level: number;
  /** Barrier / spot - 1. Absent when spot is not positive. */
  readonly percent?: number;
  /** Size of the distance over the volatility of the horizon. Absent when volatility is zero. */
  readonly sigmas?: number;
}

/**
 * Distance from spot to a barrier. In sigmas: |ln(B/S)| / (sigma sqrt h) for a geometric process with annual log volatility,
 * |B - S| / (sigma sqrt h) for an arithmetic one with volatility in levels a year.
 */
export function distanceTo(
  spot: number,
  barrier: number,
  volatility: number,
  years: number,
  kind: ProcessKind,
): Distance {
  const size = kind === "geometric" ? Math.abs(Math.log(barrier / spot)) : Math.abs(barrier - spot);
  const unit = volatility * Math.sqrt(years);
  return {
    level: barrier - spot,
    ...(spot > 0 ? { percent: barrier / spot - 1 } : {}),
    ...(unit > 0 ? { sigmas: size / unit } : {}),
  };
}

/** A geometric process never reaches zero; both ends must be positive. */
export function checkGeometric(
  context: z.RefinementCtx,
  i: { spot: number; barrier: number; kind: ProcessKind },
): void {
  if (i.kind !== "geometric") return;
  for (const field of ["spot", "barrier"] as const)
    if (!(i[field] > 0))
      refuse(context, [field], "more than 0 for a geometric process", "Use kind arithmetic for yields and spreads.");
}

export const kindField = z
  .enum(["geometric", "arithmetic"])
  .describe("geometric for prices (log volatility), arithmetic for yields (volatility in levels)");

export const distance = defineModel({
  id: "distance",
  title: "Distance to a level",
  theme: "thresholds",
  formula:
    "level = barrier - spot; percent = barrier / spot - 1; sigmas = |ln(barrier / spot)| / (volatility x sqrt years), or |barrier - spot| for an arithmetic process",
  reference: "definition",
  inputs: z
    .strictObject({
      spot: real("level today, any unit"),
      barrier: real("the level looked at, same unit"),
      volatility: volatility("annual volatility: decimal for geometric, levels a year for arithmetic"),
      years: years("horizon, years"),
      kind: kindField,
    })
    .superRefine((i, context) => checkGeometric(context, i)),
  example: { spot: 157.61, barrier: 152, volatility: 0.1, years: 0.25, kind: "geometric" },
  compute: (i) => ({ outputs: distanceTo(i.spot, i.barrier, i.volatility, i.years, i.kind) }),
});
