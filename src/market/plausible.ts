/**
 * What can be believed of a value next to its neighbours. A limit belongs to the series; where it names none, the limit
 * of its unit holds. Pure.
 */
import { dayMs } from "../core/time.ts";
import type { Unit } from "../core/units.ts";
import type { Calendar, MaxJump, SeriesDefinition } from "./series.ts";

/** Wide enough for the worst days on record, narrow enough for a percent read as a ratio or a slipped decimal point. */
const byUnit: Partial<Record<Unit, MaxJump>> = {
  ratio: { absolute: 0.015 },
  "ratio-per-8h": { absolute: 0.02 },
  "jpy-per-usd": { relative: 0.15 },
  "index-points": { relative: 0.5 },
  usdt: { relative: 4 },
  btc: { relative: 2 },
  eth: { relative: 2 },
  multiple: { relative: 2 },
  "usd-per-hour": { relative: 1.5 },
};

/** Usual days between two observations; undefined where they come when something happens. */
const spacingDays: Record<Calendar, number | undefined> = {
  tokyo: 1,
  "new-york": 1,
  london: 1,
  frankfurt: 1,
  "utc-daily": 1,
  weekly: 7,
  quarterly: undefined,
  event: undefined,
};

/** The limit for two neighbouring observations; undefined where the series has none. */
export function maxJumpOf(series: SeriesDefinition): MaxJump | undefined {
  if (series.maxJump === "any") return undefined;
  if (series.maxJump !== undefined) return series.maxJump;
  return spacingDays[series.calendar] === undefined ? undefined : byUnit[series.unit];
}

/**
 * Whether the way from one value to the other (inside unit) is longer than the series can go. The limit grows with the
 * square root of the time between them, as a random walk does; it never shrinks below one step.
 */
export function isJump(series: SeriesDefinition, from: number, to: number, gapMs: number): boolean {
  const limit = maxJumpOf(series);
  if (limit === undefined) return false;
  const steps = Math.sqrt(Math.max(1, Math.abs(gapMs) / dayMs / (spacingDays[series.calendar] ?? 1)));
  if ("absolute" in limit) return Math.abs(to - from) > limit.absolute * steps;
  // A share that doubles and one that halves have gone the same way. Values that carry a relative limit are positive.
  if (from <= 0 || to <= 0) return from !== to;
  return Math.abs(Math.log(to / from)) > Math.log(1 + limit.relative) * steps;
}

/** The limit in words, for the reason of a value that is held back. */
export function describeMaxJump(series: SeriesDefinition): string {
  const limit = maxJumpOf(series);
  if (limit === undefined) return "no limit";
  return "absolute" in limit ? `${limit.absolute} (${series.unit}) a step` : `a factor of ${1 + limit.relative} a step`;
}

/**
 * The power of ten by which new values differ from those known for the same observations, where it is 100 or more either
 * way and holds for most pairs that differ: a changed unit, such as percent to decimal. 0 when there is none.
 */
export function findScale(pairs: readonly (readonly [known: number, now: number])[]): number {
  const counts = new Map<number, number>();
  let comparable = 0;
  for (const [known, now] of pairs) {
    if (known === 0 || now === 0) continue;
    comparable++;
    const exponent = Math.round(Math.log10(Math.abs(now / known)));
    const isScaled = Math.abs(now / known / 10 ** exponent - 1) < 0.02 && Math.abs(exponent) >= 2;
    if (isScaled) counts.set(exponent, (counts.get(exponent) ?? 0) + 1);
  }
  for (const [exponent, count] of counts) if (count * 2 > comparable) return exponent;
  return 0;
}
