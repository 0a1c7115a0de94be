/** What a reader may ask of the simulator over HTTP, and what it answers, as schemas. */
import { z } from "zod";
import { positive, real } from "../models/schema.ts";
import { channels, marketAssets } from "../simulation/market-system/facts.ts";
import { pinned } from "./results.ts";

const byAsset = (text: string) => z.record(z.string(), z.number()).describe(text);
/** What a reader changes of the market system, for a scenario and for reverse stress alike. */
export const marketChoicesSchema = {
  exposureUsd: positive("size of the yen carry trade, US dollars; default the median of its prior").optional(),
  law: z.enum(["exponential", "square-root"]).optional().describe("law of price impact; default exponential"),
  carryReference: z
    .union([z.enum(["trailing", "note"]), positive("level, yen per US dollar")])
    .optional()
    .describe(
      "where carry positions were entered: mean of the last 250 fixings (default), where the note fits, or a level",
    ),
  parameters: z
    .record(z.string(), z.number())
    .optional()
    .describe("own values of parameters, by id; the answer of a scenario lists all that were read, with their ranges"),
  off: z
    .array(z.enum(channels.map(({ id }) => id)))
    .max(channels.length)
    .optional()
    .describe("channels that are switched off"),
};

export const simulateBodySchema = z.strictObject({
  scenario: z.string().describe("id of a scenario; /api/scenarios lists them"),
  ...marketChoicesSchema,
  shock: z
    .partialRecord(z.enum(marketAssets), z.number().min(-0.99).max(10))
    .optional()
    .describe("simple returns by asset, in place of the scenario's own: -0.05 is a fall of 5 %"),
  asOf: z
    .string()
    .optional()
    .describe("what was known at this instant; a replay starts at its own unless this is given"),
  head: z.number().int().min(0).optional().describe("ledger sequence number to read at; default the newest data"),
  allowStale: z.boolean().optional().describe("answer from prices that are older than their series allow"),
});

export const scenarioSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  basis: z.enum(["historical", "note", "hypothetical"]),
  horizonSessions: z.number().int(),
  asks: z.string(),
  source: z.string(),
  asOf: z.string().nullable().describe("for a replay: where it starts"),
});
export const scenariosSchema = z.object({ items: z.array(scenarioSummarySchema) });

const assumptionSchema = z.object({
  id: z.string(),
  title: z.string(),
  value: z.number(),
  unit: z.string(),
  range: z.tuple([z.number(), z.number()]),
  tag: z.string(),
});
const roundSchema = z.object({
  step: z.number().int(),
  round: z.number().int(),
  prices: byAsset("after the clearing of this round"),
  defaults: z.array(z.string()),
  soldShare: z.number(),
  trades: z.array(
    z.object({
      institution: z.string(),
      asset: z.string(),
      units: z.number().describe("positive: sold"),
      money: z.number().describe("USD bn, positive: sold"),
    }),
  ),
  events: z.array(
    z.object({ kind: z.string(), institution: z.string(), asset: z.string().optional(), money: z.number() }),
  ),
});
const move = {
  extreme: z.number().describe("furthest price after the shock"),
  end: z.number(),
  total: z.number().describe("log move to the furthest price"),
  amplification: z.number().nullable().describe("total over exogenous; null where nothing came from outside"),
};
export const scenarioAnswerSchema = z.object({
  ...pinned,
  scenario: scenarioSummarySchema,
  law: z.string(),
  exposureUsd: z.number(),
  carryReference: z.number(),
  off: z.array(z.string()).describe("channels that were switched off"),
  yields: z
    .array(
      z.object({ asset: z.string(), initial: z.number(), shocked: z.number(), extreme: z.number(), end: z.number() }),
    )
    .describe("yields behind the prices of bonds, decimal"),
  prices: z.record(z.string(), z.string()).describe("day of the observation behind each price, by series"),
  observed: byAsset("simple returns by series that were observed, for a replay").nullable(),
  observedWindow: z.string().nullable().describe("from which closes to which those go"),
  assets: z.array(
    z.object({
      asset: z.string(),
      initial: z.number(),
      shocked: z.number(),
      exogenous: z.number().describe("log move that came from outside"),
      ...move,
      squareRoot: z
        .object(move)
        .describe("the same under the other law: square-root, or exponential where that was chosen"),
    }),
  ),
  rounds: z.array(roundSchema),
  sales: z.array(
    z.object({
      institution: z.string(),
      asset: z.string(),
      money: z.number().describe("sold net, USD bn; negative for a purchase"),
      firstRound: z.number().int(),
      lastRound: z.number().int(),
    }),
  ),
  equityChange: z
    .record(z.string(), z.number())
    .describe(
      "gain or loss by institution, USD bn; refills, margin posted or taken back and dues as promised are neither",
    ),
  defaults: z.array(z.string()),
  perpetuals: z.object({
    longsLiquidated: z.number(),
    shortsLiquidated: z.number(),
    shortfall: z.number(),
    paidByFund: z.number(),
    paidByDeleveraging: z.number(),
    uncovered: z.number(),
  }),
  levelsHit: z.array(z.object({ id: z.string(), step: z.number(), round: z.number(), price: z.number() })),
  channels: z.array(
    z.object({
      channel: z.string(),
      title: z.string(),
      effect: byAsset("log move to the furthest price that is missing when the channel is off"),
      share: z.record(z.string(), z.number().nullable()).describe("effect over the endogenous move"),
    }),
  ),
  byExposure: z.array(
    z.object({
      exposureUsd: z.number(),
      total: byAsset("log move to the furthest price"),
      carryClosed: z.number().describe("sold by the carry trade, USD bn"),
    }),
  ),
  isQuiet: z.boolean().describe("false when the limit of rounds was reached with orders left"),
  outside: z
    .array(z.string())
    .describe(
      "what is outside the packaged history or the model's range, by the parameters amplification-outside and history-outside; empty: nothing",
    ),
  idle: z
    .array(z.object({ channel: z.string(), title: z.string(), reason: z.string() }))
    .describe("channels at which the shock is aimed and that do nothing, with the reason"),
  calibrated: z
    .object({
      source: z.string(),
      parameters: z.record(z.string(), z.number()),
      instead: z.record(z.string(), z.number()).describe("the values of the same parameters in the run itself"),
      total: byAsset("log move to the furthest price"),
    })
    .nullable()
    .describe(
      "the same scenario with values calibrated on July and August 2024; null where one of them was set, and before the episode was known",
    ),
  assumptions: z.array(assumptionSchema),
  notes: z.array(z.string()),
});

/** Facts and choices are as `src/simulation/market-system/facts.ts` declares them. */
export const scenarioBasisSchema = z.object({
  ...pinned,
  scenario: scenarioSummarySchema,
  facts: z.looseObject({ asOf: z.string(), prices: byAsset("prices at the as-of; bonds start at 1") }),
  choices: z.looseObject({
    law: z.string(),
    exposureUsd: z.number(),
    carryReference: z.number(),
    shock: byAsset("simple returns before anybody acts"),
  }),
  parameters: z.array(assumptionSchema).describe("every parameter that the scenario reads, with the value in use"),
  prepared: z.array(z.string()).describe("parameters that were read while facts and shocks were prepared"),
  notes: z.array(z.string()),
  observed: byAsset("simple returns by series that were observed, for a replay").nullable(),
  observedWindow: z.string().nullable().describe("from which closes to which those go"),
  outside: z
    .object({
      amplification: z.number(),
      multiple: z.number().describe("of the largest move"),
      largest: z.record(
        z.string(),
        z.object({ sessions: z.number(), fall: z.number(), rise: z.number(), from: z.string(), to: z.string() }),
      ),
    })
    .nullable()
    .describe("when a move counts as outside history or the model's range; log moves"),
  calibrated: z
    .object({ source: z.string(), thirds: z.array(z.record(z.string(), z.number())) })
    .nullable()
    .describe("values of parameters by third of the trade's size, for a run beside the first"),
});

export const systemAnswerSchema = z.object({
  rounds: z.array(z.object({ defaults: z.number().int(), soldShare: z.number(), prices: byAsset("after the round") })),
  extentOfSystemicEvent: z.number(),
  soldShare: z.number().describe("net: negative where more was bought than sold"),
  grossSoldShare: z.number().optional().describe("without purchases taken off; only where somebody bought"),
  prices: byAsset("at the end"),
});
export const sweepAnswerSchema = z.object({
  path: z.string(),
  items: z.array(
    z.object({
      value: real("value at the path"),
      defaults: z.number().int(),
      extentOfSystemicEvent: z.number(),
      soldShare: z.number(),
      prices: byAsset("at the end"),
    }),
  ),
});
