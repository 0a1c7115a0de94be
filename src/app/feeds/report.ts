/** What `metastable feeds` and the API say about the live feeds. */
import { z } from "zod";
import { formatInstant, observedAt } from "../../core/time.ts";
import { gapTable } from "../../sources/feeds/source.ts";
import type { Monitor, ReadRequest } from "../monitor.ts";
import { pinned } from "../results.ts";
import { feedStateSchema } from "./state.ts";

/** Newest gaps that are told; all are in the ledger. */
const gapsShown = 20;

export const feedReportSchema = z.object({
  ...pinned,
  items: z.array(feedStateSchema).describe("empty where no feed runs"),
  gaps: z
    .array(
      z.object({
        feed: z.string(),
        start: z.string(),
        end: z.string(),
        reason: z.string(),
        known: z.string().describe("when it came into the ledger"),
      }),
    )
    .describe("the newest ones"),
});
export type FeedReport = z.infer<typeof feedReportSchema>;

/** State of every feed that this process runs; none outside of `up`. */
export const feedStates = (monitor: Monitor) => monitor.feeds?.states() ?? [];

export async function feedReport(monitor: Monitor, request: ReadRequest = {}): Promise<FeedReport> {
  const pin = monitor.pin(request);
  const gaps = (await monitor.folder.index.records(gapTable, pin)).map(({ body, knownAt }) => ({
    feed: String(body.feed),
    start: String(body.start),
    end: String(body.end),
    reason: String(body.reason),
    known: formatInstant(knownAt),
  }));
  gaps.sort((a, b) => observedAt(b.start) - observedAt(a.start));
  return { ...monitor.header(request, pin), items: feedStates(monitor), gaps: gaps.slice(0, gapsShown) };
}
