// The register on the morning of 21 November 2025, over the packaged facts. Expected numbers were made by a separate Python
// program from the same CSV files (statistics.stdev, math.erfc, the first-passage formula); the simulated ones are compared
// with the calculator's own counts in walks.test.ts.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { viewOf } from "../../test/support/indicator-at.ts";
import { packagedView } from "../../test/support/packaged-view.ts";
import { isPresent, type Outcome } from "../core/outcome.ts";
import type { LocalDate } from "../core/time.ts";
import { carryToVol } from "../indicators/catalogue/carry/carry-to-vol.ts";
import { usdjpyBreakEven3m } from "../indicators/catalogue/carry/usdjpy-break-even-3m.ts";
import { usdjpyBreakEven12m } from "../indicators/catalogue/carry/usdjpy-break-even-12m.ts";
import { usdjpyRealisedVolatility } from "../indicators/catalogue/carry/usdjpy-realised-volatility.ts";
import { debtServiceM1 } from "../indicators/catalogue/japan/debt-service-m1.ts";
import { debtServiceM3 } from "../indicators/catalogue/japan/debt-service-m3.ts";
import { strategyMnav } from "../indicators/catalogue/strong-hands/strategy-mnav.ts";
import type { IndicatorDefinition } from "../indicators/define.ts";
import { runIndicators } from "../indicators/run.ts";
import { thresholds } from "./catalogue/index.ts";
import { runThresholds, type ThresholdRow } from "./run.ts";
import { countSessions } from "./session-counts.ts";

const needed: readonly IndicatorDefinition[] = [
  debtServiceM1,
  debtServiceM3,
  usdjpyBreakEven3m,
  usdjpyBreakEven12m,
  usdjpyRealisedVolatility,
  carryToVol,
  strategyMnav,
];
const registerAt = (asOf: string): readonly ThresholdRow[] => {
  const view = packagedView(asOf);
  return runThresholds(
    thresholds,
    view,
    runIndicators(needed, view, () => -0.002),
  );
};
const rows = registerAt("2025-11-21T12:30:00Z");
const get = (id: string, among = rows): ThresholdRow => among.find((r) => r.id === id)!;
function must<T>(outcome: Outcome<T>): T {
  if (!isPresent(outcome)) throw new Error(`absent: ${outcome.detail}`);
  return outcome.value;
}
const horizon = (row: ThresholdRow, sessions: number) =>
  must(row.probabilities).horizons.find((h) => h.horizonSessions === sessions)!;

describe("the 30-year yield at 3.60 %", () => {
  const row = get("jgb-30y-above-360");
  it("stands at the close of 20 November, 26.6 bp and 2.22 sigma below", () => {
    expect(row).toMatchObject({
      observed: "2025-11-20",
      state: "below",
      beyond: false,
      beyondAtStart: false,
      crossed: false,
    });
    expect(must(row.value)).toBe(0.03334);
    const distance = must(row.distance);
    expect(distance.level).toBeCloseTo(0.00266, 12);
    expect(distance.percent).toBeCloseTo(0.07978404, 7);
    expect(must(distance.sigma)).toBeCloseTo(2.2244995, 6);
  });
  it("moves 2.6 bp a session over 60 sessions, 3.4 over 250", () => {
    expect(must(row.volatility.sessions60).perSession).toBeCloseTo(2.60939415e-4, 10);
    expect(must(row.volatility.sessions250).perSession).toBeCloseTo(3.39776681e-4, 10);
    expect(must(row.volatility.ewma).perSession).toBeCloseTo(2.53899681e-4, 10);
    expect(row.volatility.implied).toMatchObject({ state: "absent", reason: "not-applicable" });
  });
  it("is touched within three months with probability .17, within a range to .29", () => {
    const { touch } = horizon(row, 63);
    expect(touch!.value).toBeCloseTo(0.174554, 6);
    expect([touch!.lo, touch!.hi]).toEqual([touch!.value, expect.closeTo(0.289272, 6)]);
    expect(horizon(row, 378).touch!.value).toBeCloseTo(0.579384, 6);
  });
  it("is sustained less often than touched, more often at longer horizons and for the nearer level", () => {
    const all = must(row.probabilities).horizons;
    for (const [i, h] of all.entries()) {
      expect(h.sustained!.value).toBeLessThan(h.touch!.value);
      if (i > 0) expect(h.sustained!.value).toBeGreaterThan(all[i - 1]!.sustained!.value);
      expect(horizon(get("jgb-30y-above-380"), h.horizonSessions).sustained!.value).toBeLessThanOrEqual(
        h.sustained!.value,
      );
    }
  });
  it("was never beyond in the known history", () => {
    expect(row.history).toMatchObject({
      since: "2021-01-04",
      lastBeyond: null,
      sessionsBeyond250: { value: 0 },
      followed: [],
    });
  });
});

describe("USDJPY", () => {
  it.each([
    ["usdjpy-below-152", -5.6081, 1.516228, 0.102292, 0.349483, 0.829436],
    ["usdjpy-below-150", -7.6081, 2.0705256, 0.028716, 0.209919, 0.762564],
    ["usdjpy-below-145", -12.6081, 3.4892667, 0.000312, 0.038423, 0.583046],
  ])("%s: distance and probabilities", (id, level, sigma, month, quarter, forward) => {
    const row = get(id);
    expect(must(row.value)).toBe(157.6081);
    expect(must(row.distance).level).toBeCloseTo(level, 10);
    expect(must(must(row.distance).sigma)).toBeCloseTo(sigma, 6);
    expect(horizon(row, 21).touch!.value).toBeCloseTo(month, 6);
    expect(horizon(row, 63).touch!.value).toBeCloseTo(quarter, 6);
    expect(horizon(row, 378).touchForward!.value).toBeCloseTo(forward, 6);
  });

  it("was beyond on most sessions of the year before, counted by the days of each publisher", () => {
    const counts = (at = rows) => [152, 150, 145].map((l) => get(`usdjpy-below-${l}`, at).history.counts);
    const ecb = { source: "ecb/eurofxref", from: "2024-11-28", to: "2025-11-20", sessions: 250 };
    expect(counts().map(([first]) => first)).toEqual([178, 153, 48].map((beyond) => ({ ...ecb, beyond })));
    expect(must(get("usdjpy-below-152").history.sessionsBeyond250)).toBe(178);
    // The noon rates of the week of the 17th came out on Monday the 24th; then they reach the 21st.
    const h10 = { source: "frb/h10", from: "2024-11-15", to: "2025-11-14", sessions: 250 };
    expect(counts().map(([, second]) => second)).toMatchObject([h10, h10, h10]);
    expect(counts(registerAt("2025-11-25")).map(([, second]) => second)).toMatchObject([
      { from: "2024-11-22", to: "2025-11-21", beyond: 181 },
      { beyond: 153 },
      { beyond: 46 },
    ]);
    expect(get("usdjpy-below-152").history.lastBeyond).toBe("2025-10-22");
  });

  it("was beyond on 181, 153 and 46 of the 250 sessions to 20 November by H.10 alone", () => {
    const file = readFileSync(new URL("../../packaged/facts/official-history.csv", import.meta.url));
    const known = (parse(file, { columns: true }) as Record<string, string>[]).filter(
      (r) => r.series === "fx.usdjpy" && r.source === "frb/h10" && r.date! <= "2025-11-20",
    );
    const h10 = viewOf("2025-11-21", {
      "fx.usdjpy": known.map((r) => [r.date!, Number(r.value)] as const),
    });
    const subject = { history: { observed: known.map((r) => r.date!), values: known.map((r) => Number(r.value)) } };
    const counts = [152, 150, 145].map((level) => {
      const definition = thresholds.find((t) => t.id === `usdjpy-below-${level}`)!;
      const rule = { side: "below", rule: { kind: "close" }, level } as const;
      return must(countSessions(definition, { ...subject, extremes: new Map() }, rule, h10).beyond);
    });
    expect(counts).toEqual([181, 153, 46]);
  });

  it("strikes the break-evens anew: a distance, no state of the past", () => {
    const row = get("usdjpy-below-break-even-12m");
    expect(must(row.level)).toBeCloseTo(157.6081 * (1.005 / 1.0388), 10);
    expect(row).toMatchObject({ state: "above", since: "2025-11-20", beyond: false });
    expect(row.history.followed).toEqual([]);
  });
});

it("takes assumptions as the reader has set them, and keeps the declared ones otherwise", () => {
  const view = packagedView("2025-11-21T12:30:00Z");
  const set = (id: string) =>
    ({ "sustained-window": 5, "sustained-exit-window": 3, "sustained-hysteresis": 0.002 })[id]!;
  const found = runThresholds([thresholds[0]!], view, new Map(), { parameters: set })[0]!;
  expect([found.rule, found.hysteresis]).toEqual([{ kind: "sustained", window: 5, exitWindow: 3 }, 0.002]);
  expect(horizon(found, 63).sustained!.value).toBeGreaterThan(horizon(get("jgb-30y-above-360"), 63).sustained!.value);
  expect(get("jgb-30y-above-360").rule).toEqual({ kind: "sustained", window: 20, exitWindow: 10 });
});

describe("other rows", () => {
  it("keeps interest to tax revenue quiet although it is above 10 %: it was so at the start", () => {
    expect(get("debt-service-m1-above-10")).toMatchObject({
      state: "touched",
      beyond: true,
      beyondAtStart: true,
      crossed: false,
    });
    expect(get("debt-service-m1-above-10").history).toMatchObject({
      lastBeyond: null,
      sessionsBeyond250: { reason: "not-applicable" },
    });
    expect(get("debt-service-m3-above-10")).toMatchObject({ state: "below", beyond: false, crossed: false });
  });

  it("gives Bitcoin the touch of a market that never closes", () => {
    const row = get("btc-below-74430");
    expect(must(row.value)).toBe(86637.23);
    expect(must(must(row.distance).sigma)).toBeCloseTo(1.1814778, 6);
    expect(horizon(row, 63).touch).toEqual({
      lo: expect.closeTo(0.4644, 6),
      value: expect.closeTo(0.532883, 6),
      hi: expect.closeTo(0.532883, 6),
    });
    expect(row.volatility.implied).toMatchObject({
      reason: "missing",
      detail: expect.stringContaining("deribit/dvol"),
    });
  });

  it("never pools the episodes: 37 sessions of the VIX are not a volatility", () => {
    const row = get("vix-above-35");
    expect(must(row.distance).sigma).toMatchObject({ state: "absent", reason: "warming-up" });
    expect(row.probabilities).toMatchObject({ reason: "warming-up", detail: expect.stringContaining("37 of 61") });
    expect(row.history.lastBeyond).toBe("2024-08-05");
    expect(row.history.followed[0]).toMatchObject({
      started: "2024-08-05",
      ended: "2024-08-06",
      btc: { state: "present", value: expect.closeTo(0.0206474, 7) },
      spx: { state: "absent", detail: expect.stringContaining("19 of 20") },
    });
  });

  it("says which source a missing subject waits for, and is unknown", () => {
    const row = get("strategy-mnav-below-1");
    expect(row).toMatchObject({ state: "unknown", lastState: null, beyond: null, crossed: false, silentDays: null });
    expect(row.value).toMatchObject({ reason: "missing", detail: expect.stringContaining("import/treasuries") });
    expect(row.probabilities.state).toBe("absent");
  });
});

describe("order and silence", () => {
  it("sorts by sigma, then by percent, then the absent", () => {
    expect(rows.map((r) => r.id)).toEqual([
      "usdjpy-below-break-even-3m",
      "btc-below-74430",
      "btc-below-74407",
      "usdjpy-below-break-even-12m",
      "usdjpy-below-152",
      "usdjpy-below-150",
      "jgb-30y-above-360",
      "usdjpy-below-145",
      "jgb-30y-above-380",
      "carry-to-vol-below-25",
      "debt-service-m1-above-10",
      "fear-greed-at-10",
      "vix-above-35",
      "debt-service-m3-above-10",
      "gpu-rent-below-break-even",
      "nvda-cash-conversion-below-75",
      "nvda-dso-above-533",
      "strategy-mnav-below-1",
    ]);
  });

  it("shows a stale subject as unknown with its last state and value beside it", () => {
    const row = get("jgb-30y-above-360", registerAt("2025-12-24"));
    expect(row).toMatchObject({
      state: "unknown",
      lastState: "below",
      observed: "2025-11-21",
      crossed: false,
      beyond: null,
    });
    expect(row.value).toMatchObject({ state: "absent", reason: "stale" });
    expect([row.lastValue, row.distance.state, row.probabilities.state]).toEqual([0.03291, "absent", "absent"]);
  });

  it("does not know in 2024 what came later, and marks its levels as named later: never crossed, last in the list", () => {
    const row = get("usdjpy-below-152", registerAt("2024-08-05T22:00:00Z"));
    expect(row).toMatchObject({
      observed: "2024-08-05",
      state: "touched",
      beyond: true,
      registered: "2025-11-21",
      namedLater: true,
      beyondAtStart: false,
      crossed: false,
    });
    expect(must(row.probabilities).horizons[0]).toMatchObject({ touch: null, touchForward: null, fatTails: null });
    expect(registerAt("2025-11-20T23:59:59Z").every((r) => r.namedLater && !r.crossed && !r.beyondAtStart)).toBe(true);
    expect(registerAt("2025-11-21T00:00:00Z").some((r) => r.namedLater)).toBe(false);
  });

  it("lists levels in force before those named later, however near", () => {
    const view = packagedView("2024-08-05T22:00:00Z");
    const [first, ...others] = thresholds.filter((t) => t.id.startsWith("usdjpy-below-1"));
    const early = { ...first!, registered: "2024-01-01" as LocalDate };
    const ids = runThresholds([...others, early], view, new Map()).map((r) => [r.id, r.namedLater]);
    expect(ids[0]).toEqual([early.id, false]);
    expect(ids.slice(1).every(([, later]) => later)).toBe(true);
  });

  it("gives plain JSON that is the same every time", () => {
    const text = JSON.stringify(rows);
    expect(JSON.stringify(registerAt("2025-11-21T12:30:00Z"))).toBe(text);
    expect(JSON.parse(text)).toEqual(rows);
    expect(text).not.toContain("null,null,null");
  });
});
