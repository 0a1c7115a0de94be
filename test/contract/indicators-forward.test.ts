// Moving forward in time gives at every instant what a run of its own gives there, over everything packaged.
import { describe, expect, it } from "vitest";
import { viewOf as cutView, forwardViews } from "../../src/app/view.ts";
import { type Instant, instant, parseInstant } from "../../src/core/time.ts";
import { indicators } from "../../src/indicators/catalogue/index.ts";
import { IndicatorRun } from "../../src/indicators/run.ts";
import { defaults, packagedIndex, plain, runAll } from "../support/indicator-index.ts";

const packaged = await packagedIndex();

describe("moving forward in time", () => {
  // 20 instants (250 in the long form) from before the first episode to after the second, by uneven steps of days and hours.
  const steps = process.env.METASTABLE_LONG === "1" ? 250 : 20;
  const [from, to] = [parseInstant("2024-06-28T09:00:00Z"), parseInstant("2025-11-26T20:00:00Z")];
  const instants = Array.from({ length: steps }, (_, n) =>
    instant(Math.round(from + ((to - from) * (n + 0.3 * Math.sin(n))) / (steps - 1))),
  );
  const separately = (asOf: Instant) => plain(runAll(cutView(packaged.history, { asOf, head: packaged.head })));

  it(`answers at ${steps} instants as ${steps} separate runs do`, { timeout: 120_000 }, () => {
    const views = forwardViews(packaged.history, packaged.head);
    const run = new IndicatorRun(indicators, defaults);
    for (const asOf of instants)
      expect(plain(run.at(views(asOf))), new Date(asOf).toISOString()).toEqual(separately(asOf));
  });

  it("answers the same in any order, at the same instant twice, and on the edge of a publication", () => {
    const edge = parseInstant("2025-11-21T00:30:00Z");
    const views = forwardViews(packaged.history, packaged.head);
    const run = new IndicatorRun(indicators, defaults);
    for (const asOf of [to, edge, instant(edge - 1), edge, edge, from])
      expect(plain(run.at(views(asOf))), new Date(asOf).toISOString()).toEqual(separately(asOf));
  });

  it("sees nothing beyond its ledger head", () => {
    const head = packaged.head - 2;
    const asOf = parseInstant("2025-11-21T12:30:00Z");
    const run = new IndicatorRun(indicators, defaults);
    const found = plain(run.at(forwardViews(packaged.history, head)(asOf)));
    expect(found).toEqual(plain(runAll(cutView(packaged.history, { asOf, head }))));
    expect(found).not.toEqual(separately(asOf));
  });

  it("gives the same object for what did not change, and another for what did", () => {
    const views = forwardViews(packaged.history, packaged.head);
    const [before, at, after] = ["2025-11-21T00:29:59Z", "2025-11-21T00:30:00Z", "2025-11-21T00:31:00Z"].map((text) =>
      views(parseInstant(text)).series("jgb.30y"),
    );
    expect(at).not.toBe(before);
    expect(after).toBe(at);
  });
});
