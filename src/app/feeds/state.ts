/** The state of each live feed as a reader sees it, and the counts behind it. */
import { z } from "zod";

export const feedPhases = ["connecting", "subscribing", "live", "waiting", "stopped"] as const;
export type FeedPhase = (typeof feedPhases)[number];

const iso = z.string().describe("ISO 8601 instant in UTC");
const count = z.number().int();

export const feedStateSchema = z.object({
  feed: z.string(),
  venue: z.string(),
  phase: z.enum(feedPhases),
  since: iso.describe("when the phase began"),
  url: z.string(),
  connections: count.describe("connections tried since the start"),
  lastFrame: iso.nullable(),
  lastSegment: iso.nullable().describe("end of the newest segment that is in the ledger"),
  segments: count.describe("segments acknowledged by the ledger since the start"),
  frames: count,
  ignored: count.describe("frames that hold nothing of what is declared; not kept"),
  malformed: count,
  messages: count,
  duplicates: count,
  outOfOrder: count,
  late: count.describe("messages too far from their receipt to be used"),
  dropped: count.describe("frames lost because writing could not keep up; each loss is a gap in the ledger"),
  lagMs: z
    .number()
    .nullable()
    .describe("smallest receipt minus venue time of the segment under way: clock difference plus way"),
  refused: z.array(z.string()).describe("subscriptions that the venue refused"),
  pendingBytes: count.describe("recorded and not yet in the ledger"),
  isPaused: z.boolean().describe("reading rests until writing has caught up"),
  problem: z.string().nullable(),
});
export type FeedState = z.infer<typeof feedStateSchema>;

export interface FeedCounts {
  connections: number;
  segments: number;
  frames: number;
  ignored: number;
  malformed: number;
  messages: number;
  duplicates: number;
  outOfOrder: number;
  late: number;
  dropped: number;
}

export const noCounts = (): FeedCounts => ({
  connections: 0,
  segments: 0,
  frames: 0,
  ignored: 0,
  malformed: 0,
  messages: 0,
  duplicates: 0,
  outOfOrder: 0,
  late: 0,
  dropped: 0,
});
