/**
 * Settlements of a perpetual as one rate a day: sum of the day's settlements / 3, which is their mean per 8 hours at
 * three settlements a day and stays right when a venue settles every four hours. A day counts when it is whole.
 */
import { dayMs, hourMs, type Instant, instant, utcDateOf } from "../core/time.ts";
import { decimalText, type Gathering } from "./gather.ts";

export interface Settlement {
  readonly place: string;
  /** Milliseconds; venues are some milliseconds late. */
  readonly at: number;
  readonly rate: number;
}

/** Eight hours, and a minute for the settlement that comes late. */
const longestGapMs = 8 * hourMs + 60_000;
const settlementsAt8h = 3;

/** A day cut by the ends of the answer is left out; a hole inside, or a settlement twice, is a fault and gives no day. The last settlement of a day is known at 16:00. */
export function gatherFundingDays(
  gathering: Gathering,
  series: string,
  settlements: readonly Settlement[],
  retrieved: Instant,
  places = 10,
): void {
  const days = new Map<number, Settlement[]>();
  for (const one of settlements) {
    const start = Math.floor(one.at / dayMs) * dayMs;
    days.set(start, [...(days.get(start) ?? []), one]);
  }
  const ascending = [...days.keys()].sort((a, b) => a - b);
  const cutDays = new Set([ascending[0], ascending.at(-1)]);
  for (const start of ascending) {
    const ends = start + dayMs;
    if (start > retrieved)
      gathering.fault(days.get(start)![0]!.place, utcDateOf(instant(start)), "a day that has begun");
    if (ends > retrieved) continue;
    const list = days.get(start)!.sort((a, b) => a.at - b.at);
    const observed = utcDateOf(instant(start));
    const twice = list.find((one, i) => one.at === list[i - 1]?.at);
    if (twice) {
      gathering.fault(twice.place, observed, "each settlement once");
      continue;
    }
    const times = [start - 8 * hourMs, ...list.map((s) => s.at), ends];
    const hole = times.findIndex((at, i) => i > 0 && at - times[i - 1]! > longestGapMs);
    if (hole >= 0) {
      if (!cutDays.has(start)) gathering.fault(list[0]!.place, observed, "settlements at most 8 hours apart");
      continue;
    }
    const sum = list.reduce((total, s) => total + s.rate, 0);
    const value = decimalText(sum / settlementsAt8h, places);
    const place = list[0]!.place;
    gathering.row({ place, series, observed, published: instant(ends), value, unit: "ratio per 8 hours" });
  }
}
