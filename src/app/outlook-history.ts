/** What history alone says of an event: its dates up to the as-of, and the probability of none over the horizon. */
import { z } from "zod";
import { eventRateOf } from "../models/outlook/event-rate.ts";

export const sessionsPerYear = 252;
const yearDays = 365.25;
const dayMs = 86_400_000;

export const historySchema = z.object({
  episodes: z.array(z.string()).describe("days on which one began, up to the as-of"),
  years: z.number(),
  from: z.string(),
  to: z.string(),
  command: z.string(),
  noEvent: z.object({ value: z.number(), lo: z.number(), hi: z.number(), method: z.string(), n: z.number() }),
});

export interface EpisodeRecord {
  readonly command: string;
  readonly from: string;
  readonly to: string;
  readonly years: number;
  readonly episodes: readonly string[];
}

/** A record that reaches beyond the as-of is cut there: each episode was seen on its day from what was known by then. */
export function historyOf(record: EpisodeRecord, horizonSessions: number, asOf: string): z.infer<typeof historySchema> {
  const day = asOf.slice(0, 10);
  const isCut = record.to > day;
  const to = isCut ? day : record.to;
  const years = isCut ? Math.max(0.01, (Date.parse(to) - Date.parse(record.from)) / dayMs / yearDays) : record.years;
  const episodes = record.episodes.filter((began) => began <= to);
  const rate = eventRateOf(episodes.length, years, horizonSessions / sessionsPerYear);
  return {
    episodes,
    years: Number(years.toFixed(3)),
    from: record.from,
    to,
    command: record.command,
    noEvent: {
      value: rate.noEvent,
      ...rate.noEventInterval,
      method: "exact Poisson interval, 0.95; a constant rate, episodes taken as independent",
      n: episodes.length,
    },
  };
}
