/** All readings of a section: the known ones as a table, the others as a list with their reason. */
import { formatDateShort } from "../charts/format.ts";
import type { Block, Inline } from "./document.ts";
import { strong, text } from "./document.ts";
import { bound, type Fact, type Facts, lastReading, reading, type Want } from "./facts.ts";
import type { NoteStatus } from "./input.ts";

/** Nothing is left out: an indicator is in the table or in the list of what is not known. */
export function readingsOf(facts: Facts, section: string, caption: string): readonly Block[] {
  const items = facts.input.status.filter((item) => item.section === section);
  const known = items.filter((item) => item.state === "present");
  const unknown = items.filter((item) => item.state !== "present");
  const blocks: Block[] = [];
  if (known.length > 0) {
    const ranged = known.some(hasRange);
    blocks.push({
      kind: "table",
      caption,
      columns: [
        { title: "Reading", align: "left" },
        { title: "Value", align: "right" },
        ...(ranged ? [{ title: "Range", align: "right" as const }] : []),
        { title: "Observed", align: "right" },
      ],
      rows: known.map((item) => [
        [text(item.title)],
        valueCell(facts, item),
        ...(ranged ? [rangeCell(facts, item)] : []),
        [text(item.observed === null ? periodOf(item) : formatDateShort(item.observed))],
      ]),
    });
  }
  if (unknown.length > 0) {
    blocks.push({ kind: "paragraph", inlines: [strong("Not known at this as-of.")] });
    blocks.push({ kind: "list", quiet: true, items: unknown.map((item) => unknownItem(facts, item)) });
  }
  return blocks;
}

/** Records have a period instead of a day: a fiscal year or the end of a quarter. */
function periodOf(item: NoteStatus): string {
  const period = item.details?.fiscalYear ?? item.details?.period;
  return typeof period === "string" ? formatDateShort(period) : "";
}

function valueCell(facts: Facts, item: NoteStatus): readonly Inline[] {
  const fact = known(reading(item.id), facts);
  if (!fact) return [text(item.shown)];
  return item.unit === "state" || fact.label === "" ? [fact.span] : [fact.span, text(`, ${fact.label}`)];
}

function rangeCell(facts: Facts, item: NoteStatus): readonly Inline[] {
  const [lo, hi] = [known(bound(item.id, "lo"), facts), known(bound(item.id, "hi"), facts)];
  return lo && hi && hasRange(item) ? [lo.span, text(" to "), hi.span] : [];
}

/** An interval whose ends are the same is no range. */
const hasRange = ({ interval }: NoteStatus): boolean => interval !== undefined && interval.lo !== interval.hi;

function unknownItem(facts: Facts, item: NoteStatus): readonly Inline[] {
  const said: Inline[] = [text(`${item.title}: ${item.reason ?? item.state}.`)];
  const old = item.last ? known(lastReading(item.id), facts) : undefined;
  if (old) said.push(text(" The last known value was "), old.span, text(` (${old.day}).`));
  return said;
}

const known = (want: Want, facts: Facts): Fact | undefined => {
  const found = want(facts);
  return found.state === "present" ? found.value : undefined;
};
