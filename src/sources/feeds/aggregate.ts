/**
 * What the messages of one segment come to: the newest state of each instrument, liquidations by side, and counts of
 * everything that was not as it should be. Order of arrival does not matter where the venue's own time decides.
 * Called for every message of a busy feed: values are kept in place, and nothing is printed or joined on the way.
 */
import type { HeardDay } from "./day.ts";
import {
  type FeedDefinition,
  type FeedMessage,
  type Liquidation,
  type Quote,
  type QuoteKind,
  quoteKinds,
  type Trade,
} from "./define.ts";

/** A message whose own time is further from its receipt belongs to another moment: it is counted, not used. */
export const lateMs = 60_000;
/** Identities of liquidations that are remembered, in two halves. */
const seenHalf = 8192;
/** Of these, the newest go along into the next segment. */
const recentCarried = 128;
/** Missing trade numbers that may still come; a wider hole stays one. */
const maxMissing = 10_000;

export interface Newest {
  readonly time: number;
  readonly text: string;
  readonly unit?: string;
}

/** What the next segment of the same connection has to know. Plain JSON: it is written at the head of the segment. */
export interface Carried {
  /** An empty text is a value that does not hold any more, kept for its time. */
  readonly newest: Readonly<Record<string, Partial<Record<QuoteKind, Newest>>>>;
  /** Last number of each instrument's trades. */
  readonly sequences: Readonly<Record<string, number>>;
  /** Identities of the last liquidations. */
  readonly recent: readonly string[];
  /** What was liquidated on the day of the segment before, up to its end. */
  readonly day?: HeardDay | undefined;
}

export interface Counts {
  messages: number;
  duplicates: number;
  /** Older than what was known already. */
  outOfOrder: number;
  /** Further than `lateMs` from its receipt. */
  late: number;
}

interface Slot {
  /** Nothing older becomes new. */
  time: number;
  text: string | number;
  unit: string | undefined;
}

interface State {
  readonly instrument: string;
  readonly slots: Readonly<Record<QuoteKind, Slot>>;
  long: number;
  short: number;
  /** Highest trade number so far. */
  highest: number | undefined;
  readonly missing: Set<number>;
  /** Numbers in holes that are too wide to be waited for. */
  given: number;
}

export interface Hole {
  readonly instrument: string;
  readonly missing: number;
}

export class Aggregate {
  readonly counts: Counts = { messages: 0, duplicates: 0, outOfOrder: 0, late: 0 };
  /** Smallest receipt minus venue time in milliseconds: clock difference plus the fastest way here. */
  lagMs = Number.POSITIVE_INFINITY;
  readonly #states = new Map<string, State>();
  #seen: Set<string>;
  #seenBefore = new Set<string>();

  constructor(feed: FeedDefinition, carried?: Partial<Carried>) {
    for (const instrument of Object.keys(feed.instruments)) {
      const before = carried?.newest?.[instrument] ?? {};
      const slot = (kind: QuoteKind): [QuoteKind, Slot] => {
        const { time = 0, text = "", unit } = before[kind] ?? {};
        return [kind, { time, text: feed.deltas ? text : "", unit }];
      };
      this.#states.set(instrument, {
        instrument,
        slots: Object.fromEntries(quoteKinds.map(slot)) as Record<QuoteKind, Slot>,
        ...{ long: 0, short: 0, missing: new Set(), given: 0 },
        highest: carried?.sequences?.[instrument],
      });
    }
    this.#seen = new Set(carried?.recent ?? []);
  }

  add(message: FeedMessage, received: number): void {
    const { counts } = this;
    counts.messages++;
    const lag = received - message.time;
    if (lag < this.lagMs) this.lagMs = lag;
    if (lag > lateMs || lag < -lateMs) {
      counts.late++;
      return;
    }
    const state = this.#states.get(message.instrument)!;
    if (message.kind === "liquidation") this.#liquidation(state, message);
    else if (message.kind === "trade") this.#trade(state, message);
    else this.#quote(state, message);
  }

  #quote(state: State, { kind, time, text, unit }: Quote): void {
    const slot = state.slots[kind];
    if (time < slot.time) {
      this.counts.outOfOrder++;
      return;
    }
    slot.time = time;
    slot.text = text;
    slot.unit = unit;
  }

  #liquidation(state: State, { id, side, notional }: Liquidation): void {
    if (this.#seen.has(id) || this.#seenBefore.has(id)) {
      this.counts.duplicates++;
      return;
    }
    if (this.#seen.size >= seenHalf) {
      this.#seenBefore = this.#seen;
      this.#seen = new Set();
    }
    this.#seen.add(id);
    state[side] += notional;
  }

  /** Trades without a hole in their numbers are all there. */
  #trade(state: State, { sequence }: Trade): void {
    if (sequence === undefined) return;
    const next = (state.highest ?? sequence - 1) + 1;
    if (sequence >= next) {
      state.highest = sequence;
      if (sequence - next > maxMissing) state.given += sequence - next;
      else for (let n = next; n < sequence; n++) state.missing.add(n);
    } else if (state.missing.delete(sequence)) this.counts.outOfOrder++;
    else this.counts.duplicates++;
  }

  /** Newest value of a kind, of this segment or still in force. */
  newest(instrument: string, kind: QuoteKind): Newest | undefined {
    const slot = this.#states.get(instrument)?.slots[kind];
    return slot === undefined || slot.text === "" ? undefined : newestOf(slot);
  }

  /** Liquidated notional by side of the position, in the quote currency. */
  liquidated(instrument: string): { readonly long: number; readonly short: number } {
    const { long, short } = this.#states.get(instrument)!;
    return { long, short };
  }

  /** Instruments with trades whose numbers have holes. */
  holes(): readonly Hole[] {
    return [...this.#states.values()].flatMap(({ instrument, missing, given }) =>
      missing.size + given > 0 ? [{ instrument, missing: missing.size + given }] : [],
    );
  }

  carried(): Carried {
    const states = [...this.#states.values()];
    return {
      newest: Object.fromEntries(
        states.map(({ instrument, slots }) => [
          instrument,
          Object.fromEntries(
            quoteKinds.filter((kind) => slots[kind].time > 0).map((kind) => [kind, newestOf(slots[kind])]),
          ),
        ]),
      ),
      sequences: Object.fromEntries(
        states.flatMap(({ instrument, highest }) => (highest === undefined ? [] : [[instrument, highest]])),
      ),
      recent: [...this.#seenBefore, ...this.#seen].slice(-recentCarried),
    };
  }
}

const newestOf = ({ time, text, unit }: Slot): Newest =>
  unit === undefined ? { time, text: String(text) } : { time, text: String(text), unit };
