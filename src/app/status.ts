/** Every indicator as a reader sees it. */
import { formatInterval, formatValue } from "../charts/format.ts";
import type { Unit } from "../core/units.ts";
import type { IndicatorDefinition, IndicatorResult, Reading } from "../indicators/define.ts";
import { detailUnit } from "../indicators/detail-units.ts";
import type { Monitor, ReadRequest } from "./monitor.ts";
import type { Status, StatusItem } from "./results.ts";

const dash = "\u2014";

export async function status(monitor: Monitor, request: ReadRequest = {}): Promise<Status> {
  const { head, results } = await monitor.snapshot(request);
  return { ...head, items: [...results.values()].map(statusItem) };
}

/** The word of a state; a number in its unit, with the word behind it where there is one. */
export function shownReading(reading: Reading, unit: Unit): string {
  if (unit === "state" && reading.label !== undefined) return reading.label;
  const number = formatValue(reading.value, unit);
  return reading.label === undefined ? number : `${number}, ${reading.label}`;
}

/** "37.7 % to 54.3 %"; null without an interval, and where both ends are the same: that is no range. */
export const shownInterval = ({ interval }: Pick<Reading, "interval">, unit: Unit): string | null =>
  interval === undefined || interval.lo === interval.hi ? null : formatInterval(interval.lo, interval.hi, unit);

function shownDetails(details: NonNullable<Reading["details"]>, definition: IndicatorDefinition) {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, shownDetail(name, value, definition)]),
  );
}

function shownDetail(name: string, value: number | string | null, definition: IndicatorDefinition): string {
  if (typeof value !== "number") return value ?? dash;
  const { unit, factor } = detailUnit(definition, name) ?? { unit: "count" as const, factor: 1 };
  return formatValue(value * factor, unit);
}

export function statusItem(result: IndicatorResult): StatusItem {
  const { definition, outcome } = result;
  const { unit } = definition;
  const reading = outcome.state === "present" ? outcome.value : undefined;
  const last = result.last;
  return {
    id: definition.id,
    title: definition.title,
    section: definition.section,
    unit,
    state: outcome.state === "present" ? "present" : outcome.reason,
    value: reading?.value ?? null,
    shown: reading ? shownReading(reading, unit) : dash,
    ...(reading?.label === undefined ? {} : { label: reading.label }),
    ...(reading?.interval === undefined ? {} : { interval: reading.interval }),
    shownInterval: reading ? shownInterval(reading, unit) : null,
    ...(reading?.details === undefined
      ? {}
      : { details: reading.details, shownDetails: shownDetails(reading.details, definition) }),
    observed: result.observed,
    last: last
      ? {
          value: last.value,
          shown: shownReading(last, unit),
          ...(last.label === undefined ? {} : { label: last.label }),
        }
      : null,
    reason: outcome.state === "absent" ? outcome.detail : null,
    formula: definition.formula,
    meaning: definition.meaning,
  };
}
