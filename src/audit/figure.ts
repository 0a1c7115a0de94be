/**
 * A figure of a note as it stands in a file: what it is about in the note's own words, its number, and how it is
 * qualified. Reading a file reports every bad entry by its place and keeps the good ones.
 */
import { z } from "zod";
import type { Problem } from "../core/outcome.ts";
import { scaleOfUnit } from "./vocabulary/units.ts";

const word = z.string().trim().min(1);
const number = z.number().refine(Number.isFinite, "a finite number");

const linkSchema = z.object({
  /** Name of the relation, such as "ratio of two figures". */
  rule: word,
  /** Ids of the other figures, in the order in which the relation names them. */
  with: z.array(word).min(1),
});

/** One entry of a figure file. Either `value` (a number, or words), or both `low` and `high`. Unknown fields are ignored. */
export const figureSchema = z.object({
  id: word,
  section: word.optional(),
  subject: word,
  metric: word,
  value: z.union([number, word]).optional(),
  low: number.optional(),
  high: number.optional(),
  unit: word,
  qualifier: word.optional(),
  period: word.optional(),
  statistic: word.optional(),
  window: word.optional(),
  note: z.string().optional(),
  inferred: z.array(word).optional(),
  links: z.array(linkSchema).optional(),
});

export interface FigureLink {
  readonly rule: string;
  readonly with: readonly string[];
}

/** A figure that passed the schema. Exactly one of `value` and (`low`, `high`) is there; `low <= high`. */
export interface Figure {
  readonly id: string;
  readonly section: string;
  readonly subject: string;
  readonly metric: string;
  readonly value?: number | string;
  readonly low?: number;
  readonly high?: number;
  /** As written: "USD bn". */
  readonly unit: string;
  /** The unit's scale word as a factor; `value`, `low` and `high` are multiplied by it already. */
  readonly scale: number;
  readonly qualifier: string;
  readonly period: string;
  readonly statistic: string;
  readonly window: string;
  readonly note: string;
  readonly inferred: readonly string[];
  readonly links: readonly FigureLink[];
}

const excerpt = (found: unknown): string => {
  const text = typeof found === "number" ? String(found) : JSON.stringify(found);
  return text === undefined ? "nothing" : text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === "object" ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");

/** What a field should hold, for the fields whose wrong type the schema finds. */
function expectationOf(path: readonly PropertyKey[]): string {
  const field = path.filter((key) => typeof key === "string").at(-1);
  if (path.length === 0) return "an object with id, subject, metric, unit and value, or low and high";
  if (field === "value") return "a finite number, or words that are not empty";
  if (field === "low" || field === "high") return "a finite number";
  if (field === "links") return "a list of { rule, with: [ids] }";
  return field === "with" || field === "inferred" ? "a list of texts" : "a text that is not empty";
}

const wrongType = (place: string, found: unknown, expected: string): Problem => ({
  place,
  found: excerpt(found),
  expected,
  remedy: "Correct the entry; the other entries are still audited.",
});

function shapeProblems(entry: z.output<typeof figureSchema>, place: string): Problem[] {
  const hasValue = entry.value !== undefined;
  const { low, high } = entry;
  if (hasValue && (low !== undefined || high !== undefined))
    return [wrongType(`${place}.value`, entry.value, "either value, or low and high, not both")];
  if (hasValue) return [];
  if (low === undefined && high === undefined)
    return [wrongType(`${place}.value`, undefined, "a number or words in value, or numbers in low and high")];
  if (low === undefined) return [wrongType(`${place}.low`, undefined, "a number, since high is given")];
  if (high === undefined) return [wrongType(`${place}.high`, undefined, "a number, since low is given")];
  return low > high ? [wrongType(`${place}.low`, low, `at most high, which is ${high}`)] : [];
}

function complete(entry: z.output<typeof figureSchema>): Figure {
  const scale = scaleOfUnit(entry.unit);
  // Fifteen digits drop what the multiplication by a power of ten adds: 0.57 bn is 570,000,000.
  const scaled = (x: number) => (scale === 1 ? x : Number((x * scale).toPrecision(15)));
  const number =
    entry.value === undefined
      ? { low: scaled(entry.low!), high: scaled(entry.high!) }
      : { value: typeof entry.value === "number" ? scaled(entry.value) : entry.value };
  return {
    id: entry.id,
    section: entry.section ?? "",
    subject: entry.subject,
    metric: entry.metric,
    ...number,
    unit: entry.unit,
    scale,
    qualifier: entry.qualifier ?? "",
    period: entry.period ?? "",
    statistic: entry.statistic ?? "",
    window: entry.window ?? "",
    note: entry.note ?? "",
    inferred: entry.inferred ?? [],
    links: entry.links ?? [],
  };
}

/** Removes links to figures that are not in the file, naming each. The figure itself stays: its number is good. */
function checkLinks(
  figures: readonly { figure: Figure; index: number }[],
  ids: ReadonlySet<string>,
  problems: Problem[],
): Figure[] {
  return figures.map(({ figure, index }) => ({
    ...figure,
    links: figure.links.filter((link, l) => {
      const bad = link.with.flatMap((id, w) => (ids.has(id) && id !== figure.id ? [] : [{ id, w }]));
      for (const { id, w } of bad)
        problems.push({
          place: `figures[${index}].links[${l}].with[${w}]`,
          found: excerpt(id),
          expected:
            id === figure.id ? "another figure than the one that links" : "the id of a good figure of this file",
          remedy: "Correct the id; the figure is audited without this link.",
        });
      return bad.length === 0;
    }),
  }));
}

/**
 * Reads a parsed JSON file: an array of entries, or an object with such an array in `figures`. Places are
 * `figures[index].field`. A repeated id keeps the first entry. Never throws for what the file says.
 */
export function parseFigures(json: unknown): { figures: readonly Figure[]; problems: readonly Problem[] } {
  const list = Array.isArray(json) ? json : at(json, ["figures"]);
  if (!Array.isArray(list))
    return {
      figures: [],
      problems: [wrongType("figures", json, "an array of figures, or an object with one in `figures`")],
    };
  const problems: Problem[] = [];
  const good: { figure: Figure; index: number }[] = [];
  const ids = new Set<string>();
  list.forEach((raw: unknown, index) => {
    const place = `figures[${index}]`;
    const parsed = figureSchema.safeParse(raw);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        problems.push(wrongType(`${place}${pathText(issue.path)}`, at(raw, issue.path), expectationOf(issue.path)));
      return;
    }
    const wrong = shapeProblems(parsed.data, place);
    if (ids.has(parsed.data.id))
      wrong.push(wrongType(`${place}.id`, parsed.data.id, "an id that no earlier entry has"));
    problems.push(...wrong);
    if (wrong.length > 0) return;
    ids.add(parsed.data.id);
    good.push({ figure: complete(parsed.data), index });
  });
  return { figures: checkLinks(good, ids, problems), problems };
}
