/** `calibrate factors`, `calibrate episodes` and `calibrate segments`: derived statistics of long histories, for packaging. */
import { failure } from "../core/failure.ts";
import { cascadeStarts } from "../models/outlook/cascade-episodes.ts";
import { segmentStarts } from "../models/outlook/segment-episodes.ts";
import { calibrate } from "../simulation/monte-carlo/calibration.ts";
import { newsMethod } from "../simulation/monte-carlo/common-news.ts";
import { segmentReadings, segmentRules } from "../simulation/monte-carlo/segment-tracker.ts";
import { cascadeDefinition, segmentRule } from "./cascade-definition.ts";
import { factorFiles, readFactorHistory } from "./factor-files.ts";
import {
  type CascadeRecord,
  cascadeRecordSchema,
  factorCalibrationSchema,
  type PackagedCalibration,
  type SegmentRecord,
  segmentRecordSchema,
} from "./packaged-outlook.ts";
import { segmentHistory } from "./segment-history.ts";

export interface CalibrateRequest {
  readonly dataDirectory: string;
  readonly from: string;
  readonly to: string;
}

/** Sessions before the first that a cascade can be seen on: the high is taken over twenty. */
const daysBefore = 60;
const yearDays = 365.25;
const dayMs = 86_400_000;

const publishers = (): string[] => [
  ...new Set(Object.values(factorFiles).flatMap((files) => files.map(({ publisher }) => publisher))),
];
const stamp = (what: string, { from, to }: CalibrateRequest) =>
  `metastable calibrate ${what} --data-dir DIR --from ${from} --to ${to}`;

export async function calibrateFactors(request: CalibrateRequest): Promise<PackagedCalibration> {
  const history = await readFactorHistory(request.dataDirectory, request.from, request.to);
  const fitted = calibrate(history.sessions, history.columns, "packaged");
  return factorCalibrationSchema.parse({
    command: stamp("factors", request),
    publishers: publishers(),
    ...(rounded({ ...fitted, commonNews: { method: newsMethod, ...fitted.commonNews } }) as object),
  });
}

export async function findEpisodes(request: CalibrateRequest): Promise<CascadeRecord> {
  const early = new Date(Date.parse(request.from) - daysBefore * dayMs).toISOString().slice(0, 10);
  const { sessions, columns } = await readFactorHistory(request.dataDirectory, early, request.to);
  const definition = cascadeDefinition();
  const watched = sessions.filter((session) => session >= request.from);
  const starts = cascadeStarts(columns.slice(0, 5), definition).map((t) => sessions[t]!);
  const years = (Date.parse(request.to) - Date.parse(request.from)) / dayMs / yearDays;
  return cascadeRecordSchema.parse({
    command: stamp("episodes", request),
    from: watched[0],
    to: watched.at(-1),
    sessions: watched.length,
    publishers: publishers(),
    years: Number(years.toFixed(3)),
    definition,
    episodes: starts.filter((session) => session >= request.from),
  });
}

/** The rule of stress segments on history, and what paths are held to. `from` is the first session of all measures. */
export async function findSegmentEpisodes(request: CalibrateRequest): Promise<SegmentRecord> {
  const { sessions, columns } = await readFactorHistory(request.dataDirectory, request.from, request.to);
  const { rule, quantile, warmUp } = segmentRule();
  const { first, above, reference } = segmentHistory(columns, { quantile, warmUp });
  const judged = sessions.slice(first);
  if (judged.length === 0)
    throw failure(
      "usage",
      "--from",
      `${sessions.length} sessions`,
      "a year of highs, the warm-up and a year of scores",
      "Choose an earlier --from.",
    );
  const years = (Date.parse(judged.at(-1)!) - Date.parse(judged[0]!)) / dayMs / yearDays;
  return segmentRecordSchema.parse({
    command: stamp("segments", request),
    from: judged[0],
    to: judged.at(-1),
    sessions: judged.length,
    publishers: publishers(),
    years: Number(years.toFixed(3)),
    rule,
    quantile,
    warmUp,
    episodes: segmentRules(rule).map((reading, k) => ({
      reading: segmentReadings[k],
      began: segmentStarts(above, reading).map((t) => judged[t]!),
    })),
    reference: { from: sessions[0], to: sessions.at(-1), ...(rounded(reference) as object) },
  });
}

/** Six significant digits: more than the data can tell, and short to read. */
export const rounded = (value: unknown): unknown => {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(6));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
  return value;
};
