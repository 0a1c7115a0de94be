/** Derived statistics that are packaged: made by `metastable calibrate`, each stamped with its data and its command. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { FactorCalibration } from "../simulation/monte-carlo/calibration.ts";
import { packagedPath } from "./package-root.ts";
import { shareSchema } from "./share.ts";

const stamp = {
  command: z.string().describe("the command that reproduces it from the publishers' files"),
  from: z.string().describe("first session of the data"),
  to: z.string().describe("last session of the data"),
  sessions: z.number().int(),
  publishers: z.array(z.string()),
};

export const factorCalibrationSchema = z.object({
  ...stamp,
  factors: z.array(
    z.object({
      id: z.string(),
      garch: z.object({ alpha: z.number(), beta: z.number(), variance: z.number().describe("long-run, a session") }),
      margin: z.object({
        probabilities: z.array(z.number()),
        quantiles: z.array(z.number()).describe("of shocks over their conditional deviation"),
        tailLow: z.number().describe("exponent of the tail beyond the first quantile"),
        tailHigh: z.number(),
      }),
      reversion: z.object({ speed: z.number(), mean: z.number() }).optional(),
    }),
  ),
  correlations: z.array(z.array(z.number())),
  correlationSessions: z.number().int(),
  degrees: z.number().int().describe("of the t copula"),
  degreesProfile: z.array(z.object({ degrees: z.number(), logLikelihood: z.number() })),
  commonNews: z
    .object({
      method: z.string(),
      strength: z
        .number()
        .describe("share of what moves the volatilities of USDJPY, shares, VIX and the yield that they have in common"),
      range: z
        .object({ lo: z.number(), hi: z.number() })
        .describe("strengths on whose paths the history lies within 5 to 95 %"),
      history: z
        .number()
        .describe("mean correlation of the logarithms of their 20-session volatilities, from `from` to `to`"),
      profile: z
        .array(z.object({ strength: z.number(), lo: z.number(), mean: z.number(), hi: z.number() }))
        .describe("the same on paths of as many sessions, by strength"),
    })
    .describe("estimated from the same sessions as all else here"),
  vixPerNasdaq: z.number(),
});
export type PackagedCalibration = z.infer<typeof factorCalibrationSchema>;

export const cascadeRecordSchema = z.object({
  ...stamp,
  years: z.number(),
  definition: z.object({
    legs: z.record(z.string(), z.number()),
    legsNeeded: z.number(),
    windowSessions: z.number(),
    highSessions: z.number(),
    quietSessions: z.number(),
  }),
  episodes: z.array(z.string()).describe("sessions on which a cascade began"),
});
export type CascadeRecord = z.infer<typeof cascadeRecordSchema>;

const read = async <Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>> =>
  schema.parse(JSON.parse(await readFile(packagedPath(`packaged/outlook/${file}`), "utf8")));

export const packagedCalibration = (): Promise<PackagedCalibration> => read("factors.json", factorCalibrationSchema);

/** The part that shocks are drawn from, without fields that JSON leaves out. */
export const shocksOf = ({
  factors,
  correlations,
}: PackagedCalibration): Pick<FactorCalibration, "factors" | "correlations"> => ({
  factors: factors.map(({ reversion, ...fit }) => (reversion ? { ...fit, reversion } : fit)),
  correlations,
});

export const packagedRecord = (): Promise<CascadeRecord> => read("cascade-record.json", cascadeRecordSchema);

export const segmentRecordSchema = z.object({
  ...stamp,
  years: z.number(),
  rule: z.object({ segmentsNeeded: z.number(), sessions: z.number(), quietSessions: z.number() }),
  quantile: z.number().describe("of its own past that a segment must exceed"),
  warmUp: z.number().describe("sessions of a measure before it is ranked"),
  episodes: z
    .array(z.object({ reading: z.string(), began: z.array(z.string()) }))
    .describe("sessions on which the rule began to hold, by reading of the segment that is not simulated"),
  reference: z
    .object({
      from: z.string(),
      to: z.string(),
      measures: z.array(z.array(z.number())),
      scores: z.array(z.array(z.number())),
    })
    .describe("percentiles of every measure and of every segment's score"),
});
export type SegmentRecord = z.infer<typeof segmentRecordSchema>;
export const packagedSegments = (): Promise<SegmentRecord> => read("segment-record.json", segmentRecordSchema);

export const horizonRecordSchema = z.object({
  command: z.string(),
  horizonSessions: z.number().int(),
  factors: z.array(
    z.object({
      factor: z.string(),
      unit: z.string(),
      spans: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          windows: z.number().int().describe("moves over the horizon, one from every session; they overlap"),
          independent: z.number().int().describe("of them that do not overlap"),
          lo: z.number(),
          median: z.number(),
          hi: z.number(),
        }),
      ),
    }),
  ),
  commonNews: z.number().describe("share of news in common on the paths of `company`"),
  company: z
    .array(
      z.object({
        factors: z.array(z.string()),
        history: z.number(),
        paths: z.object({ lo: z.number(), median: z.number(), hi: z.number() }),
      }),
    )
    .describe(
      "correlation of the logarithms of two factors' 20-session volatilities: history, and 5, 50 and 95 % of paths",
    ),
});
export type HorizonRecord = z.infer<typeof horizonRecordSchema>;
export const packagedHorizon = (): Promise<HorizonRecord> => read("horizon-record.json", horizonRecordSchema);

export const largestMovesSchema = z.object({
  command: z.string(),
  factors: z.array(
    z.object({
      factor: z.string(),
      moves: z.array(
        z.object({
          sessions: z.number().int(),
          fall: z.number().describe("log move, the furthest down within so many sessions"),
          rise: z.number().describe("log move, the furthest up"),
          from: z.string(),
          to: z.string(),
        }),
      ),
    }),
  ),
});
export type LargestMoves = z.infer<typeof largestMovesSchema>;
export const packagedMoves = (): Promise<LargestMoves> => read("largest-moves.json", largestMovesSchema);

const drawSchema = z.object({
  exposure: z.number(),
  fxDepth: z.number(),
  equityDepth: z.number(),
  stopMedian: z.number(),
  sessionDepthMultiple: z.number(),
});
const quantiles = z.object({ lo: z.number(), median: z.number(), hi: z.number() }).describe("5, 50 and 95 %");

export const posteriorSchema = z.object({
  command: z.string(),
  madeWith: z.string().describe("hash of the agents' system, the episode, and what the first draws do in it"),
  method: z.string(),
  draws: z.array(z.array(drawSchema)).describe("by tercile of the exposure; money in USD bn"),
  terciles: z.array(
    z.object({
      exposure: quantiles,
      parameters: z.record(z.string(), quantiles),
      /** Posterior width over prior width on the log scale: near one the episode says nothing of it. */
      widths: z.record(z.string(), z.number()),
      distance: quantiles,
      targets: z.array(
        z.object({
          id: z.string(),
          low: z.number(),
          high: z.number(),
          prior: quantiles,
          posterior: quantiles,
          fits: z.boolean(),
        }),
      ),
      profile: z.array(z.object({ parameter: z.string(), at: z.number(), distance: z.number() })),
      ablations: z.array(z.object({ without: z.string(), changes: z.record(z.string(), z.number()) })),
    }),
  ),
});
export type Posterior = z.infer<typeof posteriorSchema>;
export const packagedPosterior = (): Promise<Posterior> => read("posterior.json", posteriorSchema);

export const sensitivitySchema = z.object({
  command: z.string(),
  asOf: z.string(),
  from: z.string().describe("first session of the shocks"),
  to: z.string().describe("last session of the shocks"),
  paths: z.number().int().describe("a cell; every cell has the same shocks"),
  seed: z.number(),
  horizonSessions: z.number().int(),
  posterior: z.string().describe("`madeWith` of the posterior that the agents were taken from"),
  cells: z.array(
    z.object({
      agents: z
        .object({
          episodeShare: z
            .number()
            .describe("of every day of the 2024 episode that is exogenous; draws calibrated for it"),
          tailShare: z.number().describe("of past shocks beyond the tail's start that is exogenous"),
          btcRefill: z.number().describe("times the bitcoin book is refilled within a session"),
        })
        .nullable()
        .describe("null: the factors alone, at their whole shocks"),
      degrees: z.number().int().describe("of the t copula"),
      commonNews: z.number().describe("share of what moves the volatilities that the factors have in common"),
      noCascade: shareSchema,
    }),
  ),
});
export type Sensitivity = z.infer<typeof sensitivitySchema>;
export const packagedSensitivity = (): Promise<Sensitivity> => read("sensitivity.json", sensitivitySchema);

const counts = z.array(z.number().int());
const sparse = z
  .object({ cells: z.number().int().min(0).max(10_000), first: z.number().int().min(0), counts })
  .describe("counts from the first cell on that holds one; all others are zero");
/** Counts by cell, most of them zero: written from the first to the last that are not. */
const cells = z.codec(sparse, counts, {
  decode: ({ cells: all, first, counts: held }) => {
    const list = new Array<number>(all).fill(0);
    for (const [k, count] of held.entries()) list[first + k] = count;
    return list;
  },
  encode: (list) => {
    const first = Math.max(
      0,
      list.findIndex((count) => count > 0),
    );
    const last = list.findLastIndex((count) => count > 0);
    return { cells: list.length, first, counts: list.slice(first, last + 1) };
  },
});
const tallySchema = z
  .object({
    terciles: z.array(
      z.object({
        ...{ paths: z.number().int(), outcomes: counts, cascades: z.number().int(), segmentEpisodes: counts },
        ...{ explosive: z.number().int(), explosiveCascades: z.number().int(), cascadesBySession: counts },
        ...{ met: counts, metThenCascade: counts, metAndCascade: counts, metFirstBySession: z.array(counts) },
        ...{ fan: z.array(z.array(cells)), exogenousSquares: counts, totalSquares: counts },
      }),
    ),
  })
  .describe("counts over paths, by tercile of the exposure");

export const packagedRunSchema = z.object({
  command: z.string().describe("makes it again, from the packaged data"),
  asOf: z.string(),
  head: z.number().int().describe("ledger sequence number that the data were read at"),
  paths: z.number().int(),
  seed: z.number(),
  startedFrom: z
    .string()
    .describe("hash of the start: levels, volatilities, calibration, facts and draws of the agents, seed"),
  madeWith: z
    .string()
    .describe("hash of the start and of what the first paths do from it: of the model and its parameters"),
  run: tallySchema,
  alone: tallySchema.describe("the factors alone, at their whole shocks"),
});
export type PackagedRun = z.output<typeof packagedRunSchema>;
export const packagedRun = (): Promise<PackagedRun> => read("run.json", packagedRunSchema);
