/** The progress of heavy runs as server-sent events: one event `state` at once, one at each change, none after the end. */
import type { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { HeavyRuns } from "../app/heavy-runs.ts";

/** A watcher that reads slowly gets the newest state, not all of them. */
const pauseMs = 100;

export function streamRuns(app: Hono, runs: HeavyRuns): void {
  app.get("/api/runs/:id/events", (c) => {
    const id = c.req.param("id");
    runs.get(id); // an unknown run is an ordinary error, before the stream starts
    return streamSSE(c, async (stream) => {
      let newest = runs.get(id);
      let isNew = true;
      let wake = (): void => {};
      const stopWatching = runs.watch(id, (state) => {
        newest = state;
        isNew = true;
        wake();
      });
      stream.onAbort(() => {
        stopWatching();
        wake();
      });
      while (!stream.aborted) {
        if (!isNew)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        if (stream.aborted) break;
        isNew = false;
        const isOver = newest.state !== "waiting" && newest.state !== "running";
        await stream.writeSSE({ event: "state", data: JSON.stringify(newest) });
        if (isOver) break;
        await stream.sleep(pauseMs);
      }
      stopWatching();
    });
  });
}
