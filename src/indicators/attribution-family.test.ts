// Typed histories in which the answer is known: returns that are twice the factor but for a last-day shock.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../test/support/indicator-at.ts";

const sessions = 252;
const wave = (k: number, size: number) => Array.from({ length: sessions }, (_, i) => size * Math.sin(i * i * k + k));
const prices = (returns: readonly number[]) => {
  let level = 100;
  return returns.map((r) => (level *= Math.exp(r)));
};
const levels = (changes: readonly number[]) => {
  let level = 10;
  return changes.map((c) => (level += c));
};

it.each(["btc-day-attribution", "nasdaq-day-attribution", "nvda-day-attribution"])(
  "%s waits for 250 sessions offline",
  (id) => {
    expect(indicatorAt(id).outcome).toMatchObject({
      state: "absent",
      reason: "warming-up",
      detail: expect.stringContaining("of 252"),
    });
  },
);

it("finds the part of shares and leaves the shock in the residual", () => {
  const spx = wave(0.7, 0.01);
  const noise = wave(1.3, 0.001);
  const shock = 0.05;
  const btc = spx.map((r, i) => 2 * r + noise[i]! + (i === sessions - 1 ? shock : 0));
  const end = "2025-11-20";
  const view = viewOf("2025-11-21", {
    "btc.close": daily(end, prices(btc)),
    spx: daily(end, prices(spx)),
    "ust.10y": daily(end, levels(wave(0.4, 0.0005))),
    "fx.usdjpy": daily(end, prices(wave(0.9, 0.005))),
    vix: daily(end, levels(wave(1.9, 0.02))),
  });
  const { value, details } = readingAt("btc-day-attribution", view);
  expect(details.fromSpx).toBeCloseTo(2 * spx.at(-1)!, 3);
  expect(details.residual).toBeCloseTo(shock + noise.at(-1)!, 3);
  expect(value).toBeGreaterThan(40);
  expect((details.explained as number) + (details.residual as number)).toBeCloseTo(btc.at(-1)!, 12);
});
