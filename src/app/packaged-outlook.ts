/** Derived statistics that are packaged: made by `metastable calibrate`, each stamped with its data and its command. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { packagedPath } from "./package-root.ts";

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
export const packagedRecord = (): Promise<CascadeRecord> => read("cascade-record.json", cascadeRecordSchema);
