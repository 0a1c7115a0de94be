/** Inputs that the stress indicators share. All but the clock may be missing or old: the index tells what it lacks. */
import { evenStale, history, type InputSpec, optional, parameter, type SeriesWindow } from "./define.ts";
import type { StressWindows } from "./stress-history.ts";
import { type StressSegmentDefinition, seriesBehind, stressClock } from "./stress-segments.ts";

/** Sessions that a segment waits for a silent series before it is stale itself. */
export const staleAfter = 5;

const inputName = (series: string): string => series.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
const seriesOf = (segments: readonly StressSegmentDefinition[]): readonly string[] => [
  ...new Set([stressClock, ...segments.flatMap(({ series }) => series.flatMap(seriesBehind))]),
];

/** The series of the segments, by input name. */
export const stressInputs = (segments: readonly StressSegmentDefinition[]): Record<string, InputSpec> => ({
  ...Object.fromEntries(
    seriesOf(segments).map((id) => [
      inputName(id),
      id === stressClock ? history(id, 1) : optional(evenStale(history(id, 1))),
    ]),
  ),
  warmUp: parameter("stress-warm-up"),
});

/** The same inputs as they arrive, by series id. */
export const stressWindows = (
  segments: readonly StressSegmentDefinition[],
  inputs: Readonly<Record<string, unknown>>,
): StressWindows => new Map(seriesOf(segments).map((id) => [id, inputs[inputName(id)] as SeriesWindow | undefined]));
