/** `validate stress-index`: what the index is worth, measured on long histories, with what it fails at said in words. */
import { failure } from "../../core/failure.ts";
import type { BootstrapOptions } from "../../core/random/bootstrap-interval.ts";
import { stressClock } from "../../indicators/stress-segments.ts";
import { rounded } from "../calibrate-factors.ts";
import { cissIdentity, type IdentityTest } from "./ciss-identity.ts";
import { type DrawdownWarning, drawdownWarning } from "./drawdown-warning.ts";
import { type FileUse, readHistories } from "./history-files.ts";
import { type EpisodePeaks, episodePeaks } from "./known-episodes.ts";
import { type Agreement, agreementWith, type PublishedIndex } from "./published-agreement.ts";
import { findingsOf } from "./stress-findings.ts";
import { scoredSessions } from "./stress-sample.ts";

export interface StressValidationRequest {
  readonly dataDirectory: string;
  /** First session that is measured; the index itself is computed from all there is. */
  readonly from?: string | undefined;
  readonly samples: number;
  readonly seed: number;
}

export interface StressValidation {
  readonly command: string;
  readonly files: readonly FileUse[];
  readonly notThere: readonly string[];
  readonly index: {
    readonly from: string;
    readonly to: string;
    readonly sessions: number;
    readonly missingWeightFirst: number;
    readonly missingWeightLast: number;
    /** On the last session. */
    readonly value: number;
    readonly band: string | null;
    readonly challenger: number;
  };
  readonly bootstrap: BootstrapOptions;
  readonly agreement: readonly Agreement[];
  readonly notCompared: readonly string[];
  readonly episodes: readonly EpisodePeaks[];
  readonly warnings: readonly DrawdownWarning[];
  readonly identity: readonly IdentityTest[] | "not available: no CISS with its contributions in the folder";
  readonly findings: readonly string[];
}

const published: readonly PublishedIndex[] = [
  { id: "stress.ofr", title: "OFR Financial Stress Index", isWeekly: false },
  { id: "stress.nfci", title: "Chicago Fed NFCI", isWeekly: true },
  { id: "stress.stlfsi", title: "St. Louis Fed STLFSI4", isWeekly: true },
  { id: "stress.ciss.us", title: "ECB CISS, United States", isWeekly: false },
];
const markets = [
  { id: "nasdaq-composite", title: "Nasdaq Composite" },
  { id: "spx", title: "S&P 500" },
] as const;
/** Half a year of sessions: stress lasts for months, and a block must hold a spell of it. */
const meanBlock = 120;

export async function validateStressIndex(request: StressValidationRequest): Promise<StressValidation> {
  const { windows, used, notThere } = await readHistories(request.dataDirectory);
  for (const id of [stressClock, "vix"])
    if (!windows.has(id))
      throw failure(
        "usage",
        request.dataDirectory,
        `no file with ${id}`,
        "daily history of it",
        "See docs/validation.md.",
      );
  const scored = scoredSessions(windows).filter(({ session }) => session >= (request.from ?? ""));
  if (scored.length === 0)
    throw failure(
      "usage",
      request.dataDirectory,
      "no session with an index",
      "three years of most series",
      "See docs/validation.md.",
    );
  const last = scored.at(-1)!;
  const bootstrap = { meanBlock, samples: request.samples, seed: request.seed, level: 0.95 };
  const agreement = published.flatMap((one) => {
    const window = windows.get(one.id);
    return window ? agreementWith(one, window, scored, bootstrap) : [];
  });
  const warnings = markets.flatMap(({ id, title }) => {
    const closes = windows.get(id);
    return (closes && drawdownWarning(title, closes, scored, bootstrap)) ?? [];
  });
  const identity = cissIdentity(windows);
  const measured = {
    command: `metastable validate stress-index --data-dir DIR --samples ${request.samples} --seed ${request.seed}${request.from === undefined ? "" : ` --from ${request.from}`}`,
    files: used,
    notThere,
    index: {
      from: scored[0]!.session,
      to: last.session,
      sessions: scored.length,
      missingWeightFirst: scored[0]!.missingWeight,
      missingWeightLast: last.missingWeight,
      ...{ value: last.index, band: last.band, challenger: last.challenger },
    },
    bootstrap,
    agreement,
    notCompared: published
      .filter(({ title }) => !agreement.some(({ against }) => against === title))
      .map((p) => p.title),
    episodes: episodePeaks(scored),
    warnings,
    identity: identity.length > 0 ? identity : ("not available: no CISS with its contributions in the folder" as const),
  };
  return rounded({ ...measured, findings: findingsOf(measured) }) as StressValidation;
}
