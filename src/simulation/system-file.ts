/** The answer to a system file, in the published form: one entry a round, up to the asked number of rounds. */
import type { SimulationInput } from "./input.ts";
import type { SimulationResult } from "./result.ts";

export interface SystemAnswer {
  readonly rounds: readonly {
    /** Institutions that defaulted in this round. */
    readonly defaults: number;
    readonly soldShare: number;
    readonly prices: Readonly<Record<string, number>>;
  }[];
  readonly extentOfSystemicEvent: number;
  /** Net: negative where more was bought than sold. */
  readonly soldShare: number;
  /** Sold without purchases taken off; only where somebody bought, so that a plain fire sale keeps the published form. */
  readonly grossSoldShare?: number;
  readonly prices: Readonly<Record<string, number>>;
}

/** Rounds that were skipped because nothing could move any more repeat the last one, without new defaults. */
export function systemAnswer(input: SimulationInput, result: SimulationResult): SystemAnswer {
  const steps = 1 + input.laterShocks.length;
  const rounds: SystemAnswer["rounds"][number][] = [];
  for (let step = 0; step < steps; step++) {
    const seen = result.rounds.filter((round) => round.step === step);
    const last = seen.at(-1)!;
    for (const round of seen)
      rounds.push({ defaults: round.defaults.length, soldShare: round.soldShare, prices: round.prices });
    for (let r = seen.length; r < input.rounds; r++)
      rounds.push({ defaults: 0, soldShare: last.soldShare, prices: last.prices });
  }
  const { extentOfSystemicEvent, soldShare, grossSoldShare, prices } = result;
  const gross = grossSoldShare === soldShare ? {} : { grossSoldShare };
  return { rounds, extentOfSystemicEvent, soldShare, ...gross, prices };
}
