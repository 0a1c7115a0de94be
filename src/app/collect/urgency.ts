/** Which sources are asked first when many are due: those that most thresholds hang on, then most indicators. */
import { indicators } from "../../indicators/catalogue/index.ts";
import type { SourceDefinition } from "../../sources/define.ts";
import { thresholds } from "../../thresholds/catalogue/index.ts";

const byId = new Map(indicators.map((definition) => [definition.id, definition]));

/** Series that an indicator is made of, through other indicators too. */
function seriesOf(id: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  const definition = byId.get(id);
  if (definition === undefined || seen.has(id)) return found;
  seen.add(id);
  for (const input of Object.values(definition.inputs)) {
    if (input.kind === "series") found.add(input.series);
    if (input.kind === "indicator") for (const series of seriesOf(input.id, seen)) found.add(series);
  }
  return found;
}

export function mostUrgentFirst(sources: readonly SourceDefinition[]): SourceDefinition[] {
  const behindThresholds = thresholds.map(({ subject, level }) => {
    const series = "series" in subject ? new Set([subject.series]) : seriesOf(subject.indicator);
    if (typeof level !== "number" && "indicator" in level) for (const id of seriesOf(level.indicator)) series.add(id);
    return series;
  });
  const behindIndicators = indicators.map(({ id }) => seriesOf(id));
  const weight = ({ provides }: SourceDefinition): number => {
    const own = typeof provides === "string" ? [] : provides;
    const count = (groups: readonly ReadonlySet<string>[]) => groups.filter((g) => own.some((id) => g.has(id))).length;
    return count(behindThresholds) * indicators.length + count(behindIndicators);
  };
  const weighed = sources.map((source) => ({ source, weight: weight(source) }));
  return weighed.sort((a, b) => b.weight - a.weight).map(({ source }) => source);
}
