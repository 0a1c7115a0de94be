// What every threshold must keep: its id is its file name and is used once, its level is finite or computed, its unit is that
// of its subject, and its reason, source and page exist. No expected numbers.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ratio, usd } from "../../src/core/units.ts";
import { indicators } from "../../src/indicators/catalogue/index.ts";
import { findSeries } from "../../src/market/series-catalogue.ts";
import { thresholds } from "../../src/thresholds/catalogue/index.ts";
import { defineThreshold, isSeriesSubject, type ThresholdDefinition } from "../../src/thresholds/define.ts";
import { runRuleTests } from "../../src/thresholds/rule-test.ts";
import { runThresholds } from "../../src/thresholds/run.ts";
import { packagedView } from "../support/packaged-view.ts";

const root = new URL("../../", import.meta.url);
const files = readdirSync(new URL("src/thresholds/catalogue/", root))
  .filter((file) => file.endsWith(".ts") && file !== "index.ts" && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -3));
const indicatorOf = (id: string) => indicators.find((i) => i.id === id);

it("lists every file of the catalogue once", () => {
  expect(thresholds.map((t) => t.id).sort()).toEqual(files.sort());
});

it("has a page for every threshold and no page for another", () => {
  const pages = readdirSync(new URL("docs/thresholds/", root)).filter(
    (page) => page.endsWith(".md") && page !== "README.md",
  );
  expect(pages.map((page) => page.slice(0, -3)).sort()).toEqual(files.sort());
});

describe.each(thresholds.map((t) => [t.id, t] as const))("%s", (id, threshold) => {
  it("is named by its id, which no indicator and no series has", () => {
    expect(existsSync(new URL(`src/thresholds/catalogue/${id}.ts`, root))).toBe(true);
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(indicatorOf(id)).toBeUndefined();
    expect(findSeries(id)).toBeUndefined();
  });

  it("says on which day its level was named, and by whom", () => {
    expect(threshold.registered).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(threshold.source.length).toBeGreaterThan(10);
  });

  it("has the unit of its subject and of its computed level", () => {
    expect(unitOf(threshold)).toBe(threshold.unit);
    if (typeof threshold.level === "number") expect(Number.isFinite(threshold.level)).toBe(true);
    else expect(indicatorOf(threshold.level.indicator)?.unit, threshold.level.indicator).toBe(threshold.unit);
  });

  it("reads declared series only, each in the unit that it needs", () => {
    const { subject, implied, drift } = threshold;
    if (isSeriesSubject(subject) && subject.extreme !== undefined)
      expect(findSeries(subject.extreme)?.unit).toBe(threshold.unit);
    if (implied !== undefined) expect(findSeries(implied)?.unit).toBe("ratio");
    if (drift.kind === "forward")
      for (const rate of [drift.rateDomestic, drift.rateForeign]) expect(findSeries(rate)?.unit).toBe("ratio");
  });

  it("says why and whence, in sentences, and has its page", () => {
    for (const text of [threshold.title, threshold.source, threshold.reason]) expect(text.trim()).not.toBe("");
    expect(threshold.reason).toMatch(/\.$/);
    const page = readFileSync(new URL(`docs/thresholds/${id}.md`, root), "utf8");
    expect(page).toMatch(new RegExp(`^# ${escaped(threshold.title)}\n`));
    for (const part of ["Level", "Why", "Source", "What followed"]) expect(page).toContain(`\n## ${part}\n`);
  });

  it("is unknown, never calm, where nothing is known, and tells why", () => {
    const [row] = runThresholds([threshold], packagedView("2019-01-01"), new Map());
    expect(row).toMatchObject({
      state: "unknown",
      beyond: null,
      crossed: false,
      distance: { state: "absent" },
      probabilities: { state: "absent" },
    });
    expect((row!.value as { detail: string }).detail).not.toBe("");
  });

  it("takes its quiet, broken and silent steps in a rule test", () => {
    const level = typeof threshold.level === "number" ? threshold.level : 1;
    const sign = threshold.side === "above" ? 1 : -1;
    const far = 2 * threshold.hysteresis + Math.abs(level) / 10;
    const quiet = threshold.side === "above" ? "below" : "above";
    const steps = [
      { at: "2026-01-05", value: level - sign * far },
      { at: "2026-01-06", value: level + sign * far },
      { at: "2027-01-06", value: null },
      { at: "2027-01-07", value: level - sign * far },
    ];
    const report = runRuleTests(
      { tests: [{ threshold: id, level, steps, expect: [quiet, "touched", "unknown", quiet] }] },
      thresholds,
    );
    expect(report.problems).toEqual([]);
    expect(report.items[0]!.misses).toEqual([]);
  });
});

it("refuses a level in another unit when it is compiled", () => {
  const { unit: _, level: __, hysteresis: ___, ...rest } = thresholds[0]!;
  // @ts-expect-error dollars are no ratio
  defineThreshold({ ...rest, unit: "ratio", level: usd(0.6), hysteresis: ratio(0) });
  expect(() => defineThreshold({ ...rest, unit: "ratio", level: ratio(0.6), hysteresis: ratio(-1) })).toThrow(
    /hysteresis/,
  );
});

function unitOf({ subject }: ThresholdDefinition) {
  return isSeriesSubject(subject) ? findSeries(subject.series)?.unit : indicatorOf(subject.indicator)?.unit;
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
