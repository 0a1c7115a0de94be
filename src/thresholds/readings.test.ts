// A threshold on an indicator, given the indicator's past readings: state, hysteresis and record worked out by hand from the
// readings typed here. Carry to volatility: below 0.25, released from 0.27 on.
import { describe, expect, it } from "vitest";
import { type Column, daily, viewOf } from "../../test/support/indicator-at.ts";
import { absent, present } from "../core/outcome.ts";
import { carryToVol } from "../indicators/catalogue/carry/carry-to-vol.ts";
import type { IndicatorResult } from "../indicators/define.ts";
import { carryToVolBelow25 } from "./catalogue/carry-to-vol-below-25.ts";
import { runThresholds } from "./run.ts";

const asOf = "2025-11-21T12:30:00Z";
const result = (value: number | undefined, observed: string | null = "2025-11-20"): IndicatorResult => ({
  id: "carry-to-vol",
  definition: carryToVol,
  outcome: value === undefined ? absent("stale", "old") : present({ value }),
  last: null,
  observed,
  uses: [],
});
const rowOf = (past: Column, newest: IndicatorResult) =>
  runThresholds([carryToVolBelow25], viewOf(asOf, {}), new Map([["carry-to-vol", newest]]), {
    readings: () => ({ observed: past.map(([day]) => day), values: past.map(([, value]) => value) }),
  })[0]!;

describe("past readings", () => {
  it("keep the state between the level and the hysteresis: touched at .24, still at .26, released at .28", () => {
    const past = daily("2025-11-19", [0.4, 0.24, 0.26]);
    expect(rowOf(past, result(0.26))).toMatchObject({ state: "touched", beyond: false, since: "2025-11-18" });
    expect(rowOf(past, result(0.28))).toMatchObject({ state: "above", since: "2025-11-20" });
    expect(rowOf([], result(0.26))).toMatchObject({ state: "above", beyond: false });
  });

  it("say when it was last beyond and on how many of the last 250 readings", () => {
    const values = Array.from({ length: 300 }, (_, i) => (i >= 30 && i < 60 ? 0.2 : 0.4));
    const row = rowOf(daily("2025-11-19", values), result(0.4));
    // Of 301 readings the last 250 are those from place 51: nine of them (51 to 59) are beyond.
    expect(row.history).toMatchObject({ sessions: 301, sessionsBeyond250: { value: 9 }, lastBeyond: "2025-03-24" });
    expect(row.history.followed).toMatchObject([{ started: "2025-02-23", ended: "2025-03-25" }]);
  });

  it("are replaced by the newest reading of the same observation", () => {
    const row = rowOf(daily("2025-11-20", [0.4, 0.4, 0.2]), result(0.4));
    expect(row).toMatchObject({ state: "above", history: { sessions: 3, lastBeyond: null } });
  });

  it("do not join over a silence: the rates of 2024 are no part of an episode of 2025", () => {
    const row = rowOf([...daily("2024-08-05", [0.2, 0.2]), ...daily("2025-11-19", [0.2])], result(0.2));
    expect(row.history.followed.map((f) => [f.started, f.ended])).toEqual([
      ["2025-11-19", null],
      ["2024-08-04", "2025-11-19"],
    ]);
    expect(row.history.followed[0]!.startKnown).toBe(false);
  });

  it("do not count sessions of what changes with the quarter, and read as unknown when the newest is stale", () => {
    const quarters: Column = [
      ["2025-01-26", 0.4],
      ["2025-04-27", 0.2],
      ["2025-07-27", 0.4],
    ];
    const row = rowOf(quarters, result(0.4, "2025-10-26"));
    expect(row.history).toMatchObject({ lastBeyond: "2025-04-27", sessionsBeyond250: { reason: "not-applicable" } });
    expect(rowOf(quarters, result(undefined))).toMatchObject({ state: "unknown", lastState: "above" });
  });
});
