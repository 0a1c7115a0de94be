/** One accept or release event as it stands in the ledger, with where its payload came from. */
import type { Ledger } from "../store/contract.ts";
import type { AcceptBody, Accepted } from "./accept.ts";

/** Undefined where the ledger has no such event, or one that brings no rows. */
export async function readAccepted(ledger: Ledger, seq: number): Promise<Accepted | undefined> {
  if (!(Number.isInteger(seq) && seq >= 1 && seq <= ledger.head)) return undefined;
  for await (const { kind, body, group } of ledger.events(seq)) {
    if (kind !== "accept" && kind !== "release") return undefined;
    const accepted = body as unknown as AcceptBody;
    return { from: accepted.from ?? (await fetchedFrom(ledger, group?.first ?? seq, seq)), ...accepted, seq };
  }
  return undefined;
}

/** An accept event without an origin was written together with its fetch event, right behind it. */
async function fetchedFrom(ledger: Ledger, first: number, seq: number): Promise<string> {
  let from = "";
  for await (const event of ledger.events(first)) {
    if (event.seq >= seq) break;
    if (event.kind === "fetch") from = String(event.body.from);
  }
  return from;
}
