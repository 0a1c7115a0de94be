/**
 * Everything a note is made from: plain, serialisable results. The shapes equal those of the surfaces (status, audit,
 * claims, sources), so the app hands them over as they are.
 */

type Detail = number | string | null;

export interface NoteStatus {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly unit: string;
  readonly state: "present" | "stale" | "warming-up" | "missing" | "undefined-result" | "not-applicable";
  /** Null unless present; inside unit. */
  readonly value: number | null;
  readonly shown: string;
  readonly label?: string | undefined;
  readonly interval?:
    | { readonly lo: number; readonly hi: number; readonly method: string; readonly n: number }
    | undefined;
  readonly details?: Readonly<Record<string, Detail>> | undefined;
  readonly observed: string | null;
  readonly last: { readonly value: number; readonly shown: string; readonly label?: string | undefined } | null;
  readonly reason: string | null;
  readonly formula: string;
  readonly meaning: string;
}

/** One input of an indicator, with where its rows came from. */
export interface NoteTrace {
  readonly name: string;
  readonly kind: string;
  readonly id: string;
  readonly n: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly value: number | null;
  readonly sources: readonly string[];
  readonly origins: readonly string[];
  /** Accept events in the ledger. */
  readonly seqs: readonly number[];
}

interface Estimated {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}
export interface NoteHorizon {
  /** Market sessions: 21 are a month, 252 a year. */
  readonly sessions: number;
  readonly touch?: Estimated | undefined;
  readonly sustained?: Estimated | undefined;
}
export interface NoteThreshold {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly side: string;
  /** touch, close or sustained. */
  readonly rule: string;
  readonly unit: string;
  readonly level: number | null;
  readonly value: number | null;
  readonly observed: string | null;
  readonly state: string;
  readonly beyond: boolean | null;
  readonly beyondAtStart: boolean;
  readonly isCrossed: boolean;
  readonly registered: string | null;
  readonly namedLater: boolean;
  readonly distance: { readonly level: number; readonly percent: number | null; readonly sigma: number | null } | null;
  readonly probabilities: readonly NoteHorizon[];
  /** How the probabilities were made, or why there are none. */
  readonly method: string;
  readonly lastBeyond: string | null;
  readonly sessionsBeyond250: number | null;
  /** By source; the first is the count. */
  readonly counts?: readonly { readonly source: string }[];
  readonly reason: string;
  readonly source: string;
  readonly tag: string;
  /** Why level, value or distance is absent. */
  readonly absent: string | null;
  /** As the surfaces show it. */
  readonly shown: {
    readonly level: string;
    readonly value: string;
    readonly state: string;
    readonly distance: string;
    readonly sigma: string;
  };
}

export interface NoteFinding {
  readonly rule: string;
  readonly with: readonly string[];
  readonly arithmetic: string;
  readonly expected: number | string | null;
  readonly found: number | string | null;
  readonly verdict: string;
  readonly reading?: string | undefined;
}
export interface NoteAuditItem {
  readonly id: string;
  readonly section: string;
  readonly subject: string;
  readonly metric: string;
  readonly stated: string;
  readonly verdict: "consistent" | "assumption" | "inconsistent" | "contradicted" | "uncheckable";
  readonly findings: readonly NoteFinding[];
}
export interface NoteClaim {
  readonly id: string;
  readonly claim: string;
  readonly verdict: "supported" | "contradicted" | "undetermined" | "untestable";
  readonly numbers: Readonly<Record<string, Detail>>;
  readonly reason: string;
}
export interface NoteSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly origin: string;
  readonly terms: {
    readonly licence: string;
    readonly attribution: string;
    readonly url: string;
    readonly read: string;
  };
  readonly rows: number;
  readonly newest: string | null;
}
export interface NoteParameter {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number] | readonly number[];
  readonly tag: string;
  readonly source: string;
}
export interface NoteSeries {
  readonly title: string;
  readonly unit: string;
  readonly observed: readonly string[];
  readonly values: readonly number[];
  readonly publisher: string;
  readonly attribution: string;
}

/** The range of the outlook's model choices that is packaged with the program. */
export interface NoteOutlook {
  /** Reproduces it. */
  readonly command: string;
  /** ISO instant in UTC. */
  readonly asOf: string;
  readonly horizonSessions: number;
  readonly combinations: number;
  /** Paths of each combination. */
  readonly paths: number;
  readonly seed: number;
  /** Least and greatest probability of no cascade over the combinations. */
  readonly low: number;
  readonly high: number;
  /** The packaged run with the usual choices, where a run at the note's pin would count the same. */
  readonly run?: {
    readonly command: string;
    readonly paths: number;
    readonly seed: number;
    /** Probability of no cascade, with the interval of its simulation. */
    readonly value: number;
    readonly lo: number;
    readonly hi: number;
  };
}

export interface NoteInput {
  /** ISO instant in UTC. */
  readonly asOf: string;
  readonly head: number;
  /** Hash of the ledger at the head; absent where there is no ledger (examples, tests). */
  readonly headHash?: string | undefined;
  readonly notice?: string | undefined;
  /** The numbers come from an episode packaged with the program, not from a live feed. */
  readonly packagedEpisode: boolean;
  readonly status: readonly NoteStatus[];
  /** Inputs by indicator id. */
  readonly traces: Readonly<Record<string, readonly NoteTrace[]>>;
  /** Nearest first. */
  readonly thresholds: readonly NoteThreshold[];
  readonly audit: readonly NoteAuditItem[];
  readonly claims: readonly NoteClaim[];
  /** By series id: what the charts draw, cut at the as-of. */
  readonly series: Readonly<Record<string, NoteSeries>>;
  readonly sources: readonly NoteSource[];
  readonly parameters: readonly NoteParameter[];
  readonly outlook?: NoteOutlook | undefined;
}

/** Series that the charts draw when they are there; the app fills these. `btc.drawdown` is computed by an indicator's model. */
export const chartSeries = [
  "jgb.2y",
  "jgb.5y",
  "jgb.10y",
  "jgb.20y",
  "jgb.30y",
  "jgb.40y",
  "fx.usdjpy",
  "spx",
  "vix",
  "btc.close",
  "btc.drawdown",
  "etf.btc.net-flow",
  "etf.eth.net-flow",
  "cftc.jpy.noncommercial-net",
] as const;
