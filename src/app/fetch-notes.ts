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
/** Different failures of one request that are told before one of them counts as told. */
const failuresKept = 8;

/** A failure without what differs each time: waits and instants. */
const reasonOf = (problem: string): string => problem.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b\d+(\.\d+)? s\b/g, "…");

/** As plain JSON; the order of the bodies is the order in which they are forgotten. */
export interface FetchNotesState {
  readonly taken: readonly FetchBody[];
  readonly failed: readonly FetchBody[];
  readonly takenFrom: readonly (readonly [string, string])[];
}

export class FetchNotes {
  private readonly taken = new Map<string, FetchBody>();
  /** By request: each reason once, since something was last taken in. */
  private readonly failed = new Map<string, readonly FetchBody[]>();
  private readonly takenFrom: Map<string, string>;

  constructor({ taken, failed, takenFrom }: FetchNotesState = { taken: [], failed: [], takenFrom: [] }) {
    for (const body of taken) this.taken.set(keyOf(body), body);
    for (const body of failed) this.noteFailure(body);
    this.takenFrom = new Map(takenFrom);
  }

  toJSON(): FetchNotesState {
    return {
      taken: [...this.taken.values()],
      failed: [...this.failed.values()].flat(),
      takenFrom: [...this.takenFrom],
    };
  }

  note(body: FetchBody): void {
    if (body.verdict === "rejected" || body.verdict === "unreachable") {
      this.noteFailure(body);
      return;
    }
    const key = keyOf(body);
    this.failed.delete(key);
    this.takenFrom.set(body.source, body.retrieved);
    this.taken.delete(key);
    this.taken.set(key, body);
    forgetOldest(this.taken);
  }

  /** The last fetch of the same request whose answer was taken in, or was what we had. */
  findTaken(request: Request): FetchBody | undefined {
    return this.taken.get(keyOf(request));
  }

  /** When an answer of the source was last taken in, or was what we had; an ISO instant. */
  lastTaken(source: string): string | undefined {
    return this.takenFrom.get(source);
  }

  /**
   * Whether the ledger tells this failure of the request already, and nothing was taken in since. A request that fails in
   * ever new ways is told about a few times.
   */
  knowsFailure(request: Request, problem: string): boolean {
    const told = this.failed.get(keyOf(request)) ?? [];
    return told.length >= failuresKept || told.some((body) => reasonOf(body.problem ?? "") === reasonOf(problem));
  }

  private noteFailure(body: FetchBody): void {
    const key = keyOf(body);
    const told = this.failed.get(key) ?? [];
    this.failed.delete(key);
    this.failed.set(key, [...told, body].slice(-failuresKept));
    forgetOldest(this.failed);
  }
}

function forgetOldest(notes: Map<string, unknown>): void {
  if (notes.size > kept) notes.delete(notes.keys().next().value!);
}

const keyOf = ({ source, from, asked }: Request): string => `${source} ${asked ?? ""} ${from}`;
