/** What can be wrong with a payload, each as a change of a good one, with the verdicts that are right for it. */
import { publishedUnits } from "../../src/core/units.ts";
import { maxJumpOf } from "../../src/market/plausible.ts";
import { findSeries } from "../../src/market/series-catalogue.ts";
import type { SourceDefinition } from "../../src/sources/define.ts";
import { bumped, type Edit, edited, type Found, movedDay, renamed, type Token } from "./tokens.ts";

/** `same`: taken, and nothing differs from the truth; `marked`: taken with problems that say what was left out. */
export type Verdict = "rejected" | "quarantined" | "marked" | "revised" | "same" | "unreachable";

export interface PayloadFault {
  readonly name: string;
  /** The faulty payloads; none where the form has no place for the fault. */
  readonly make: (found: Found) => readonly string[];
  readonly verdicts: readonly Verdict[];
  /** Sources to which it is no fault. */
  readonly isRight?: (source: SourceDefinition) => boolean;
}

const everywhere = (found: Found, tokens: readonly Token[], change: (token: Token) => string | undefined): string[] => {
  const edits = tokens.flatMap((t): Edit[] => {
    const text = change(t);
    return text === undefined ? [] : [{ start: t.start, end: t.end, text }];
  });
  return edits.length === 0 ? [] : [edited(found.text, edits)];
};
const one = (found: Found, token: Token | undefined, change: (token: Token) => string | undefined): string[] =>
  token === undefined ? [] : everywhere(found, [token], change);

/** A text where a number stood: in JSON it needs quotes, in a table it needs them if it holds the separator. */
function asText(found: Found, token: Token, text: string): string {
  const isQuoted = found.text[token.start - 1] === '"';
  if (isQuoted || (!found.isJson && !text.includes(","))) return text;
  return `"${text}"`;
}

function missing(found: Found, token: Token): string {
  return found.isJson && found.text[token.start - 1] !== '"' ? "null" : "";
}

/** Beyond the limit of the series, yet inside its range where the range alone would not catch it. */
function absurd(found: Found, token: Token): string {
  const row = found.truth.rows[token.rows[0]!]!;
  const series = findSeries(row.series)!;
  const inside = series.plausible[1] * (maxJumpOf(series) === undefined ? 2 : 0.9);
  const text = String(Number((inside / publishedUnits[row.unit]!.factor).toPrecision(6)));
  const isWhole = /^-?\d+$/.test(token.text);
  return isWhole ? String(Math.round(Number(text))) : text;
}

/** For a moment that does not come again: whether a hundredth of the value is farther away than the series can go: a rate near zero may be a hundredth of itself. */
function isBeyondDoubt(found: Found, token: Token): boolean {
  const row = found.truth.rows[token.rows[0]!]!;
  const limit = maxJumpOf(findSeries(row.series)!);
  if (limit === undefined) return false;
  const inside = Math.abs(Number(row.text)) * publishedUnits[row.unit]!.factor;
  return "relative" in limit ? limit.relative < 99 : inside * 0.99 > limit.absolute;
}

const withThousands = (text: string): string => {
  const [whole = "", rest] = text.replace("-", "").split(".");
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : `1,${whole.padStart(3, "0")}`;
  return rest === undefined ? grouped : `${grouped}.${rest}`;
};

/** Day tokens of two observations of one series whose values are near each other: no limit would tell them apart. */
function neighbours(found: Found): [Token, Token] | undefined {
  let nearest = Number.POSITIVE_INFINITY;
  let pair: [Token, Token] | undefined;
  for (let n = 0; n + 1 < found.days.length; n++) {
    const [a, b] = [found.days[n]!, found.days[n + 1]!];
    const [x, y] = [found.truth.rows[a.rows[0]!]!, found.truth.rows[b.rows[0]!]!];
    const apart = Math.abs(Number(x.text) - Number(y.text));
    if (a.text === b.text || x.series !== y.series || x.observed === y.observed || apart === 0) continue;
    if (apart < nearest) [nearest, pair] = [apart, [a, b]];
  }
  return pair;
}

export const payloadFaults: readonly PayloadFault[] = [
  {
    name: "renamed field",
    make: (found) => found.names.slice(0, 3).map((name) => edited(found.text, renamed(name, "renamed"))),
    verdicts: ["rejected", "marked"],
  },
  {
    name: "swapped fields",
    make: (found) => {
      const [first, ...rest] = found.names;
      return rest
        .slice(-3)
        .map((other) => edited(found.text, [...renamed(first!, other.text), ...renamed(other, first!.text)]));
    },
    verdicts: ["rejected", "quarantined", "marked"],
  },
  {
    name: "another unit",
    make: (found) =>
      !found.isStamped || found.values.some((t) => isBeyondDoubt(found, t))
        ? everywhere(found, found.values, (t) => String(Number((Number(t.text) / 100).toPrecision(12))))
        : [],
    // Figures that are ratios of what the payload says stay the same.
    verdicts: ["rejected", "quarantined", "marked", "same"],
  },
  {
    name: "thousands separators",
    make: (found) => everywhere(found, found.values, (t) => asText(found, t, withThousands(t.text))),
    verdicts: ["rejected", "quarantined", "marked", "same"],
  },
  {
    name: "byte order mark and CRLF",
    make: (found) => [`\u00EF\u00BB\u00BF${found.text.replaceAll(/\r?\n/g, "\r\n")}`],
    verdicts: ["same"],
  },
  {
    name: "Japanese era dates",
    make: (found) => everywhere(found, found.days, (t) => asText(found, t, "R7.11.20")),
    verdicts: ["rejected", "quarantined", "marked"],
  },
  {
    name: "a day that comes twice with two values",
    make: (found) => {
      const pair = neighbours(found);
      if (!pair) return [];
      const [a, b] = pair;
      return [...one(found, a, () => b.text), ...one(found, b, () => a.text)];
    },
    // There a second value of a day is its next vintage.
    isRight: (source) => source.hasVintages === true,
    verdicts: ["rejected", "quarantined", "marked"],
  },
  {
    name: "a day in the future",
    make: (found) => one(found, found.days.at(-1), (t) => movedDay(t.text, 3650)),
    verdicts: ["rejected", "quarantined", "marked"],
  },
  {
    name: "an absurd jump",
    make: (found) => one(found, found.values.at(-1), (t) => absurd(found, t)),
    verdicts: ["rejected", "quarantined", "marked"],
  },
  {
    name: "all values missing",
    make: (found) => everywhere(found, found.values, (t) => missing(found, t)),
    verdicts: ["rejected", "marked"],
  },
];

/** Of the newest vintage of its day: an older one is replaced already. */
const isNewest = (found: Found) => (token: Token) => {
  const row = found.truth.rows[token.rows[0]!]!;
  return !found.truth.rows.some(
    (r) => r.series === row.series && r.observed === row.observed && (r.published ?? 0) > (row.published ?? 0),
  );
};

/** Last, because it changes what is stored. */
export const revision: PayloadFault = {
  name: "a revision of history",
  make: (found) => one(found, found.values.find(isNewest(found)), (t) => bumped(t.text)),
  verdicts: ["revised"],
};
