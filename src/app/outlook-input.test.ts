// The outlook's start: how old its prices may be, and what it may know. Histories are random; what is asserted holds for any.
import { describe, expect, it } from "vitest";
import { type Column, viewOf } from "../../test/support/indicator-at.ts";
import { packagedView } from "../../test/support/packaged-view.ts";
import { uniforms } from "../../test/support/uniforms.ts";
import { Failure } from "../core/failure.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { episodeAsOf, episodeDays } from "../simulation/monte-carlo/episode-2024.ts";
import { factors } from "../simulation/monte-carlo/factors.ts";
import { outlookStart } from "./outlook-input.ts";

const asOf = "2025-11-21T12:30:00Z";
const start = (view: AsOfView, choices: { withoutAgents?: boolean; allowStale?: boolean } = {}) =>
  outlookStart({ view, results: new Map() }, { seed: 1, ...choices });

/** The packaged view with a series as it was a month before. */
function withOld(id: string): AsOfView {
  const view = packagedView(asOf);
  const old = packagedView("2025-10-21T12:30:00Z").series(id);
  return { ...view, series: (asked) => (asked === id ? old : view.series(asked)) };
}

describe("how old prices may be", () => {
  it.each(["spx", "nvda.close", "eth.close", "vix"])("refuses an old %s by name, unless allowed", async (id) => {
    const refused = await start(withOld(id)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ kind: "too-stale" });
    expect((refused as Failure).message).toContain(`series ${id}`);
    const { provenance } = await start(withOld(id), { allowStale: true });
    expect(provenance.stale.join()).toContain(`${id} is of 2025-10`);
  });

  it("asks nothing of what only agents need when there are none", async () => {
    expect((await start(withOld("spx"), { withoutAgents: true })).provenance.stale).toEqual([]);
  });
});

describe("what it may know", () => {
  const sessions = 1700;
  const days = Array.from({ length: sessions * 2 }, (_, t) => new Date(Date.UTC(2018, 0, 1 + t)))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .slice(0, sessions)
    .map((day) => day.toISOString().slice(0, 10));
  const levels = [150, 20_000, 80_000, 40_000, 18, 0.03];
  const draws = uniforms(11, sessions * factors.length);
  const history: Readonly<Record<string, Column>> = Object.fromEntries(
    factors.map(({ series }, i) => {
      let log = 0;
      return [
        series,
        days.map((day, t) => {
          log = 0.97 * log + 0.03 * (draws[i * sessions + t]! - 0.5);
          return [day, levels[i]! * Math.exp(log)] as const;
        }),
      ];
    }),
  );
  const upTo = (day: string, change = 1): AsOfView =>
    viewOf(
      `${day}T23:59:59Z`,
      Object.fromEntries(
        Object.entries(history).map(([id, column]) => [
          id,
          column
            .filter(([d]) => d <= day)
            .map(([d, value], t) => [d, t < 800 && t > 790 ? change * value : value] as const),
        ]),
      ),
    );

  it("fits its own history where there is enough of it, to the as-of and not beyond", async () => {
    const last = days[1600]!;
    const { input, provenance } = await start(upTo(last), { withoutAgents: true });
    expect(provenance).toMatchObject({ calibration: "own history", to: last, isAfterAsOf: false, sessions: 1601 });
    expect(provenance.segments).toMatchObject({ calibration: "own history", to: last, isAfterAsOf: false });
    // Every standardised shock is used, not the packaged quantiles.
    for (const { margin } of input.calibration.factors) expect(margin.quantiles).toHaveLength(1600);
  });

  it("depends on every session before the as-of", async () => {
    const last = days[1600]!;
    const [one, other] = await Promise.all(
      [upTo(last), upTo(last, 1.2)].map((view) => start(view, { withoutAgents: true })),
    );
    expect(other!.input.calibration).not.toEqual(one!.input.calibration);
    expect(other!.input.levels).toEqual(one!.input.levels);
  });

  it("says when packaged statistics know more than the as-of did", async () => {
    const { provenance } = await start(packagedView("2024-08-06T12:00:00Z"), { withoutAgents: true });
    expect(provenance).toMatchObject({ calibration: "packaged", isAfterAsOf: true });
    expect(provenance.segments).toMatchObject({ calibration: "packaged", isAfterAsOf: true });
  });
});

it("starts the episode of 2024 from the closes from which its moves are counted, bitcoin's too", () => {
  const view = packagedView(episodeAsOf);
  for (const { series } of factors) expect(view.series(series).observed.at(-1)).toBe("2024-07-10");
  expect("2024-07-10" < episodeDays.from).toBe(true);
});
