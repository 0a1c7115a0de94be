/** The wire types: all that the page may know of the server. Types only. */

export type { BookAnswer } from "../app/book/results.ts";
export type { RoundState } from "../app/collect/progress.ts";
export type { Events, Scores } from "../app/events.ts";
export type { FeedReport } from "../app/feeds/report.ts";
export type { RunState } from "../app/heavy-runs.ts";
export type { Metastability, MetastabilityItem } from "../app/metastability.ts";
export type { Outlook } from "../app/outlook.ts";
export type { PackagedAnswer } from "../app/outlook-packaged.ts";
export type {
  Audit,
  AuditItem,
  ClaimItem,
  Claims,
  Explain,
  ExplainNode,
  Quarantine,
  QuarantineItem,
  SeriesAnswer,
  SeriesList,
  SourceItem,
  Sources,
  Status,
  StatusItem,
} from "../app/results.ts";
export type { ReverseAnswer, ReverseMinimum } from "../app/reverse.ts";
export type { ThresholdItem, Thresholds } from "../app/thresholds.ts";
export type { ErrorBody } from "./errors.ts";
