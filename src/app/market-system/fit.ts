/**
 * A scenario at an as-of: levels that are readings are read, and a move to a level that is passed already is no move. So a
 * fall to 150 never becomes a rise.
 */
import { failure } from "../../core/failure.ts";
import { isPresent } from "../../core/outcome.ts";
import type { IndicatorResult } from "../../indicators/define.ts";
import type { AsOfView } from "../../market/as-of-view.ts";
import type { Change, ScenarioDefinition, Shock } from "../../scenarios/define.ts";

export type Fitted =
  | { readonly scenario: ScenarioDefinition; readonly notes: readonly string[] }
  /** Why nothing of the scenario is left to ask at this as-of. */
  | { readonly refusal: string };

/** Legs that are already beyond their level are left out with a note; refused when no other shock is left, or a level is unknown. */
export function fitScenario(
  view: AsOfView,
  results: ReadonlyMap<string, IndicatorResult>,
  scenario: ScenarioDefinition,
): Fitted {
  const beyond: string[] = [];
  const shocks: Shock[] = [];
  for (const { series, change } of scenario.shocks) {
    const read = levelRead(change, results);
    if (read === undefined)
      return { refusal: `${series}: the level, ${change.kind === "reading" ? change.indicator : ""}, is not known` };
    const { values, length } = view.series(series);
    const now = values[length - 1];
    if (now !== undefined && read.kind === "fixed" && isBeyond(now, read))
      beyond.push(`${series} is ${shown(now)}, already beyond ${shown(read.at)}`);
    else shocks.push({ series, change: read });
  }
  if (beyond.length > 0 && shocks.length === 0) return { refusal: beyond.join("; ") };
  return { scenario: { ...scenario, shocks }, notes: beyond.map((text) => `left out: ${text}`) };
}

/** Throws `Failure("usage")` where nothing of the scenario is left to ask. */
export function fittedOrRefused(
  view: AsOfView,
  results: ReadonlyMap<string, IndicatorResult>,
  scenario: ScenarioDefinition,
): Exclude<Fitted, { refusal: string }> {
  const fitted = fitScenario(view, results, scenario);
  if (!("refusal" in fitted)) return fitted;
  throw failure(
    "usage",
    `scenario ${scenario.id}`,
    fitted.refusal,
    "a level that is known and not yet passed at the as-of",
    "Choose another scenario or as-of; `metastable simulate --list` shows all.",
  );
}

/** The change with its level as a number; undefined when it is a reading that is not known. */
function levelRead(
  change: Change,
  results: ReadonlyMap<string, IndicatorResult>,
): Exclude<Change, { kind: "reading" }> | undefined {
  if (change.kind !== "reading") return change;
  const outcome = results.get(change.indicator)?.outcome;
  return outcome && isPresent(outcome)
    ? { kind: "fixed", at: outcome.value.value, direction: change.direction }
    : undefined;
}

const isBeyond = (now: number, { at, direction }: Extract<Change, { kind: "fixed" }>): boolean =>
  direction === "down" ? now <= at : now >= at;

/** Yields are decimals and everything else is a price, so six digits tell both. */
const shown = (value: number): string => String(Number(value.toPrecision(6)));
