/** What the ledger says about earlier fetches, kept at hand: to ask only for what has changed, and not twice for what is done. */
import type { Validators } from "./collect/exchange.ts";

/** The body of a fetch event. */
export interface FetchBody extends Validators {
  readonly source: string;
  /** Without secrets. */
  readonly from: string;
  /** sha256 of the redacted body of a POST. */
  readonly asked?: string;
  readonly retrieved: string;
  readonly verdict: "accepted" | "unchanged" | "quarantined" | "rejected" | "unreachable";
  readonly problem?: string;
  readonly remedy?: string;
  readonly payload?: string;
  readonly bytes?: number;
  /** Version of the parser that read the payload. */
  readonly parser?: number;
}

type Request = Pick<FetchBody, "source" | "from" | "asked">;

const kept = 100_000;

/** As plain JSON; the order of the bodies is the order in which they are forgotten. */
export interface FetchNotesState {
  readonly taken: readonly FetchBody[];
  readonly failed: readonly FetchBody[];
  readonly takenFrom: readonly (readonly [string, string])[];
}

export class FetchNotes {
  private readonly taken = new Map<string, FetchBody>();
  private readonly failed = new Map<string, FetchBody>();
  private readonly takenFrom: Map<string, string>;

  constructor({ taken, failed, takenFrom }: FetchNotesState = { taken: [], failed: [], takenFrom: [] }) {
    for (const body of taken) this.taken.set(keyOf(body), body);
    for (const body of failed) this.failed.set(keyOf(body), body);
    this.takenFrom = new Map(takenFrom);
  }

  toJSON(): FetchNotesState {
    return { taken: [...this.taken.values()], failed: [...this.failed.values()], takenFrom: [...this.takenFrom] };
  }

  note(body: FetchBody): void {
    const key = keyOf(body);
    const isTaken = body.verdict !== "rejected" && body.verdict !== "unreachable";
    const notes = isTaken ? this.taken : this.failed;
    if (isTaken) {
      this.failed.delete(key);
      this.takenFrom.set(body.source, body.retrieved);
    }
    notes.delete(key);
    notes.set(key, body);
    if (notes.size > kept) notes.delete(notes.keys().next().value!);
  }

  /** The last fetch of the same request whose answer was taken in, or was what we had. */
  findTaken(request: Request): FetchBody | undefined {
    return this.taken.get(keyOf(request));
  }

  /** When an answer of the source was last taken in, or was what we had; an ISO instant. */
  lastTaken(source: string): string | undefined {
    return this.takenFrom.get(source);
  }

  /** The last failure of the same request, if nothing was taken in since. */
  findFailed(request: Request): FetchBody | undefined {
    return this.failed.get(keyOf(request));
  }
}

const keyOf = ({ source, from, asked }: Request): string => `${source} ${asked ?? ""} ${from}`;
