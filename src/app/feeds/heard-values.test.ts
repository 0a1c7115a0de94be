// A price that is twenty times the one before it is held; the next of its size confirms it. The limit is the series' own:
// a factor of 5 a step for prices in USDT (src/market/plausible.ts).
import { expect, it } from "vitest";
import type { ParsedRow } from "../../market/observation.ts";
import { HeardValues } from "./heard-values.ts";

const row = (minute: number, text: string, series = "btc.binance.last"): ParsedRow => ({
  ...{ series, source: "binance/feed", text, unit: "USDT" },
  observed: `2026-11-25T10:${String(minute).padStart(2, "0")}:00Z`,
});
const heardIn = (heard: HeardValues, ...rows: ParsedRow[]): string[] => {
  const because = new Map<number, string>();
  heard.doubts("binance/feed", rows, because);
  return [...because.values()];
};

it("holds one absurd print, and lets the next good one in", () => {
  const heard = new HeardValues();
  expect(heardIn(heard, row(0, "90000"), row(0, "3000", "eth.binance.last"))).toEqual([]);
  expect(heardIn(heard, row(1, "1800000"), row(1, "3001", "eth.binance.last"))).toEqual([
    "1800000 USDT jumps from 90000 to 1800000 (usdt), more than a factor of 5 a step",
  ]);
  expect(heardIn(heard, row(2, "90100"))).toEqual([]);
});

it("believes what the next segment says too, but not the same segment read again", () => {
  const heard = new HeardValues();
  heardIn(heard, row(0, "90000"));
  expect(heardIn(heard, row(1, "9000"))).toHaveLength(1);
  expect(heardIn(heard, row(1, "9000"))).toHaveLength(1);
  expect(heardIn(heard, row(2, "9100"))).toEqual([]);
  expect(heardIn(heard, row(3, "9050"))).toEqual([]);
});

it("does not take a second absurd print for the confirmation of the first", () => {
  const heard = new HeardValues();
  heardIn(heard, row(0, "90000"));
  expect(heardIn(heard, row(1, "1800000"))).toHaveLength(1);
  expect(heardIn(heard, row(2, "90"))).toHaveLength(1);
  expect(heardIn(heard, row(3, "90200"))).toEqual([]);
});

it("knows what an earlier run has left", () => {
  const heard = new HeardValues();
  heard.know("binance/feed", [row(0, "90000")]);
  expect(heard.knows("binance/feed")).toBe(true);
  expect(heardIn(heard, row(1, "1800000"))).toHaveLength(1);
});
