/** What a route is, and the query that every read has. */
import { z } from "zod";
import type { HeavyRuns } from "../app/heavy-runs.ts";
import type { Monitor } from "../app/monitor.ts";

export const readQuery = z.strictObject({
  asOf: z.string().optional().describe("what was known at this instant: YYYY-MM-DD, or ISO 8601 with a zone"),
  head: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe("ledger sequence number to read at; default the newest data"),
});
export type Read = z.infer<typeof readQuery>;

/** Of reads that compute from prices. */
export const staleRead = readQuery.extend({
  allowStale: z
    .enum(["true", "false"])
    .optional()
    .describe("true: answer from prices that are older than their series allow, with a note for each"),
});

export const staleRequest = ({ allowStale, ...read }: z.infer<typeof staleRead>) => ({
  ...read,
  allowStale: allowStale === "true",
});

export interface Route {
  readonly method: "get" | "post";
  /** OpenAPI form, with `{name}` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** 202: accepted, the answer comes later; default 200. */
  readonly status?: 200 | 202;
  readonly handle: (request: RouteRequest<never>) => unknown;
}

interface RouteRequest<Query> {
  readonly monitor: Monitor;
  readonly runs: HeavyRuns;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: unknown;
}

export const route = <Query>(r: Omit<Route, "handle"> & { handle: (request: RouteRequest<Query>) => unknown }): Route =>
  r as unknown as Route;
