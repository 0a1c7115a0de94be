/** Answers events from stored observations. Nothing that states a probability may import this. */
import { absent, type Outcome, present } from "../core/outcome.ts";
import { dayMs, startOfDay } from "../core/time.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import type { EventDefinition } from "./define.ts";

/** Values of one value a day compare equal within this: publishers round to a hundredth of a percent. */
const sameValue = 1e-9;

/**
 * Whether the event happened, as far as the view knows: true as soon as it has, false once the window is over and observed to
 * its end; otherwise absent with the reason.
 */
export function resolveEvent({ resolution, from, to }: EventDefinition, view: AsOfView): Outcome<boolean> {
  if (resolution.kind === "by-hand")
    return absent("not-applicable", `no series answers it: read ${resolution.document}`);
  const { observed, values } = view.series(resolution.series);
  const days = observed.map((text) => text.slice(0, 10));
  const inside = days.flatMap((text, t) => (text >= from && text <= to ? [values[t]!] : []));
  const isOver = view.pin.asOf >= startOfDay(to) + dayMs && (days.at(-1) ?? "") >= to;
  if (resolution.kind === "closes-beyond") {
    const { side, level, window } = resolution;
    let inRow = 0;
    for (const value of inside) {
      inRow = (side === "above" ? value > level : value < level) ? inRow + 1 : 0;
      if (inRow >= window) return present(true);
    }
    return isOver ? present(false) : absent("warming-up", `open until ${to}; ${inside.length} observations so far`);
  }
  if (!isOver) return absent("warming-up", `open until ${to} is observed in ${resolution.series}`);
  const last = inside.at(-1);
  return last === undefined
    ? absent("missing", `no ${resolution.series} within the window`)
    : present(Math.abs(last - resolution.value) < sameValue);
}
