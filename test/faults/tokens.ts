/**
 * Finds by trial which parts of a payload carry what: a part is a day if moving it by a day moves an observation, a value
 * if changing a digit changes a number, a name if renaming it costs rows. So faults can be put into any publisher's form
 * without describing the form.
 */
import type { Parsed } from "../../src/sources/define.ts";

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Positions of the parsed rows that change with it. */
  readonly rows: readonly number[];
}
export interface Name {
  readonly text: string;
  readonly places: readonly number[];
}
export interface Found {
  /** One character a byte. */
  readonly text: string;
  readonly isJson: boolean;
  readonly truth: Parsed;
  readonly days: readonly Token[];
  readonly values: readonly Token[];
  readonly names: readonly Name[];
  /** The payload names no days: what it says is of the moment at which it came. */
  readonly isStamped: boolean;
}
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Larger payloads are tried at this many places, spread evenly. */
const mostTried = 400;

export function edited(text: string, edits: readonly Edit[]): string {
  let from = 0;
  let out = "";
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    out += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return out + text.slice(from);
}

const months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const dayForms: readonly { form: RegExp; move: (text: string, days: number) => string }[] = [
  { form: /^\d{4}-\d{2}-\d{2}/, move: (t, n) => iso(Date.parse(t.slice(0, 10)) + n * dayMs) + t.slice(10) },
  {
    form: /^\d{4}\/\d{1,2}\/\d{1,2}$/,
    move: (t, n) => parts(new Date(`${t} UTC`), n, (y, m, d) => `${y}/${m}/${d}`),
  },
  {
    form: /^\d{4}\.\d{2}\.\d{2}$/,
    move: (t, n) => iso(Date.parse(t.replaceAll(".", "-")) + n * dayMs).replaceAll("-", "."),
  },
  {
    form: /^\d{2}\/\d{2}\/\d{4}$/,
    move: (t, n) => parts(new Date(`${t} UTC`), n, (y, m, d) => `${two(m)}/${two(d)}/${y}`),
  },
  {
    form: /^\d{1,2}\/\d{1,2}\/\d{4}$/,
    move: (t, n) => parts(new Date(`${t} UTC`), n, (y, m, d) => `${m}/${d}/${y}`),
  },
  {
    form: new RegExp(`^\\d{1,2}[- ](${months})[a-z]*[- ]\\d{2,4}$`, "i"),
    move: (t, n) =>
      parts(new Date(`${t} UTC`), n, (y, m, d) =>
        t
          .replace(/^\d+/, two(d))
          .replace(/[A-Za-z]+/, months.split("|")[m - 1]!)
          .replace(/\d+$/, (year) => String(y).slice(-year.length)),
      ),
  },
  {
    form: new RegExp(`^(${months})[a-z]* \\d{1,2}, \\d{4}$`, "i"),
    move: (t, n) =>
      new Date(Date.parse(`${t} UTC`) + n * dayMs).toLocaleDateString("en-US", {
        month: "long",
        day: "numeric",
        year: "numeric",
        timeZone: "UTC",
      }),
  },
  {
    form: /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/,
    move: (t, n) => iso(Date.UTC(+t.slice(0, 4), +t.slice(4, 6) - 1, +t.slice(6)) + n * dayMs).replaceAll("-", ""),
  },
  {
    form: /^(19|20)\d{2}(0[1-9]|1[0-2])$/,
    move: (t, n) =>
      iso(Date.UTC(+t.slice(0, 4), +t.slice(4) - 1 + Math.ceil(n / 31), 1))
        .replaceAll("-", "")
        .slice(0, 6),
  },
  // Points of double width, as bytes of Shift JIS.
  {
    form: /^\d{4}(\x81D\d{1,2}){2}$/,
    move: (t, n) => parts(new Date(`${t.replaceAll("\x81D", "/")} UTC`), n, (y, m, d) => `${y}\x81D${m}\x81D${d}`),
  },
  { form: /^1\d{9}$/, move: (t, n) => String(Number(t) + n * 86_400) },
  { form: /^1\d{12}$/, move: (t, n) => String(Number(t) + n * dayMs) },
];
const dayMs = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const two = (n: number): string => String(n).padStart(2, "0");
function parts(at: Date, days: number, write: (y: number, m: number, d: number) => string): string {
  const moved = new Date(at.getTime() + days * dayMs);
  return write(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** The day so many days later, in the form in which it is written; undefined for what is no day. */
export function movedDay(text: string, days: number): string | undefined {
  return dayForms.find(({ form }) => form.test(text))?.move(text, days);
}

/** Another number of the same form: the last digit is another one. */
export const bumped = (text: string): string =>
  text.replace(/\d(?=\D*$)/, (digit) => (digit === "9" ? "8" : String(Number(digit) + 1)));

/** The second is so near that a check of sums lets it through. */
const otherNumbers = (text: string): string[] => (text.includes(".") ? [bumped(text), `${text}001`] : [bumped(text)]);

const candidates = new RegExp(
  [
    "\\d{4}-\\d{2}-\\d{2}(?:T[0-9:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?",
    "\\d{4}[/.]\\d{1,2}[/.]\\d{1,2}",
    "\\d{4}\\x81D\\d{1,2}\\x81D\\d{1,2}",
    "\\d{1,2}/\\d{1,2}/\\d{4}",
    `\\d{1,2}[- ](?:${months})[a-z]*[- ]\\d{2,4}`,
    `(?:${months})[a-z]* \\d{1,2}, \\d{4}`,
    "-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?",
  ]
    .map((form) => `(?<![A-Za-z0-9_.])${form}(?![A-Za-z0-9_])`)
    .join("|"),
  "g",
);

/** `parse` is asked for two moments of retrieval. */
export function findTokens(bytes: Uint8Array, parse: (bytes: Uint8Array, isEarlier?: boolean) => Parsed): Found {
  const text = Buffer.from(bytes).toString("latin1");
  const read = (changed: string): Parsed => parse(Buffer.from(changed, "latin1"));
  const truth = read(text);
  const isJson = /^\s*[[{]/.test(text);
  const all = [...text.matchAll(candidates)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));
  const step = Math.max(1, all.length / mostTried);
  const tried = Array.from({ length: Math.min(all.length, mostTried) }, (_, n) => all[Math.floor(n * step)]!);
  const days: Token[] = [];
  const values: Token[] = [];
  for (const token of tried) {
    const moved = movedDay(token.text, 1);
    const asDay =
      moved === undefined ? [] : changedRows(truth, read(edited(text, [{ ...token, text: moved }])), "observed");
    if (asDay.length > 0) {
      days.push({ ...token, rows: asDay });
      continue;
    }
    const asValue = otherNumbers(token.text)
      .map((number) => changedRows(truth, read(edited(text, [{ ...token, text: number }])), "text"))
      .find((rows) => rows.length > 0);
    if (asValue) values.push({ ...token, rows: asValue });
  }
  const said = new Set(truth.rows.map((row) => row.observed));
  const isStamped = parse(bytes, true).rows.some((row) => !said.has(row.observed));
  return { text, isJson, truth, days, values, isStamped, names: findNames(text, isJson, truth, read) };
}

/** Rows whose field is another one, where nothing was lost; or those that are lost because of the change. */
function changedRows(before: Parsed, after: Parsed, field: "observed" | "text"): number[] {
  if (after.rows.length === before.rows.length)
    return before.rows.flatMap((row, n) => (row[field] === after.rows[n]![field] ? [] : [n]));
  if (field === "text" || after.rejected) return [];
  const left = new Set(after.rows.map(keyOf));
  return before.rows.flatMap((row, n) => (left.has(keyOf(row)) ? [] : [n]));
}
const keyOf = (row: Parsed["rows"][number]): string => `${row.series}|${row.observed}|${row.text}|${row.published}`;

function findNames(text: string, isJson: boolean, truth: Parsed, read: (text: string) => Parsed): Name[] {
  const places = new Map<string, number[]>();
  const add = (name: string, place: number) => places.set(name, [...(places.get(name) ?? []), place]);
  if (isJson) for (const m of text.matchAll(/"([^"\n]{1,60})"\s*:/g)) add(m[1]!, m.index + 1);
  else if (/^\W*</.test(text))
    for (const m of text.matchAll(/(?<=[</\s:])([A-Za-z][\w.-]*)(?=[\s>=/])/g)) add(m[1]!, m.index);
  else {
    let start = 0;
    for (const line of text.split("\n").slice(0, 8)) {
      for (const m of line.matchAll(/[^,;\t"\r]+/g)) if (/[A-Za-z]/.test(m[0])) add(m[0], start + m.index);
      start += line.length + 1;
    }
  }
  const names = [...places].map(([name, at]) => ({ text: name, places: at }));
  const count = truth.rows.length + truth.records.length;
  return names.slice(0, mostTried).filter((name) => {
    const after = read(edited(text, renamed(name, "renamed")));
    return after.rejected === true || after.rows.length + after.records.length < count;
  });
}

export const renamed = (name: Name, to: string): Edit[] =>
  name.places.map((start) => ({ start, end: start + name.text.length, text: to }));
