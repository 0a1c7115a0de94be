/** A backfill in parts: each is asked and stored on its own, so that a stopped one goes on where it was. */
import { failure } from "../../core/failure.ts";
import { addDays, isLocalDate, type LocalDate } from "../../core/time.ts";

export interface Window {
  readonly from?: LocalDate;
  readonly to: LocalDate;
}

const earliest = "1900-01-01" as LocalDate;

/** Calendar years inside the window, oldest first; without a first day, one window. */
export function windowsOf(from: LocalDate | undefined, to: LocalDate): readonly Window[] {
  if (from === undefined) return [{ to }];
  if (from > to) throw failure("usage", "--from", `${from}, after --to ${to}`, "a day before it", "Swap the two days.");
  if (from < earliest) throw failure("usage", "--from", from, `${earliest} or later`, "Choose a later day.");
  const parts: Window[] = [];
  for (let start = from; start <= to; ) {
    const yearEnd = `${start.slice(0, 4)}-12-31` as LocalDate;
    const end = yearEnd < to ? yearEnd : to;
    parts.push({ from: start, to: end });
    start = addDays(end, 1);
  }
  return parts;
}

export function dayOption(flag: string, text: string | undefined): LocalDate | undefined {
  if (text === undefined || isLocalDate(text)) return text;
  throw failure("usage", flag, JSON.stringify(text), "a day as YYYY-MM-DD", "Write for example 2025-11-01.");
}
