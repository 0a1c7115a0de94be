/**
 * How firmly a market sits in its state: touch probabilities with and without mean reversion side by side, early-warning
 * signals, and the potential well, each with what it refuses to say. Pure; at the view's as-of.
 */
import { absent, isPresent, type Outcome, present } from "../core/outcome.ts";
import { contiguousTail, lastOf, tooShort } from "../indicators/windows.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { type EarlyWarningOptions, earlyWarning } from "../models/thresholds/early-warning.ts";
import { fitOu, type OuFit } from "../models/thresholds/ou-fit.ts";
import { potentialWell } from "../models/thresholds/potential-well.ts";
import { brownianTouch } from "../models/thresholds/touch-probability.ts";
import { ouTouchByGrid } from "../models/thresholds/touch-probability-ou.ts";
import { horizonsSessions, marketSessionsPerYear, sessionsPerYear } from "./conventions.ts";
import { isSeriesSubject, type ThresholdDefinition } from "./define.ts";

/** Markets on the panel: yields move in levels, prices in logarithms. */
export const metastableMarkets = ["jgb.30y", "fx.usdjpy", "btc.close"] as const;
/** Two years of sessions: reversion is slow, and older regimes are other wells. */
const sessionsUsed = 500;
const sessionsNeeded = 120;
const wellSamples = 200;
const surrogates: EarlyWarningOptions["surrogates"] = 1000;
const seed = 20251121;

export interface TouchBeside {
  readonly threshold: string;
  readonly level: number;
  readonly horizonSessions: number;
  /** Without reversion and with it, same volatility, watched all the time. */
  readonly arithmetic: number;
  readonly reverting: Outcome<number>;
}

export interface MetastabilityRow {
  readonly series: string;
  readonly title: string;
  /** Numbers of the fit and the well are in levels, or in natural logarithms of the price. */
  readonly scale: "level" | "logarithm";
  /** First and last observation of the window. */
  readonly from: string | null;
  readonly observed: string | null;
  readonly sessions: number;
  readonly fit: Outcome<OuFit>;
  readonly touches: readonly TouchBeside[];
  readonly earlyWarning: Outcome<ReturnType<typeof earlyWarning.compute>["outputs"]>;
  readonly well: Outcome<ReturnType<typeof potentialWell.compute>>;
}

/** One row a market, in the order of the list. */
export const runMetastability = (
  definitions: readonly ThresholdDefinition[],
  view: AsOfView,
): readonly MetastabilityRow[] => metastableMarkets.map((id) => rowOf(id, definitions, view));

function rowOf(id: string, definitions: readonly ThresholdDefinition[], view: AsOfView): MetastabilityRow {
  const declared = findSeries(id)!;
  const { observed, values } = view.series(id);
  const window = lastOf(contiguousTail({ observed, values: Array.from(values) }), sessionsUsed);
  const own = definitions.filter(({ subject }) => isSeriesSubject(subject) && subject.series === id);
  const isPrice = own.some(({ dynamics }) => dynamics === "geometric");
  const series = isPrice ? window.values.map(Math.log) : window.values;
  const perYear = sessionsPerYear(declared.calendar);
  const common = {
    series: id,
    title: declared.title,
    scale: isPrice ? ("logarithm" as const) : ("level" as const),
    from: window.observed[0] ?? null,
    observed: window.observed.at(-1) ?? null,
    sessions: series.length,
  };
  const short = tooShort(declared.title, series.length, sessionsNeeded, declared.sources[0]!);
  if (series.length < sessionsNeeded) return { ...common, fit: short, touches: [], earlyWarning: short, well: short };
  const fitted = fitOu(series, perYear);
  const fit = fitted
    ? present(fitted)
    : absent("undefined-result", `${declared.title}: did not move within the window`);
  if (!isPresent(fit)) return { ...common, fit, touches: [], earlyWarning: fit, well: fit };
  return {
    ...common,
    fit,
    touches: touchesOf(own, series.at(-1)!, fit.value, isPrice),
    earlyWarning: present(earlyWarning.compute(earlyWarning.inputs.parse({ series, surrogates, seed })).outputs),
    well: present(
      potentialWell.compute(potentialWell.inputs.parse({ series, stepsPerYear: perYear, samples: wellSamples, seed })),
    ),
  };
}

/** Levels that are numbers and still ahead, by horizon. */
function touchesOf(
  definitions: readonly ThresholdDefinition[],
  start: number,
  fit: OuFit,
  isPrice: boolean,
): TouchBeside[] {
  return definitions.flatMap(({ id, level, side }) => {
    if (typeof level !== "number") return [];
    const barrier = isPrice ? Math.log(level) : level;
    if (side === "above" ? barrier <= start : barrier >= start) return [];
    return horizonsSessions.map((horizonSessions): TouchBeside => {
      const years = horizonSessions / marketSessionsPerYear;
      return {
        threshold: id,
        level,
        horizonSessions,
        arithmetic: brownianTouch(barrier - start, 0, fit.volatility, years),
        reverting: reverting(start, barrier, years, fit),
      };
    });
  });
}

function reverting(start: number, barrier: number, years: number, fit: OuFit): Outcome<number> {
  if (fit.speed === undefined || fit.mean === undefined)
    return absent("not-applicable", "the fitted series does not revert: its slope is not below one");
  const touch = ouTouchByGrid({ start, barrier, years, mean: fit.mean, speed: fit.speed, volatility: fit.volatility });
  return touch
    ? present(touch.probability)
    : absent("undefined-result", "the fitted drift decides almost alone; no grid resolves it");
}
