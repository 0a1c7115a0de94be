/**
 * Server-sent events: `head` with the ledger head of the newest data, at once and when new data has come, and
 * `collection` with how far the questions at the start have come, or `null` once they are done.
 */
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Monitor } from "../app/monitor.ts";

const readersLimit = 64;
const aliveMs = 20_000;
/** What comes closer together is told once: a page asks everything again for each. */
const calmMs = 3_000;

export function eventStream(monitor: Monitor): (c: Context) => Response | Promise<Response> {
  let readers = 0;
  return (c) => {
    if (readers >= readersLimit)
      return c.json({ error: { kind: "limit", message: `${readersLimit} readers listen already`, problems: [] } }, 503);
    readers++;
    return streamSSE(c, async (stream) => {
      const tell = () => stream.writeSSE({ event: "head", data: String(monitor.folder.dataHead) });
      const tellRound = () =>
        stream.writeSSE({ event: "collection", data: JSON.stringify(monitor.progress.state ?? null) });
      const heads = calmly(tell);
      const rounds = calmly(tellRound);
      const unsubscribe = [monitor.folder.onData(heads.ask), monitor.progress.onChange(rounds.ask)];
      const gone = new Promise<void>((resolve) => stream.onAbort(resolve));
      // A comment now and then keeps proxies from closing a silent line.
      const alive = setInterval(() => void stream.write(": alive\n\n").catch(() => undefined), aliveMs);
      try {
        await tell();
        await tellRound();
        await gone;
      } finally {
        clearInterval(alive);
        heads.end();
        rounds.end();
        for (const end of unsubscribe) end();
        readers--;
      }
    });
  };
}

/** Runs the work at once, and again at most once in `calmMs`, the last time asked for never left out. */
function calmly(work: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  let isAskedAgain = false;
  const run = (): void => {
    isAskedAgain = false;
    void work().catch(() => undefined);
    timer = setTimeout(() => {
      timer = undefined;
      if (isAskedAgain) run();
    }, calmMs);
  };
  return {
    ask: () => {
      if (timer === undefined) run();
      else isAskedAgain = true;
    },
    end: () => clearTimeout(timer),
  };
}
