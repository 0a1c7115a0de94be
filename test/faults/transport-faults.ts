/** What can go wrong on the way, each with the verdict that is right for it. */
import type { Reply } from "../support/publisher.ts";
import type { Verdict } from "./payload-faults.ts";

export interface TransportFault {
  readonly name: string;
  readonly reply: (good: Uint8Array) => Reply;
  readonly verdict: Verdict;
  /** Found out by waiting only: tried with short deadlines. */
  readonly isSlow?: boolean;
}

export const transportFaults: readonly TransportFault[] = [
  { name: "no answer", reply: () => ({ manner: "silent" }), verdict: "unreachable", isSlow: true },
  { name: "a slow drip", reply: (body) => ({ body, manner: "drip" }), verdict: "unreachable", isSlow: true },
  { name: "a reset", reply: () => ({ manner: "reset" }), verdict: "unreachable" },
  { name: "a body cut off", reply: (body) => ({ body, manner: "cut" }), verdict: "unreachable" },
  { name: "status 403", reply: () => ({ status: 403, body: "Forbidden" }), verdict: "unreachable" },
  {
    name: "status 429 with Retry-After",
    reply: () => ({ status: 429, headers: { "retry-after": "1" } }),
    verdict: "unreachable",
  },
  { name: "status 500", reply: () => ({ status: 500, body: "oops" }), verdict: "unreachable" },
  { name: "a redirect loop", reply: () => ({ status: 302, headers: { location: "/round" } }), verdict: "unreachable" },
  {
    name: "a wrong content type",
    reply: (body) => ({ body, headers: { "content-type": "application/pdf" } }),
    verdict: "rejected",
  },
  { name: "a body too large", reply: () => ({ body: Buffer.alloc(300_000, " ") }), verdict: "rejected" },
  {
    name: "an error page with status 200",
    reply: () => ({ body: "<!DOCTYPE html>\n<html><body>Service unavailable</body></html>\n" }),
    verdict: "rejected",
  },
];
