// A sweep is the same as running the file once for each value: over shocks, which the kernel runs together, to 1e-12.
import { expect, it } from "vitest";
import { simulateSystem, sweepSystem } from "./simulate-system.ts";

const file = (gov: number) => ({
  assets: [
    { id: "GOV", price: 1, impact: { law: "exponential", soldShare: 0.05, priceDrop: 0.05 } },
    { id: "CORP", price: 1, impact: { law: "exponential", soldShare: 0.05, priceDrop: 0.08 } },
  ],
  institutions: [4.5, 5, 5.5, 6, 9].map((equity, n) => ({
    ...{ id: `B${n}`, cash: 5, otherAssets: 55, loans: (100 - equity) / 2, otherLiabilities: (100 - equity) / 2 },
    holdings: { GOV: 25, CORP: 15 },
    behaviour: { id: "delever-to-target", buffer: 0.04, target: 0.05 },
    defaultBelow: 0.03,
  })),
  ...{ shock: { GOV: gov }, rounds: 6 },
});

it("sweeps a shock as one run for each value does", () => {
  const { path, items } = sweepSystem(file(0), "shock.GOV=-0.2:0:9");
  expect(path).toBe("shock.GOV");
  expect(items.map(({ value }) => value)).toEqual([-0.2, -0.175, -0.15, -0.125, -0.1, -0.075, -0.05, -0.025, 0]);
  for (const item of items) {
    const one = simulateSystem(file(item.value));
    expect(item.defaults).toBe(one.rounds.reduce((sum, { defaults }) => sum + defaults, 0));
    expect(item.extentOfSystemicEvent).toBe(one.extentOfSystemicEvent);
    expect(item.soldShare).toBeCloseTo(one.soldShare, 12);
    for (const id of ["GOV", "CORP"]) expect(item.prices[id]).toBeCloseTo(one.prices[id]!, 12);
  }
  // Something breaks at one end, nothing at the other.
  expect([items[0]!.defaults > 0, items.at(-1)!.defaults]).toEqual([true, 0]);
});

it("sweeps other numbers one by one, and names a value that the form refuses", () => {
  const { items } = sweepSystem(file(-0.1), "institutions.0.behaviour.buffer=0.04:0.06:3");
  expect(items).toHaveLength(3);
  expect(() => sweepSystem(file(0), "shock.GOV=-1.5:0:3")).toThrow(/shock\.GOV/);
  expect(() => sweepSystem(file(0), "shock.GOV=a:b:3")).toThrow(/PATH=FROM:TO:COUNT/);
});
