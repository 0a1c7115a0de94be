// The list and the files agree; answers by hand on made-up series; scores are the worked values of the specification (T10.1).
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { instant, localDate, parseInstant, startOfDay } from "../core/time.ts";
import type { AsOfView, SeriesView } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { forwardReturns, signalPositions } from "../models/outlook/contrarian-test.ts";
import { brierScore, logScore } from "../models/outlook/forecast-score.ts";
import { events } from "./catalogue/index.ts";
import type { EventDefinition } from "./define.ts";
import { recoveryWatch } from "./recovery.ts";
import { resolveEvent } from "./resolve.ts";

function viewOf(asOf: string, series: Readonly<Record<string, Readonly<Record<string, number>>>>): AsOfView {
  return {
    pin: { asOf: parseInstant(asOf), head: 1 },
    records: () => [],
    series: (id): SeriesView => {
      const rows = Object.entries(series[id] ?? {});
      return {
        series: id,
        length: rows.length,
        observed: rows.map(([day]) => day),
        observedAt: Float64Array.from(rows, ([day]) => startOfDay(localDate(day))),
        values: Float64Array.from(rows, ([, value]) => value),
        row: () => {
          throw new Error("not used");
        },
      };
    },
  };
}

it("lists every file once, with windows in order, known series and sources", () => {
  const files = readdirSync(new URL("catalogue/", import.meta.url)).filter((file) => file !== "index.ts");
  expect(events.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  for (const { from, to, question, resolution, statements, source } of events) {
    expect(from <= to).toBe(true);
    expect(question).toMatch(/\?$/);
    expect(source.length).toBeGreaterThan(5);
    if (resolution.kind !== "by-hand") expect(findSeries(resolution.series)).toBeDefined();
    for (const { low, high } of statements) expect(0 < low && low <= high && high < 1).toBe(true);
  }
});

const boj = events.find(({ id }) => id === "boj-december-2025")!;

it("answers the rate question only when its window has been observed", () => {
  const rates = { "2025-12-18": 0.005, "2025-12-22": 0.0075, "2025-12-24": 0.0075 };
  expect(resolveEvent(boj, viewOf("2025-12-26", { "jp.policy-rate": rates }))).toMatchObject({ value: true });
  expect(resolveEvent(boj, viewOf("2025-12-26", { "jp.policy-rate": { "2025-12-24": 0.005 } }))).toMatchObject({
    value: false,
  });
  expect(resolveEvent(boj, viewOf("2025-12-20", { "jp.policy-rate": rates })).state).toBe("absent");
});

it("sees a close beyond at once, and its absence only at the end", () => {
  const event: EventDefinition = {
    ...boj,
    from: localDate("2025-11-21"),
    to: localDate("2025-11-28"),
    resolution: { kind: "closes-beyond", series: "fx.usdjpy", side: "below", level: 150, window: 2 },
  };
  const early = { "2025-11-20": 149, "2025-11-21": 149, "2025-11-24": 151 };
  expect(resolveEvent(event, viewOf("2025-11-25", { "fx.usdjpy": early })).state).toBe("absent");
  const met = { ...early, "2025-11-25": 149.9, "2025-11-26": 149 };
  expect(resolveEvent(event, viewOf("2025-11-26", { "fx.usdjpy": met }))).toMatchObject({ value: true });
  const never = { ...early, "2025-11-28": 149 };
  expect(resolveEvent(event, viewOf("2025-12-01", { "fx.usdjpy": never }))).toMatchObject({ value: false });
});

it("scores .51, 43/81 and .90 as .2401, .2200, .0100 when it happened (T10.1)", () => {
  expect(brierScore(0.51, true)).toBeCloseTo(0.2401, 4);
  expect(brierScore(43 / 81, true)).toBeCloseTo((38 / 81) ** 2, 12);
  expect(logScore(0.51, true)).toBeCloseTo(0.6733, 4);
  expect(logScore(0.9, true)).toBeCloseTo(0.1054, 4);
});

it("watches recovery leg by leg, and says what is missing", () => {
  const days = Array.from({ length: 12 }, (_, t) => `2025-11-${String(t + 3).padStart(2, "0")}`);
  const calm = Object.fromEntries(days.map((day) => [day, 18]));
  const rules = { vixBelow: 20, vixSessions: 10 };
  const states = (view: AsOfView) =>
    recoveryWatch(view, rules).map(({ isMet }) => (isMet.state === "present" ? isMet.value : isMet.reason));
  expect(states(viewOf("2025-11-15", { vix: calm }))).toEqual([true, "missing", "missing", "missing"]);
  expect(states(viewOf("2025-11-15", { vix: { ...calm, "2025-11-10": 21 } }))[0]).toBe(false);
  expect(states(viewOf("2026-03-01", { vix: calm }))[0]).toBe("stale");
  expect(instant(0)).toBe(0);
});

it("finds first signals and their returns by hand", () => {
  expect(signalPositions([20, 10, 9, 30, 8, 50, 50, 7], 15, 2)).toEqual([1, 7]);
  const [row] = forwardReturns([100, 110, 121, 133.1, 146.41, 161.051], [1], [1], 100, 1);
  expect(row).toMatchObject({ horizon: 1, n: 1 });
  expect(row!.difference!).toBeCloseTo(0, 12);
  expect(row!.allDays).toBeCloseTo(0.1, 12);
});
