/** The metastability panel as surfaces show it: with and without mean reversion, early warnings, the well, each with refusals. */
import { z } from "zod";
import { isPresent, type Outcome } from "../core/outcome.ts";
import { thresholds } from "../thresholds/catalogue/index.ts";
import { type MetastabilityRow, metastableMarkets, runMetastability } from "../thresholds/metastability.ts";
import { freshnessOf } from "./market-system/freshness.ts";
import type { Monitor, ReadRequest } from "./monitor.ts";
import { intervalSchema, pinned } from "./results.ts";

const signal = z.object({
  tau: z.number().describe("Kendall's tau of the rolling statistic, -1 to 1"),
  pValue: z.number().describe("share of AR(1) surrogates that rise at least as much; the only significance quoted"),
  surrogateDeviation: z.number(),
});
const refusal = z.string().nullable().describe("why there is no answer; null when there is one");

export const metastabilityItemSchema = z.object({
  series: z.string(),
  title: z.string(),
  scale: z.enum(["level", "logarithm"]).describe("fit and well are in levels, or in natural logarithms of the price"),
  from: z.string().nullable().describe("first observation of the window"),
  observed: z.string().nullable().describe("last observation of the window"),
  sessions: z.number().int().describe("sessions without a gap that were used, at most 500"),
  fit: z
    .object({
      volatilityPerYear: z.number(),
      speedPerYear: z.number().nullable(),
      halfLifeYears: z.number().nullable(),
      mean: z.number().nullable(),
      restoringT: z.number().describe("a walk without reversion is refused below -2.86"),
      isRestoring: z.boolean(),
    })
    .nullable(),
  touches: z.array(
    z.object({
      threshold: z.string(),
      title: z.string().describe("of the threshold"),
      level: z.number(),
      sessions: z.number().int(),
      arithmetic: z.number().describe("without reversion"),
      reverting: z.number().nullable().describe("with the fitted reversion, same volatility"),
    }),
  ),
  earlyWarning: z.object({ variance: signal, autocorrelation: signal }).nullable(),
  well: z
    .object({
      crossings: z.number().int(),
      bottom: z.number(),
      target: z.number(),
      barrierHeight: z.number(),
      ratio: z.number().describe("2 dU / sigma^2"),
      meanPassageYears: z.number(),
      interval: intervalSchema.nullable(),
    })
    .nullable(),
  refusals: z.object({ fit: refusal, reverting: refusal, earlyWarning: refusal, well: refusal }),
  notes: z.array(z.string()),
});
export const metastabilitySchema = z.object({
  ...pinned,
  items: z.array(metastabilityItemSchema),
  notes: z.array(z.string()),
});
export type Metastability = z.infer<typeof metastabilitySchema>;
export type MetastabilityItem = z.infer<typeof metastabilityItemSchema>;

/** Dickey and Fuller's 5 % point with a constant. */
const restoringTMax = -2.86;

export interface MetastabilityRequest extends ReadRequest {
  /** Answer from series that are older than they allow, with a note for each. */
  readonly allowStale?: boolean | undefined;
}

/** Throws `Failure("too-stale")` for old series that were not allowed. */
export async function metastability(monitor: Monitor, request: MetastabilityRequest = {}): Promise<Metastability> {
  const { head, view } = await monitor.snapshot(request);
  const { notes } = freshnessOf(view, metastableMarkets, request.allowStale);
  const items = kept.get(view) ?? runMetastability(thresholds, view).map(item);
  kept.set(view, items);
  return { ...head, items, notes: [...notes] };
}

/** It takes a second or two: computed once for each pin. */
const kept = new WeakMap<object, MetastabilityItem[]>();

const orNull = <T>(outcome: Outcome<T>): T | null => (isPresent(outcome) ? outcome.value : null);
const reason = (outcome: Outcome<unknown> | undefined): string | null =>
  outcome?.state === "absent" ? outcome.detail : null;

function item(row: MetastabilityRow): MetastabilityItem {
  const fit = orNull(row.fit);
  const signals = orNull(row.earlyWarning);
  const answer = orNull(row.well);
  const well = answer?.outputs.state === "estimated" ? answer.outputs : undefined;
  const interval = answer?.uncertainty?.meanPassageTime;
  const isRestoring = fit !== null && fit.speed !== undefined && fit.restoringT < restoringTMax;
  return {
    series: row.series,
    title: row.title,
    scale: row.scale,
    from: row.from?.slice(0, 10) ?? null,
    observed: row.observed?.slice(0, 10) ?? null,
    sessions: row.sessions,
    fit: fit && {
      volatilityPerYear: fit.volatility,
      speedPerYear: fit.speed ?? null,
      halfLifeYears: fit.halfLifeYears ?? null,
      mean: fit.mean ?? null,
      restoringT: fit.restoringT,
      isRestoring,
    },
    touches: row.touches.map(({ horizonSessions: sessions, reverting, ...touch }) => ({
      ...touch,
      title: thresholds.find(({ id }) => id === touch.threshold)!.title,
      sessions,
      reverting: orNull(reverting),
    })),
    earlyWarning: signals && { variance: plain(signals.variance), autocorrelation: plain(signals.autocorrelation) },
    well: well
      ? {
          crossings: well.crossings!,
          bottom: well.bottom!,
          target: well.target!,
          barrierHeight: well.barrierHeight!,
          ratio: well.ratio!,
          meanPassageYears: well.meanPassageTime!,
          interval: interval ?? null,
        }
      : null,
    refusals: {
      fit: reason(row.fit),
      reverting: reason(row.touches.find(({ reverting }) => !isPresent(reverting))?.reverting),
      earlyWarning: reason(row.earlyWarning),
      well: answer?.outputs.refusal ?? reason(row.well),
    },
    notes: [
      ...(isRestoring || !fit
        ? []
        : ["a walk without reversion is not refused by these data: read the reverting column as a what-if"]),
      "early-warning signals are experimental",
    ],
  };
}

const plain = ({ tau, pValue, surrogateDeviation }: z.infer<typeof signal>) => ({ tau, pValue, surrogateDeviation });
