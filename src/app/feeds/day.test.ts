// The total of a day against the sum of its minutes, whatever happens on the way: connections that end, programs that are
// stopped or killed, silence over midnight. Amounts are whole, so that sums of rounded minutes are exact.
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { dayMs, formatInstant, instant, parseInstant } from "../../core/time.ts";
import type { ParsedRecord, ParsedRow } from "../../market/observation.ts";
import { bybit } from "../../sources/feeds/catalogue/bybit.ts";
import { dayFrom } from "../../sources/feeds/day.ts";
import { dayTable, feedSource, parseSegment } from "../../sources/feeds/source.ts";
import { Recorder } from "./recorder.ts";
import { feedSettings } from "./settings.ts";
import { noCounts } from "./state.ts";
import type { Segment, SegmentWriter } from "./writer.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const evening = Date.UTC(2026, 10, 24, 23, 57);

const step = fc.record({
  seconds: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 50 }) },
    { weight: 1, arbitrary: fc.constant(600) },
  ),
  act: fc.constantFrom("long", "long", "short", "nothing", "reconnect", "stop", "kill"),
  amount: fc.integer({ min: 1, max: 1000 }),
});

/** What reaches the ledger when these steps are taken from three minutes before midnight on. */
function played(steps: readonly { seconds: number; act: string; amount: number }[]): string[] {
  const texts: string[] = [];
  const writer = {
    pendingBytes: 0,
    add: ({ bytes }: Segment) => texts.push(Buffer.from(bytes).toString("utf8")),
  } as unknown as SegmentWriter;
  let now = evening;
  let connections = 0;
  const clock = { now: () => instant(now) };
  const started = (): Recorder => {
    const recorder = new Recorder(bybit, feedSource(bybit), writer, feedSettings, clock, noCounts());
    const last = texts.at(-1);
    if (last !== undefined) recorder.resumeDay(dayFrom(bybit, last));
    return recorder;
  };
  const begin = (): void => recorder.begin({ url: "ws://x", number: ++connections, refused: [] }, []);
  let recorder = started();
  begin();
  for (const { seconds, act, amount } of steps) {
    now += seconds * 1000;
    if (act === "long" || act === "short") {
      const data = [{ T: now, s: "BTCUSDT", S: act === "long" ? "Buy" : "Sell", v: String(amount), p: "1" }];
      const frame = JSON.stringify({ topic: "allLiquidation.BTCUSDT", type: "snapshot", ts: now, data });
      const reading = bybit.parse(frame, instant(now));
      recorder.frame(frame, instant(now), reading.kind === "data" ? reading.messages : []);
    } else if (act === "nothing") recorder.alive(now);
    else {
      if (act !== "kill") recorder.end(act);
      now += 5000;
      if (act !== "reconnect") recorder = started();
      begin();
    }
  }
  recorder.end("stop");
  return texts;
}

function rowsOf(texts: readonly string[]): { rows: ParsedRow[]; records: ParsedRecord[] } {
  const parsed = texts.map((text) =>
    parseSegment(bybit, { bytes: Buffer.from(text), retrieved: instant(0), from: "" }),
  );
  for (const { rejected } of parsed) expect(rejected).toBeUndefined();
  return { rows: parsed.flatMap((p) => p.rows), records: parsed.flatMap((p) => p.records) };
}

it("is the sum of its minutes, said once, by the first segment of another day (property)", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
      const { rows, records } = rowsOf(played(steps));
      const minutes = rows.filter((r) => r.observed.includes("T"));
      const sum = (series: string, day: string): number => {
        const from = formatInstant(parseInstant(`${day}T00:00:00Z`));
        const to = formatInstant(instant(parseInstant(`${day}T00:00:00Z`) + dayMs));
        const inDay = minutes.filter((r) => r.series === series && r.observed > from && r.observed <= to);
        return inDay.reduce((all, r) => all + Number(r.text), 0);
      };
      const days = rows.filter((r) => !r.observed.includes("T"));
      const midnight = formatInstant(instant(evening + 3 * 60_000));
      const isPast = minutes.some((r) => r.observed > midnight) && minutes.some((r) => r.observed <= midnight);
      expect(days.map((r) => `${r.series} ${r.observed}`).sort()).toEqual(
        isPast
          ? ["btc", "eth"].flatMap((coin) =>
              ["long", "short"].map((side) => `${coin}.bybit.liquidations-${side}-24h 2026-11-24`),
            )
          : [],
      );
      for (const { series, observed, text } of days)
        expect(Number(text), series).toBe(sum(series.replace("-24h", ""), observed));
      for (const { table, body } of records)
        if (table === dayTable) expect(body.seconds).toBeCloseTo(sum("bybit.feed-seconds", String(body.day)), -0.5);
    }),
    { numRuns: 150 },
  );
});

it("starts anew where nothing is known of the day before, and tells nothing of a venue that was not heard", () => {
  expect(dayFrom(bybit, "H\tnothing")).toBeUndefined();
  const { rows } = rowsOf(played([{ seconds: 30, act: "long", amount: 7 }]));
  expect(rows.filter((r) => r.series.endsWith("-24h"))).toEqual([]);
});
