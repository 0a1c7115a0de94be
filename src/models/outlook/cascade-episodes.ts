import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, prices, refuse, sameLength, share, whole } from "../schema.ts";

/** The five legs, in the order of every list below. Four fall from a high; the last rises to a level. */
export const cascadeLegs = ["usdjpy", "nasdaq", "btc", "nikkei", "vix"] as const;
export type CascadeLeg = (typeof cascadeLegs)[number];
const vixLeg = cascadeLegs.indexOf("vix");

export interface CascadeDefinition {
  /** Simple fall from the high of the last `highSessions` closes, today's included; for VIX the close that counts. */
  readonly legs: Readonly<Record<CascadeLeg, number>>;
  readonly legsNeeded: number;
  /** Sessions, today's included, within which the legs must be met. */
  readonly windowSessions: number;
  readonly highSessions: number;
  /** Sessions without a cascade before a new one is counted. */
  readonly quietSessions: number;
}

/**
 * Watches one path of daily closes. Made of comparisons and one product a leg, so the answer is the same on every engine.
 * The high of a leg is kept as a queue of falling closes: the first is the high, and each session touches it once or twice.
 */
export class CascadeWatch {
  readonly #definition: CascadeDefinition;
  readonly #keep: Float64Array;
  readonly #queues: readonly { readonly at: Float64Array; readonly close: Float64Array; head: number; size: number }[];
  readonly #lastMet = new Float64Array(cascadeLegs.length);
  #session = 0;
  #lastCascade = 0;

  constructor(definition: CascadeDefinition) {
    this.#definition = definition;
    this.#keep = Float64Array.from(cascadeLegs, (leg) => 1 - definition.legs[leg]);
    const capacity = definition.highSessions + 1;
    this.#queues = cascadeLegs.map(() => ({
      at: new Float64Array(capacity),
      close: new Float64Array(capacity),
      head: 0,
      size: 0,
    }));
    this.restart();
  }

  /** Forgets everything: the next session is the first of a new path. */
  restart(): void {
    this.#session = 0;
    this.#lastMet.fill(Number.NEGATIVE_INFINITY);
    this.#lastCascade = Number.NEGATIVE_INFINITY;
    for (const queue of this.#queues) queue.size = 0;
  }

  /** Takes in a session's closes in the order of `cascadeLegs`; true when a new cascade begins with it. */
  next(closes: ArrayLike<number>): boolean {
    const { legsNeeded, windowSessions, quietSessions, legs } = this.#definition;
    const session = ++this.#session;
    let met = 0;
    for (let leg = 0; leg < cascadeLegs.length; leg++) {
      const close = closes[leg]!;
      const isMet = leg === vixLeg ? close >= legs.vix : close <= this.#high(leg, close) * this.#keep[leg]!;
      if (isMet) this.#lastMet[leg] = session;
      if (session - this.#lastMet[leg]! < windowSessions) met++;
    }
    if (met < legsNeeded) return false;
    const isNew = session - this.#lastCascade > quietSessions;
    this.#lastCascade = session;
    return isNew;
  }

  #high(leg: number, close: number): number {
    const queue = this.#queues[leg]!;
    const capacity = queue.at.length;
    while (queue.size > 0 && queue.close[(queue.head + queue.size - 1) % capacity]! <= close) queue.size--;
    const tail = (queue.head + queue.size) % capacity;
    queue.at[tail] = this.#session;
    queue.close[tail] = close;
    queue.size++;
    if (queue.at[queue.head]! <= this.#session - this.#definition.highSessions) {
      queue.head = (queue.head + 1) % capacity;
      queue.size--;
    }
    return queue.close[queue.head]!;
  }
}

/** Positions at which a cascade begins. `paths` has one list a leg, in the order of `cascadeLegs`, of equal length. */
export function cascadeStarts(paths: readonly ArrayLike<number>[], definition: CascadeDefinition): number[] {
  const watch = new CascadeWatch(definition);
  const starts: number[] = [];
  for (let t = 0; t < paths[0]!.length; t++) if (watch.next(paths.map((path) => path[t]!))) starts.push(t);
  return starts;
}

const pathOf = (text: string) => prices(2, 20_000, `closes of ${text}, oldest first, on common sessions`);

export const cascadeEpisodes = defineModel({
  id: "cascade-episodes",
  title: "When did several markets break together?",
  theme: "outlook",
  formula:
    "a leg is met when a close is the stated share below the high of the last sessions (VIX: at or above a level); a cascade begins when enough legs were met within the window, and none was under way within the quiet sessions before",
  reference: "definition of this program: every number of it is an input",
  inputs: z
    .strictObject({
      usdjpy: pathOf("USDJPY"),
      nasdaq: pathOf("the Nasdaq Composite"),
      btc: pathOf("bitcoin"),
      nikkei: pathOf("the Nikkei 225"),
      vix: pathOf("VIX"),
      fallUsdjpy: share("fall of USDJPY that makes a leg").default(0.06),
      fallNasdaq: share("fall of the Nasdaq that makes a leg").default(0.1),
      fallBtc: share("fall of bitcoin that makes a leg").default(0.2),
      fallNikkei: share("fall of the Nikkei that makes a leg").default(0.1),
      vixLevel: positive("VIX close that makes a leg, index points").default(35),
      legsNeeded: whole(1, 5, "legs that a cascade needs").default(4),
      windowSessions: whole(1, 250, "sessions within which the legs must be met").default(20),
      highSessions: whole(1, 250, "sessions over which the high is taken").default(20),
      quietSessions: whole(1, 1000, "sessions without a cascade before a new one is counted").default(20),
    })
    .superRefine((i, context) => {
      sameLength(context, { usdjpy: i.usdjpy, nasdaq: i.nasdaq, btc: i.btc, nikkei: i.nikkei, vix: i.vix });
      if (i.usdjpy.length < i.highSessions)
        refuse(context, ["usdjpy"], `at least ${i.highSessions} sessions, as many as the high is taken over`);
    }),
  example: {
    usdjpy: [160, 159, 150, 149, 148],
    nasdaq: [100, 99, 95, 89, 88],
    btc: [100, 90, 85, 79, 75],
    nikkei: [100, 98, 96, 89, 85],
    vix: [15, 18, 22, 30, 36],
    highSessions: 4,
    windowSessions: 3,
  },
  compute: (i) => {
    const starts = cascadeStarts([i.usdjpy, i.nasdaq, i.btc, i.nikkei, i.vix], {
      ...i,
      legs: { usdjpy: i.fallUsdjpy, nasdaq: i.fallNasdaq, btc: i.fallBtc, nikkei: i.fallNikkei, vix: i.vixLevel },
    });
    return { outputs: { starts, sessions: i.usdjpy.length } };
  },
});
