/** What is known of the venues behind a total of liquidations. */
import type { LocalDate } from "../core/time.ts";
import type { RecordRow } from "../market/observation.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { type Reading, records } from "./define.ts";

/** Windows with their venues; none is needed, because a total may come without them. */
export const liquidationWindows = records("liquidation-window", "import/liquidations", 0);

/** In words for a label, and the venues; a total without a record is a lower bound too, because no venue set is complete. */
export function coverageOf(windows: readonly RecordRow[], day: string): { coverage: string; venues: string } {
  const bodies = windows
    .filter((w) => w.key.startsWith(`${day}|`))
    .map((w) => w.body as { coverage: string; venues: string[] });
  const isComplete = bodies.length > 0 && bodies.every((b) => b.coverage === "complete");
  const venues = [...new Set(bodies.flatMap((b) => b.venues))].sort();
  return { coverage: isComplete ? "complete for its venues" : "lower bound", venues: venues.join(", ") || "unknown" };
}

const importedFreshForDays = findSeries("crypto.liquidations.long-24h")!.freshForDays;

/** An import stands for its own day: an old one is shown with its age, as stale, and not as if there were none. */
export const importedFigure = (day: string): Pick<Reading, "figure"> => ({
  figure: { day: day.slice(0, 10) as LocalDate, freshForDays: importedFreshForDays },
});
