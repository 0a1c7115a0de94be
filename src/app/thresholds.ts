/** The register of thresholds as surfaces show it, nearest first. */
import { z } from "zod";
import {
  absentMark,
  formatBasisPoints,
  formatInterval,
  formatNumber,
  formatPercent,
  formatPoints,
  formatProbability,
  formatValue,
} from "../charts/format.ts";
import { countStanding, standingWords } from "../charts/standing.ts";
import { failure } from "../core/failure.ts";
import { isPresent, type Outcome } from "../core/outcome.ts";
import { thresholds } from "../thresholds/catalogue/index.ts";
import { isSeriesSubject } from "../thresholds/define.ts";
import { type RuleTestReport, runRuleTests } from "../thresholds/rule-test.ts";
import { runThresholds, type ThresholdRow } from "../thresholds/run.ts";
import { type Monitor, parameterValue, type ReadRequest, type Snapshot } from "./monitor.ts";
import { pinned } from "./results.ts";

const estimated = z.object({ lo: z.number(), value: z.number(), hi: z.number() });
export const thresholdItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  section: z.string(),
  unit: z.string(),
  side: z.enum(["above", "below"]).describe("the side on which it counts as crossed"),
  rule: z.enum(["touch", "close", "sustained"]),
  level: z.number().nullable(),
  value: z.number().nullable().describe("null when the subject is absent or stale"),
  lastValue: z.number().nullable(),
  observed: z.string().nullable(),
  state: z.string().describe("unknown, below, above, touched or sustained"),
  since: z.string().nullable(),
  beyond: z.boolean().nullable(),
  beyondAtStart: z
    .boolean()
    .describe(
      "already passed when it was registered: neither alerts nor sets an exit code until it has been left once",
    ),
  isCrossed: z.boolean(),
  registered: z.string().nullable().describe("the day on which the level was named and from which it is watched"),
  namedLater: z
    .boolean()
    .describe("the level was named after the as-of: hindsight, last in the list, never counted, crossed or alerted"),
  distance: z
    .object({ level: z.number(), percent: z.number().nullable(), sigma: z.number().nullable() })
    .nullable()
    .describe("level less value; level over value less one; standard deviations over 21 sessions"),
  volatilityPerYear: z.object({
    sessions60: z.number().nullable(),
    sessions250: z.number().nullable(),
    ewma: z.number().nullable(),
    implied: z.number().nullable(),
  }),
  probabilities: z.array(
    z.object({
      sessions: z.number().int(),
      touch: estimated.optional(),
      touchForward: estimated.optional(),
      sustained: estimated.optional(),
      fatTails: z
        .object({ normal: z.number(), studentT4: z.number(), standardError: z.number() })
        .optional()
        .describe("of a close beyond: normal steps beside Student-t(4) steps of the same variance, to 63 sessions"),
    }),
  ),
  method: z.string().describe("how the probabilities were made, or why there are none"),
  lastBeyond: z.string().nullable(),
  sessionsBeyond250: z.number().nullable().describe("of the first of `counts`"),
  counts: z
    .array(
      z.object({
        source: z.string(),
        from: z.string(),
        to: z.string(),
        sessions: z.number().int(),
        beyond: z.number().int(),
      }),
    )
    .describe("sessions beyond among the last 250 of each source by itself, best-ranked first"),
  followed: z
    .array(z.object({ start: z.string(), spx: z.number().nullable(), btc: z.number().nullable() }))
    .describe("worst 20-session move of S&P 500 and BTC after the newest episodes beyond"),
  severity: z.string(),
  tag: z.string(),
  reason: z.string(),
  source: z.string(),
  absent: z.string().nullable(),
  shown: z.object({
    level: z.string(),
    value: z.string(),
    state: z.string(),
    distance: z.string(),
    sigma: z.string(),
    probabilities: z.string(),
  }),
});
export const thresholdsSchema = z.object({ ...pinned, items: z.array(thresholdItemSchema) });
export type ThresholdItem = z.infer<typeof thresholdItemSchema>;
export type Thresholds = z.infer<typeof thresholdsSchema>;

export async function thresholdList(monitor: Monitor, request: ReadRequest = {}): Promise<Thresholds> {
  const snapshot = await monitor.snapshot(request);
  return { ...snapshot.head, items: thresholdItems(snapshot) };
}

/** The levels in force at the as-of, and those that were named after it. */
export const splitRegister = (items: readonly ThresholdItem[]) => ({
  inForce: items.filter((t) => !t.namedLater),
  namedLater: items.filter((t) => t.namedLater),
});

/** Where the register stands, in the words of the page and the note. */
export const standingOf = (answer: Thresholds): string => standingWords(countStanding(answer.items));

const kept = new WeakMap<object, readonly ThresholdRow[]>();

/** The register at the snapshot; computed once for each. */
export function thresholdRows(snapshot: Snapshot): readonly ThresholdRow[] {
  const known = kept.get(snapshot.view);
  const rows =
    known ??
    runThresholds(thresholds, snapshot.view, snapshot.results, {
      parameters: parameterValue,
      readings: snapshot.pastReadings,
    });
  if (!known) kept.set(snapshot.view, rows);
  return rows;
}

export const thresholdItems = (snapshot: Snapshot): ThresholdItem[] => thresholdRows(snapshot).map(item);

const detailOf = (outcome: Outcome<unknown>): string => (outcome.state === "absent" ? outcome.detail : "");
const orNull = <T>(outcome: Outcome<T>): T | null => (isPresent(outcome) ? outcome.value : null);

function item(row: ThresholdRow): ThresholdItem {
  const level = orNull(row.level);
  const value = orNull(row.value);
  const distance = orNull(row.distance);
  const sigma = distance ? orNull(distance.sigma) : null;
  const probabilities = orNull(row.probabilities);
  const perYear = (estimate: Outcome<{ perYear: number }>): number | null => orNull(estimate)?.perYear ?? null;
  const plain = (p: { lo: number; value: number; hi: number }) => ({ lo: p.lo, value: p.value, hi: p.hi });
  const horizons = (probabilities?.horizons ?? []).map((h) => ({
    sessions: h.horizonSessions,
    ...(h.touch ? { touch: plain(h.touch) } : {}),
    ...(h.touchForward ? { touchForward: plain(h.touchForward) } : {}),
    ...(h.sustained ? { sustained: plain(h.sustained) } : {}),
    ...(h.fatTails ? { fatTails: { ...h.fatTails } } : {}),
  }));
  const parts: readonly Outcome<unknown>[] = [row.level, row.value, row.distance];
  const why = parts.find((o) => !isPresent(o));
  return {
    id: row.id,
    title: row.title,
    section: row.section,
    unit: row.unit,
    side: row.side,
    rule: row.rule.kind,
    level,
    value,
    lastValue: row.lastValue,
    observed: row.observed,
    state: row.state,
    since: row.since,
    beyond: row.beyond,
    beyondAtStart: row.beyondAtStart,
    isCrossed: row.crossed,
    registered: row.registered,
    namedLater: row.namedLater,
    distance: distance ? { level: distance.level, percent: distance.percent, sigma } : null,
    volatilityPerYear: {
      sessions60: perYear(row.volatility.sessions60),
      sessions250: perYear(row.volatility.sessions250),
      ewma: perYear(row.volatility.ewma),
      implied: perYear(row.volatility.implied),
    },
    probabilities: horizons,
    method: probabilities ? `${probabilities.model}; range: ${probabilities.range}` : detailOf(row.probabilities),
    lastBeyond: row.history.lastBeyond,
    sessionsBeyond250: orNull(row.history.sessionsBeyond250),
    counts: [...row.history.counts],
    followed: row.history.followed.map((f) => ({ start: f.started, spx: orNull(f.spx), btc: orNull(f.btc) })),
    severity: row.severity,
    tag: row.tag,
    reason: row.reason,
    source: row.source,
    absent: why ? detailOf(why) : null,
    shown: {
      level: formatValue(level, row.unit),
      value:
        value === null && row.lastValue !== null
          ? `${absentMark} (last ${formatValue(row.lastValue, row.unit)})`
          : formatValue(value, row.unit),
      state: `${row.state}${row.beyondAtStart ? ", beyond at start" : ""}${row.withinSession ? ", within the session" : ""}${row.namedLater ? ", named later" : ""}`,
      distance: distance ? shownDistance(row, distance) : absentMark,
      sigma: formatNumber(sigma, { decimals: 2 }),
      probabilities: shownProbabilities(horizons, row.rule.kind),
    },
  };
}

/** Yields by basis points, shares and their like by percentage points, prices by their percentage. */
function shownDistance(row: ThresholdRow, distance: { level: number; percent: number | null }): string {
  if (row.unit === "ratio") {
    const format = isSeriesSubject(row.subject) ? formatBasisPoints : formatPoints;
    return format(distance.level, { signed: true });
  }
  return distance.percent === null
    ? formatNumber(distance.level, { signed: true })
    : formatPercent(distance.percent, { signed: true, decimals: 1 });
}

/** Ranges at 21, 63 and 378 sessions: of the sustained rule where there is one, else of a touch. */
function shownProbabilities(horizons: ThresholdItem["probabilities"], rule: string): string {
  const shown = [21, 63, 378].map((sessions) => {
    const found = horizons.find((h) => h.sessions === sessions);
    const p = rule === "sustained" ? found?.sustained : found?.touch;
    if (!p) return absentMark;
    return p.lo === p.hi ? formatProbability(p.value) : formatInterval(p.lo, p.hi, "probability");
  });
  return shown.every((s) => s === absentMark) ? absentMark : shown.join(" / ");
}

/** Runs a file of rule tests (its text). */
export function testRules(text: string): RuleTestReport {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw failure(
      "usage",
      "thresholds test",
      cause instanceof Error ? cause.message : String(cause),
      "JSON",
      "See examples/threshold-rules.json.",
      cause,
    );
  }
  return runRuleTests(json, thresholds);
}
