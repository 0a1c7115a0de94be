/** Server-sent events: `head` with the ledger head of the newest data, at once and whenever new data has come. */
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Monitor } from "../app/monitor.ts";

const readersLimit = 64;
const aliveMs = 20_000;

export function eventStream(monitor: Monitor): (c: Context) => Response | Promise<Response> {
  let readers = 0;
  return (c) => {
    if (readers >= readersLimit)
      return c.json({ error: { kind: "limit", message: `${readersLimit} readers listen already`, problems: [] } }, 503);
    readers++;
    return streamSSE(c, async (stream) => {
      const tell = () => stream.writeSSE({ event: "head", data: String(monitor.folder.dataHead) });
      const unsubscribe = monitor.folder.onData(() => void tell().catch(() => undefined));
      const gone = new Promise<void>((resolve) => stream.onAbort(resolve));
      // A comment now and then keeps proxies from closing a silent line.
      const alive = setInterval(() => void stream.write(": alive\n\n").catch(() => undefined), aliveMs);
      try {
        await tell();
        await gone;
      } finally {
        clearInterval(alive);
        unsubscribe();
        readers--;
      }
    });
  };
}
