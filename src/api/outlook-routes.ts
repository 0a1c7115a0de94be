/** Routes of the outlook: a heavy run, and what the newest one for an instant has said. */
import { z } from "zod";
import type { HeavyRuns } from "../app/heavy-runs.ts";
import { runSchema } from "../app/heavy-runs.ts";
import type { Monitor } from "../app/monitor.ts";
import { packagedAnswer, packagedAnswerSchema } from "../app/outlook-packaged.ts";
import { outlookBodySchema } from "../app/outlook-request.ts";
import { OutlookRuns } from "../app/outlook-runs.ts";
import { type Read, type Route, readQuery, route } from "./route.ts";

const known = new WeakMap<HeavyRuns, OutlookRuns>();
function outlookRuns(monitor: Monitor, runs: HeavyRuns): OutlookRuns {
  const found = known.get(runs) ?? new OutlookRuns(monitor, runs);
  known.set(runs, found);
  return found;
}

export const outlookRoutes: readonly Route[] = [
  route<unknown>({
    method: "post",
    path: "/api/outlook",
    summary: "Probabilities over 18 months: starts a heavy run, whose answer is at /api/runs/{id}",
    body: outlookBodySchema,
    response: runSchema,
    status: 202,
    handle: ({ monitor, runs, body }) => outlookRuns(monitor, runs).start(body),
  }),
  route<Read>({
    method: "get",
    path: "/api/outlook",
    summary: "The newest run of the outlook for an instant, if this process has one, and the packaged answer",
    query: readQuery,
    response: z.object({ run: runSchema.nullable(), packaged: packagedAnswerSchema }),
    handle: async ({ monitor, runs, query }) => ({
      run: outlookRuns(monitor, runs).newest(query),
      packaged: await packagedAnswer(await monitor.snapshot(query)),
    }),
  }),
];
