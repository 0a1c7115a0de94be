/** How far the choices behind the outlook move it: the range of the packaged grid, and what it was made for. */
import { z } from "zod";
import type { NoteOutlook } from "../note/input.ts";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import type { Outlook } from "./outlook.ts";
import type { PackagedAnswer } from "./outlook-packaged.ts";
import { packagedPosterior, packagedSensitivity, sensitivitySchema } from "./packaged-outlook.ts";

export const modelChoicesSchema = sensitivitySchema
  .extend({
    low: z.number().describe("least probability of no cascade over the grid"),
    high: z.number().describe("greatest probability of no cascade over the grid"),
    differences: z.array(z.string()).describe("where the grid was made for another question than this run's"),
  })
  .describe("what other choices in the making of the model give for no cascade; no confidence interval");
export type ModelChoices = z.infer<typeof modelChoicesSchema>;

/** Least and greatest probability of no cascade over the grid. */
function choicesRange({ cells }: Pick<ModelChoices, "cells">): { low: number; high: number } {
  const values = cells.map(({ noCascade }) => noCascade.value);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** The packaged range as a note states it. */
export async function noteOutlook({ answer, command: runCommand }: PackagedAnswer): Promise<NoteOutlook> {
  const table = await packagedSensitivity();
  const { command, asOf, horizonSessions, paths, seed } = table;
  return {
    ...{ command, asOf, horizonSessions, combinations: table.cells.length, paths, seed, ...choicesRange(table) },
    ...(answer ? { run: runOf(runCommand, answer.model) } : {}),
  };
}

const runOf = (command: string, { paths, seed, noCascade: { value, lo, hi } }: Outlook["model"]) => ({
  ...{ command, paths, seed, value, lo, hi },
});

/** The packaged range. What differs from this run is said, because a normal run does not compute the grid anew. */
export async function modelChoices(input: MonteCarloInput, asOf: string): Promise<ModelChoices> {
  const [table, posterior] = await Promise.all([packagedSensitivity(), packagedPosterior()]);
  const differences = [
    ...(Date.parse(table.asOf) === Date.parse(asOf)
      ? []
      : [`the range of model choices was computed as of ${table.asOf}, not for this as-of`]),
    ...(table.horizonSessions === input.horizonSessions
      ? []
      : [`the range of model choices is for ${table.horizonSessions} sessions, this run for ${input.horizonSessions}`]),
    ...(table.posterior === posterior.madeWith
      ? []
      : [`the range of model choices was computed with other agents; run ${table.command}`]),
  ];
  return { ...table, ...choicesRange(table), differences };
}
