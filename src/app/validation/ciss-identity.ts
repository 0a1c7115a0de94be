/** The identity of the published index that ours is modelled on: its contributions add up to it. */
import type { SeriesWindow } from "../../indicators/define.ts";
import { cissAreas, cissParts } from "../../market/series/stress.ts";

export interface IdentityTest {
  readonly area: string;
  readonly days: number;
  readonly from: string;
  readonly to: string;
  /** Largest distance between the sum of the contributions and the index, and the day it was on. */
  readonly largestDifference: number;
  readonly on: string;
  readonly holds: boolean;
}

const tolerance = 1e-3;

/** One test for each area of which a day with the index and all its contributions is known. */
export const cissIdentity = (windows: ReadonlyMap<string, SeriesWindow>): IdentityTest[] =>
  cissAreas.flatMap((area): IdentityTest[] => {
    const byDay = (id: string): ReadonlyMap<string, number> => {
      const window = windows.get(id);
      return new Map(window?.observed.map((day, i) => [day, window.values[i]!]));
    };
    const parts = cissParts.map((part) => byDay(`stress.ciss.${area}.${part}`));
    const days = [...byDay(`stress.ciss.${area}`)].filter(([day]) => parts.every((part) => part.has(day)));
    if (days.length === 0) return [];
    const differences = days.map(([day, index]) => ({
      day,
      size: Math.abs(parts.reduce((sum, part) => sum + part.get(day)!, 0) - index),
    }));
    const worst = differences.reduce((most, one) => (one.size > most.size ? one : most));
    return [
      {
        ...{ area, days: days.length, from: days[0]![0], to: days.at(-1)![0] },
        ...{ largestDifference: worst.size, on: worst.day, holds: worst.size <= tolerance },
      },
    ];
  });
