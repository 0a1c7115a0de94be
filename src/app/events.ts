/** The calendar of events with stated and computed probabilities, the recovery watch, and the contrarian test. */
import { z } from "zod";
import { isPresent } from "../core/outcome.ts";
import { forwardReturns, signalPositions } from "../models/outlook/contrarian-test.ts";
import { brierScore, logScore } from "../models/outlook/forecast-score.ts";
import { events as catalogue } from "../outlook/catalogue/index.ts";
import type { EventDefinition } from "../outlook/define.ts";
import { recoveryWatch } from "../outlook/recovery.ts";
import { resolveEvent } from "../outlook/resolve.ts";
import { type Monitor, parameterValue, type ReadRequest, type Snapshot } from "./monitor.ts";
import { pinned } from "./results.ts";
import { thresholdItems } from "./thresholds.ts";

const statementSchema = z.object({
  kind: z.enum(["poll share", "claim", "computed"]).describe("a poll share is not a probability"),
  low: z.number(),
  high: z.number(),
  source: z.string(),
  asOf: z.string(),
});

export const eventsSchema = z.object({
  ...pinned,
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      from: z.string(),
      to: z.string(),
      question: z.string(),
      state: z.enum(["ahead", "open", "over"]),
      statements: z.array(statementSchema),
      resolution: z.string().describe("what answers the question"),
      source: z.string(),
    }),
  ),
  recovery: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      rule: z.string(),
      state: z.enum(["met", "not met", "absent"]),
      reason: z.string().nullable(),
      observed: z.string().nullable(),
    }),
  ),
  contrarian: z.object({
    rule: z.string(),
    signals: z.array(z.string()).describe("days"),
    returns: z.array(
      z.object({
        horizonDays: z.number().int(),
        n: z.number().int(),
        afterSignals: z.number().nullable(),
        allDays: z.number(),
        difference: z.number().nullable(),
        interval: z.object({ lo: z.number(), hi: z.number() }).nullable(),
      }),
    ),
    reason: z.string().nullable().describe("why there is no test"),
  }),
});
export type Events = z.infer<typeof eventsSchema>;

export const scoreSchema = z.object({
  ...pinned,
  items: z.array(
    z.object({
      event: z.string(),
      question: z.string(),
      happened: z.boolean().nullable(),
      reason: z.string().nullable().describe("why there is no outcome yet"),
      statements: z.array(
        statementSchema.extend({ probability: z.number(), brier: z.number().nullable(), log: z.number().nullable() }),
      ),
    }),
  ),
  note: z.string(),
});
export type Scores = z.infer<typeof scoreSchema>;

export async function eventList(monitor: Monitor, request: ReadRequest = {}): Promise<Events> {
  const snapshot = await monitor.snapshot(request);
  return {
    ...snapshot.head,
    items: [...catalogue]
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
      .map((event) => ({
        id: event.id,
        title: event.title,
        from: event.from,
        to: event.to,
        question: event.question,
        state: stateAt(event, snapshot.head.asOf),
        statements: statementsOf(event, snapshot),
        resolution: resolutionText(event),
        source: event.source,
      })),
    recovery: recoveryWatch(snapshot.view, {
      vixBelow: parameterValue("recovery-vix-level"),
      vixSessions: parameterValue("recovery-vix-sessions"),
    }).map(({ isMet, ...leg }) => ({
      ...leg,
      state: isPresent(isMet) ? (isMet.value ? ("met" as const) : ("not met" as const)) : ("absent" as const),
      reason: isPresent(isMet) ? null : isMet.detail,
    })),
    contrarian: contrarianOf(snapshot),
  };
}

function stateAt({ from, to }: EventDefinition, asOf: string): "ahead" | "open" | "over" {
  const day = asOf.slice(0, 10);
  return day < from ? "ahead" : day <= to ? "open" : "over";
}

const knownAt = ({ statements }: Pick<EventDefinition, "statements">, asOf: string) =>
  statements.filter((statement) => statement.asOf <= asOf.slice(0, 10)).map((statement) => ({ ...statement }));

/** Statements that were known at the as-of, and the probability that the thresholds compute. */
function statementsOf(
  { statements, computed }: EventDefinition,
  snapshot: Snapshot,
): z.infer<typeof statementSchema>[] {
  const asOf = snapshot.head.asOf.slice(0, 10);
  const known = knownAt({ statements }, asOf);
  if (!computed) return known;
  const row = thresholdItems(snapshot)
    .find(({ id, namedLater }) => id === computed.threshold && !namedLater)
    ?.probabilities.find(({ sessions }) => sessions === computed.sessions);
  const range = row?.sustained ?? row?.touch;
  return range
    ? [
        ...known,
        {
          kind: "computed" as const,
          low: range.lo,
          high: range.hi,
          source: `metastable thresholds, ${computed.threshold}, ${computed.sessions} sessions`,
          asOf,
        },
      ]
    : known;
}

function resolutionText({ resolution: r }: EventDefinition): string {
  switch (r.kind) {
    case "by-hand":
      return r.document;
    case "value-at-end":
      return `${r.series} equals ${r.value} at the end of the window`;
    case "closes-beyond":
      return `${r.series}: ${r.window === 1 ? "a close" : `${r.window} closes in a row`} ${r.side} ${r.level}`;
  }
}

const contrarianRule = {
  level: "fear-greed-panic",
  quiet: 60,
  horizons: [30, 91, 182],
  samples: 1000,
  seed: 20251121,
} as const;

function contrarianOf({ view }: Snapshot): Events["contrarian"] {
  const price = view.series("btc.close");
  const mood = view.series("crypto.fear-greed");
  const byDay = new Map(price.observed.map((text, t) => [text.slice(0, 10), price.values[t]!]));
  const days = mood.observed
    .map((text, t) => ({ day: text.slice(0, 10), sentiment: mood.values[t]! }))
    .filter(({ day }) => byDay.has(day));
  const level = parameterValue(contrarianRule.level);
  const rule = `first Fear & Greed of at most ${level} in ${contrarianRule.quiet} days`;
  const longest = contrarianRule.horizons.at(-1)!;
  if (days.length < 2 * longest)
    return {
      rule,
      signals: [],
      returns: [],
      reason: `${days.length} days with both series; ${2 * longest} are needed`,
    };
  const closes = days.map(({ day }) => byDay.get(day)!);
  const signals = signalPositions(
    days.map(({ sentiment }) => sentiment),
    level,
    contrarianRule.quiet,
  );
  return {
    rule,
    signals: signals.map((t) => days[t]!.day),
    returns: forwardReturns(closes, signals, contrarianRule.horizons, contrarianRule.samples, contrarianRule.seed).map(
      (row) => ({
        horizonDays: row.horizon,
        n: row.n,
        afterSignals: row.afterSignals ?? null,
        allDays: row.allDays,
        difference: row.difference ?? null,
        interval: row.interval ?? null,
      }),
    ),
    reason: null,
  };
}

/** Scores of stated probabilities against stored observations; a range is scored at its middle. */
export async function scoreList(monitor: Monitor, request: ReadRequest = {}): Promise<Scores> {
  const { head, view } = await monitor.snapshot(request);
  return {
    ...head,
    items: catalogue.map((event) => {
      const outcome = resolveEvent(event, view);
      const happened = isPresent(outcome) ? outcome.value : null;
      return {
        event: event.id,
        question: event.question,
        happened,
        reason: isPresent(outcome) ? null : outcome.detail,
        statements: knownAt(event, head.asOf).map((statement) => {
          const probability = (statement.low + statement.high) / 2;
          return {
            ...statement,
            probability,
            brier: happened === null ? null : brierScore(probability, happened),
            log: happened === null ? null : logScore(probability, happened),
          };
        }),
      };
    }),
    note: "fewer than thirty outcomes: scores are listed, not summarised; overlapping events are not independent",
  };
}
