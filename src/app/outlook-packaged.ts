/**
 * The packaged answer of the outlook: the counts of a run that `metastable calibrate outlook` made, shown at once where a run
 * would start from the same. Shares and words are made from the counts by the present program.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { Failure } from "../core/failure.ts";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { createSimulator, type Tally, tallyPaths } from "../simulation/monte-carlo/tally.ts";
import type { Monitor, ReadRequest, Snapshot } from "./monitor.ts";
import { checkRun, type RunOptions } from "./monte-carlo-run.ts";
import { type Outlook, outlookDefaults, outlookOf, outlookSchema, withAndWithoutAgents } from "./outlook.ts";
import { outlookStart } from "./outlook-input.ts";
import { type PackagedRun, packagedRun, packagedRunSchema } from "./packaged-outlook.ts";

/** Enough that each third of the exposure shows what its agents do, few enough for a test. */
const fingerprintPaths = 6;

export const packagedAnswerSchema = z.object({
  asOf: z.string().describe("the packaged answer's own as-of"),
  command: z.string().describe("makes it again, from the packaged data"),
  startedFrom: z.string(),
  madeWith: z.string(),
  differs: z.string().nullable().describe("why it is no answer to this question; null: it is"),
  answer: outlookSchema.nullable(),
});
export type PackagedAnswer = z.infer<typeof packagedAnswerSchema>;

const hashOf = (...parts: unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** Hash of the input but for the agents' parameters, a list of all there are: those that act show in the paths. */
const startOf = ({ agents, ...input }: MonteCarloInput): string =>
  hashOf(input, agents && { ...agents, parameters: null });

/** Hash of the start, and of what the first paths do from it. */
export const runFingerprint = (input: MonteCarloInput): string =>
  hashOf(startOf(input), tallyPaths(createSimulator(input), input, 0, fingerprintPaths));

/** The packaged answer, where a run with the usual choices at this snapshot would count the same. */
export async function packagedAnswer(snapshot: Pick<Snapshot, "view" | "results" | "head">): Promise<PackagedAnswer> {
  const { run, alone, paths, seed, ...stamp } = await packagedRun();
  const none = (differs: string): PackagedAnswer => ({ ...stampOf(stamp), differs, answer: null });
  const { asOf } = snapshot.head;
  if (Date.parse(asOf) !== Date.parse(stamp.asOf)) return none("this is another as-of");
  const start = await outlookStart(snapshot, { seed }).catch((error: unknown) => {
    if (error instanceof Failure) return null;
    throw error;
  });
  if (start === null || startOf(start.input) !== stamp.startedFrom)
    return none("the data here are not those it was made with");
  const counted = (tally: Tally) => ({ tally, paths, asked: paths });
  const answer: Outlook = {
    ...snapshot.head,
    ...(await outlookOf(start, counted(run), counted(alone), asOf)),
  };
  return { ...stampOf(stamp), differs: null, answer };
}

const stampOf = ({ asOf, command, startedFrom, madeWith }: Omit<PackagedAnswer, "differs" | "answer">) => ({
  ...{ asOf, command, startedFrom, madeWith },
});

export interface PackagedRunRequest extends Pick<ReadRequest, "asOf"> {
  readonly paths?: number | undefined;
  readonly seed?: number | undefined;
  readonly workers?: number | undefined;
}

/** `calibrate outlook`: the run with the usual choices, as counts, with what it was made from. */
export async function calibrateOutlook(
  monitor: Monitor,
  { asOf, paths = outlookDefaults.paths, seed = outlookDefaults.seed, workers }: PackagedRunRequest,
  running: Pick<RunOptions, "workerUrl" | "report"> = {},
): Promise<z.input<typeof packagedRunSchema>> {
  checkRun(paths, workers);
  const { head, ...snapshot } = await monitor.snapshot({ asOf });
  const { input } = await outlookStart(snapshot, { seed });
  const { run, alone } = await withAndWithoutAgents(input, { paths, workers, ...running });
  return z.encode(packagedRunSchema, {
    command: `metastable calibrate outlook --as-of ${head.asOf} --paths ${paths} --seed ${seed}`,
    asOf: head.asOf,
    head: head.head,
    paths,
    seed,
    startedFrom: startOf(input),
    madeWith: runFingerprint(input),
    run: run.tally as PackagedRun["run"],
    // Only its shares are shown: without the fan the file is half as long.
    alone: { terciles: alone.tally.terciles.map((t) => ({ ...t, fan: [] })) } as unknown as PackagedRun["alone"],
  });
}
