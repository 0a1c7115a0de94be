// T2.6 (not active on the morning of the note, though the position is stale) and T2.7 (active on 5 August 2024); sigmas from
// test/support/reference/japan-carry-transmission.py.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "carry-sensor-sigmas": 1 };
const calm = Array.from({ length: 246 }, (_, i) => 150 * Math.exp((i % 2) * 0.005));
const falling = [148, 146, 144, 142, 140];

it("T2.6: a weaker yen decides, whatever is missing", () => {
  const { value, label, details } = readingAt("carry-unwind-sensor", undefined, parameters);
  expect({ value, label }).toEqual({ value: 0, label: "not active" });
  expect(details.yenAppreciationSigmas).toBeCloseTo(-1.3583716659, 9);
  expect(details).toMatchObject({ yenStronger: "no", positionFalling: "unknown", speculatorsNet: null });
});

it("T2.7: active in August 2024", () => {
  const { value, label, details } = readingAt("carry-unwind-sensor", "2024-08-05T22:00:00Z", parameters);
  expect({ value, label }).toEqual({ value: 1, label: "active" });
  expect(details.yenAppreciationSigmas).toBeCloseTo(5.56730583835, 9);
  expect(details).toMatchObject({
    yenStronger: "yes",
    positionFalling: "yes",
    volatilityRising: "yes",
    targetsFalling: "yes",
  });
});

it("is undetermined when the yen is strong and no target is known", () => {
  const view = viewOf("2025-11-21", { "fx.usdjpy": daily("2025-11-20", [...calm, ...falling]) });
  expect(readingAt("carry-unwind-sensor", view, parameters)).toMatchObject({ value: -1, label: "undetermined" });
});

it("does not ask a net long position to shrink, and takes the Nikkei where there is no Nasdaq", () => {
  const view = viewOf("2025-11-21", {
    "fx.usdjpy": daily("2025-11-20", [...calm, ...falling]),
    "cftc.jpy.noncommercial-net": [["2025-11-18", 61465]],
    nikkei225: daily("2025-11-20", [50000, 49000, 48000, 47000, 46000, 45000]),
  });
  const { label, details } = readingAt("carry-unwind-sensor", view, parameters);
  expect(label).toBe("active");
  expect(details).toMatchObject({ positionFalling: "not applicable", nasdaqReturn: null });
  expect(details.nikkeiReturn).toBeCloseTo(-0.1, 12);
});

it("is not active while shares rise", () => {
  const view = viewOf("2025-11-21", {
    "fx.usdjpy": daily("2025-11-20", [...calm, ...falling]),
    "nasdaq-composite": daily("2025-11-20", [100, 101, 102, 103, 104, 105]),
  });
  expect(readingAt("carry-unwind-sensor", view, parameters).label).toBe("not active");
});
