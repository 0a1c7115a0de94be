/** `calibrate moves`: the furthest that each factor has moved within so many sessions, and the rule for runs that go beyond it. */
import { log } from "../core/math/elementary.ts";
import type { OutsideRule } from "../simulation/market-system/outside.ts";
import { factors } from "../simulation/monte-carlo/factors.ts";
import { rounded } from "./calibrate-factors.ts";
import { readFactors } from "./factor-files.ts";
import { parameterValue } from "./monitor.ts";
import { type LargestMoves, largestMovesSchema, packagedMoves } from "./packaged-outlook.ts";

const windows = [1, 2, 5, 10, 20, 40, 60] as const;

export interface MovesRequest {
  readonly dataDirectory: string;
  readonly from: string;
  readonly to: string;
}

/** Prices alone: of a yield the market system moves the price. Furthest of all closes within a window of its first close. */
export async function largestMoves({ dataDirectory, from, to }: MovesRequest): Promise<LargestMoves> {
  const series = await readFactors(dataDirectory);
  return largestMovesSchema.parse(
    rounded({
      command: `metastable calibrate moves --data-dir DIR --from ${from} --to ${to}`,
      factors: factors.flatMap(({ id, kind }, i) => {
        if (kind !== "log") return [];
        const { observed, values } = series[i]!;
        const kept = observed.flatMap((day, t) => (day >= from && day <= to ? [{ day, value: values[t]! }] : []));
        const logs = kept.map(({ value }) => log(value));
        const span = { from: kept[0]!.day, to: kept.at(-1)!.day };
        return [{ factor: id, moves: windows.map((sessions) => ({ sessions, ...furthest(logs, sessions), ...span })) }];
      }),
    }),
  );
}

function furthest(logs: readonly number[], sessions: number): { fall: number; rise: number } {
  let [fall, rise] = [0, 0];
  for (let t = 0; t < logs.length; t++)
    for (let k = 1; k <= sessions && t + k < logs.length; k++) {
      const move = logs[t + k]! - logs[t]!;
      fall = Math.min(fall, move);
      rise = Math.max(rise, move);
    }
  return { fall, rise };
}

/** For a scenario over so many sessions: the shortest window that holds them. */
export async function outsideRule(
  horizonSessions: number,
  own: Readonly<Record<string, number>> = {},
): Promise<OutsideRule> {
  const { factors: known } = await packagedMoves();
  return {
    amplification: own["amplification-outside"] ?? parameterValue("amplification-outside"),
    multiple: own["history-outside"] ?? parameterValue("history-outside"),
    largest: Object.fromEntries(
      known.flatMap(({ factor, moves }) => {
        const found = moves.find(({ sessions }) => sessions >= horizonSessions);
        return found ? [[factor, found]] : [];
      }),
    ),
  };
}
