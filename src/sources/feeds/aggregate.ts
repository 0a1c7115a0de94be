/**
 * What the messages of one segment come to: the newest state of each instrument, liquidations by side, and counts of
 * everything that was not as it should be. Order of arrival does not matter where the venue's own time decides.
 */
import type { FeedDefinition, FeedMessage, Liquidation, Quote, QuoteKind, Trade } from "./define.ts";

/** A message whose own time is further from its receipt belongs to another moment: it is counted, not used. */
export const lateMs = 60_000;
/** Identities of trades and liquidations that are remembered, in two halves. */
const seenHalf = 8192;
/** Of these, the newest go along into the next segment. */
const recentCarried = 128;

interface Newest {
  readonly time: number;
  readonly text: string;
  readonly unit?: string;
}

/** What the next segment of the same connection has to know. Plain JSON: it is written at the head of the segment. */
export interface Carried {
  readonly newest: Readonly<Record<string, Partial<Record<QuoteKind, Newest>>>>;
  /** Last number of each instrument's trades. */
  readonly sequences: Readonly<Record<string, number>>;
  /** Identities of the last trades and liquidations. */
  readonly recent: readonly string[];
}

export interface Counts {
  messages: number;
  duplicates: number;
  /** Older than what was known already. */
  outOfOrder: number;
  /** Further than `lateMs` from its receipt. */
  late: number;
}

interface State {
  readonly instrument: string;
  /** Values of this segment, and before it, in a feed of changes, those that still hold. */
  readonly newest: Partial<Record<QuoteKind, Newest>>;
  /** Times of earlier segments: nothing older becomes new. */
  readonly times: Partial<Record<QuoteKind, number>>;
  long: number;
  short: number;
  /** Number of the last trade before this segment, the highest in it, and how many different ones came. */
  base: number | undefined;
  highest: number;
  numbered: number;
}

export interface Sequence {
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
      const times: State["times"] = {};
      for (const [kind, { time }] of Object.entries(before)) times[kind as QuoteKind] = time;
      this.#states.set(instrument, {
        instrument,
        newest: feed.deltas ? { ...before } : {},
        times,
        long: 0,
        short: 0,
        base: carried?.sequences?.[instrument],
        highest: carried?.sequences?.[instrument] ?? 0,
        numbered: 0,
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
    const known = state.newest[kind]?.time ?? state.times[kind];
    if (known !== undefined && time < known) {
      this.counts.outOfOrder++;
      return;
    }
    state.newest[kind] = unit === undefined ? { time, text } : { time, text, unit };
  }

  #liquidation(state: State, { id, side, notional }: Liquidation): void {
    if (this.#isKnown(id)) return;
    state[side] += notional;
  }

  #trade(state: State, { id, sequence }: Trade): void {
    if (this.#isKnown(`${state.instrument} ${id}`) || sequence === undefined) return;
    if (state.base === undefined) state.base = sequence - 1;
    if (sequence < state.highest) this.counts.outOfOrder++;
    if (sequence <= state.base) return;
    state.numbered++;
    if (sequence > state.highest) state.highest = sequence;
  }

  #isKnown(id: string): boolean {
    if (this.#seen.has(id) || this.#seenBefore.has(id)) {
      this.counts.duplicates++;
      return true;
    }
    if (this.#seen.size >= seenHalf) {
      this.#seenBefore = this.#seen;
      this.#seen = new Set();
    }
    this.#seen.add(id);
    return false;
  }

  /** Newest value of a kind, of this segment or still in force. */
  newest(instrument: string, kind: QuoteKind): Newest | undefined {
    return this.#states.get(instrument)?.newest[kind];
  }

  /** Liquidated notional by side of the position, in the quote currency. */
  liquidated(instrument: string): { readonly long: number; readonly short: number } {
    const { long, short } = this.#states.get(instrument)!;
    return { long, short };
  }

  /** Instruments with trades whose numbers have holes. */
  holes(): readonly Sequence[] {
    return [...this.#states.values()].flatMap(({ instrument, base, highest, numbered }) => {
      const missing = base === undefined ? 0 : highest - base - numbered;
      return missing > 0 ? [{ instrument, missing }] : [];
    });
  }

  carried(): Carried {
    const states = [...this.#states.values()];
    const recent = [...this.#seenBefore, ...this.#seen].slice(-recentCarried);
    return {
      newest: Object.fromEntries(
        states.map(({ instrument, newest, times }) => {
          const kinds = new Set([...Object.keys(newest), ...Object.keys(times)]) as Set<QuoteKind>;
          return [
            instrument,
            Object.fromEntries([...kinds].map((kind) => [kind, newest[kind] ?? { time: times[kind]!, text: "" }])),
          ];
        }),
      ),
      sequences: Object.fromEntries(
        states.flatMap(({ instrument, base, highest }) => (base === undefined ? [] : [[instrument, highest]])),
      ),
      recent,
    };
  }
}
