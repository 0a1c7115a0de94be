/**
 * The same scenario with what the 2024 episode says of stops and depths, beside the values that a run starts from: a run is
 * cheap, and the two differ. Medians of the posterior of the third of the trade's size that the run is in.
 */
import { log } from "../../core/math/elementary.ts";
import { getParameter } from "../../parameters/catalogue.ts";
import type { MarketChoices } from "./facts.ts";

export interface CalibratedValues {
  /** Where they come from. */
  readonly source: string;
  /** Values of parameters by id, for each third of the prior of the trade's size on a log scale, smallest first. */
  readonly thirds: readonly Readonly<Record<string, number>>[];
}

/** Null where the reader has set one of the values: then there is nothing to hold against it. */
export function withCalibrated(
  choices: MarketChoices,
  { thirds }: CalibratedValues,
): { readonly choices: MarketChoices; readonly parameters: Readonly<Record<string, number>> } | null {
  const { parameter, exposureUsd } = choices;
  const [least, most] = [getParameter("carry-exposure-low").value, getParameter("carry-exposure-high").value];
  const place = log(exposureUsd / least) / log(most / least);
  const parameters = thirds[Math.max(0, Math.min(thirds.length - 1, Math.floor(place * thirds.length)))]!;
  if (Object.keys(parameters).some((id) => parameter(id) !== getParameter(id).value)) return null;
  return { parameters, choices: { ...choices, parameter: (id) => parameters[id] ?? parameter(id) } };
}
