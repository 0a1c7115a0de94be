/** `calibrate bands`: what the paths are held against: how far each factor moved over the outlook's horizon in its own history, and whose volatilities rise together. */
import { quantile } from "simple-statistics";
import { log } from "../core/math/elementary.ts";
import { factors } from "../simulation/monte-carlo/factors.ts";
import { rounded } from "./calibrate-factors.ts";
import { readFactors } from "./factor-files.ts";
import { parameterValue } from "./monitor.ts";
import { type HorizonRecord, horizonRecordSchema, packagedCalibration } from "./packaged-outlook.ts";
import { volatilityCompany } from "./volatility-company.ts";

export interface HorizonRequest {
  readonly dataDirectory: string;
  /** First day of the newer span; the other is all of a file. */
  readonly from: string;
  readonly to: string;
}

export async function horizonRecord({ dataDirectory, from, to }: HorizonRequest): Promise<HorizonRecord> {
  const sessions = parameterValue("outlook-horizon-sessions");
  const series = await readFactors(dataDirectory);
  return horizonRecordSchema.parse(
    rounded({
      command: `metastable calibrate bands --data-dir DIR --from ${from} --to ${to}`,
      horizonSessions: sessions,
      factors: factors.map(({ id, kind }, i) => {
        const { observed, values } = series[i]!;
        const rows = observed.flatMap((day, t) => (day <= to && isWeekday(day) ? [{ day, value: values[t]! }] : []));
        return {
          factor: id,
          unit: kind === "log-reverting" ? "level" : kind === "difference" ? "percentage points" : "log change",
          spans: ["", from].map((first) => {
            const span = rows.filter(({ day }) => day >= first);
            const ends = span.slice(sessions);
            const moves = ends.map(({ value }, t) =>
              kind === "log-reverting"
                ? value
                : kind === "difference"
                  ? 100 * (value - span[t]!.value)
                  : log(value / span[t]!.value),
            );
            return {
              from: span[0]!.day,
              to: span.at(-1)!.day,
              windows: moves.length,
              independent: Math.floor((span.length - 1) / sessions),
              lo: quantile(moves, 0.05),
              median: quantile(moves, 0.5),
              hi: quantile(moves, 0.95),
            };
          }),
        };
      }),
      commonNews: (await packagedCalibration()).commonNews.strength,
      company: await volatilityCompany({ dataDirectory, from, to }),
    }),
  );
}

/** Bitcoin's weekends count with its Monday, as on the paths. */
const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay());
