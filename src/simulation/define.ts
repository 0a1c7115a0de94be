/**
 * A behaviour: what an institution does when it looks at its own balance sheet and at the market. One declaration in one
 * file of `behaviours/` and one line in `behaviours/index.ts` give it a place in the system file, the API and the page.
 */
import type { z } from "zod";
import type { Institution } from "./institutions/institution.ts";
import type { Market } from "./markets/market.ts";

/** What a behaviour may look up once, before the first round: places of assets, and initial prices by place. */
export interface Setup {
  /** Place of an asset in every array by asset. Throws (a bug) for an unknown id: references are checked on input. */
  readonly assetAt: (id: string) => number;
  readonly initialPrices: Float64Array;
}

/** The prepared form of one institution's behaviour. It holds what never changes; what changes is in the institution. */
export interface Agent {
  /** How many numbers the institution remembers between rounds (`me.memory`); they start at zero. */
  readonly remembers?: number;
  /** Positions and memory at the start that follow from parameters instead of being written in the file. */
  readonly open?: (me: Institution, market: Market) => void;
  /**
   * Called once a round, after prices have moved, with a snapshot that nobody changes in this phase. May place orders,
   * repay a loan out of cash, and write to its own memory; it sees no other institution. Left out, it never acts.
   */
  readonly decide?: (me: Institution, market: Market) => void;
  /** Called when a step (a day) is over: what rolls forward with time. */
  readonly endStep?: (me: Institution, market: Market) => void;
}

export interface BehaviourDefinition<Schema extends z.ZodObject = z.ZodObject> {
  /** File name without extension, and `behaviour.id` in a system file. */
  readonly id: string;
  readonly title: string;
  /** Who does this and what it does, in a sentence or two: the rule in words. */
  readonly rule: string;
  /** Paper, or the section of the specification, the rule comes from. */
  readonly source: string;
  /** Strict object; every field has `.describe()` with its unit. */
  readonly parameters: Schema;
  /** Complete valid parameters, about an asset called "asset". */
  readonly example: z.input<Schema>;
  /** Fields that name assets, as places in the parameters, so that a file which names an unknown asset is refused. */
  readonly assets?: (parameters: z.output<Schema>) => readonly (readonly [path: string, asset: string])[];
  readonly prepare: (parameters: z.output<Schema>, setup: Setup) => Agent;
}

export const defineBehaviour = <Schema extends z.ZodObject>(
  definition: BehaviourDefinition<Schema>,
): BehaviourDefinition<Schema> => definition;
