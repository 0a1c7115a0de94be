// The system file as people write it: what is refused, at which JSON path; and sweeps of any number in it.

import { describe, expect, it } from "vitest";
import { Failure } from "../core/failure.ts";
import { parseSystem, simulateSystem, sweepSystem } from "./simulate-system.ts";

const text = `{"assets":[{"id":"GOV","price":1,"impact":{"law":"exponential","soldShare":0.05,"priceDrop":0.05}},
{"id":"CORP","price":1,"impact":{"law":"exponential","soldShare":0.05,"priceDrop":0}}],
"institutions":[{"id":"a","cash":5,"holdings":{"GOV":20,"CORP":10},"otherAssets":65,"loans":46,"otherLiabilities":49,
"behaviour":{"id":"delever-to-target","buffer":1,"target":0.05},"defaultBelow":0.03},
{"id":"b","cash":5,"holdings":{},"otherAssets":65,"loans":30,"otherLiabilities":30,
"behaviour":{"id":"delever-to-target","buffer":0.04,"target":0.05},"defaultBelow":0.03}],
"shock":{"GOV":-0.05},"rounds":6}`;
const problemsOf = (changed: string) => {
  try {
    simulateSystem(parseSystem(changed, "file.json"));
  } catch (error) {
    if (error instanceof Failure && error.kind === "usage") return error.problems.map((p) => [p.place, p.found]);
    throw error;
  }
  return [];
};

describe("a system file", () => {
  it("runs with a buffer above the target, a market that does not move, and an institution without holdings", () => {
    expect(problemsOf(text)).toEqual([]);
    const answer = simulateSystem(JSON.parse(text));
    expect(answer.rounds).toHaveLength(6);
    expect(Object.keys(answer)).toEqual(["rounds", "extentOfSystemicEvent", "soldShare", "prices"]);
    expect(Object.keys(answer.rounds[0]!)).toEqual(["defaults", "soldShare", "prices"]);
    expect(answer.prices.CORP).toBe(1);
  });

  it.each([
    ["an unknown asset in holdings", '"GOV":20', '"GOLD":20', "$.institutions[0].holdings.GOLD", "20"],
    ["an unknown asset in the shock", '"shock":{"GOV"', '"shock":{"GOLD"', "$.shock.GOLD", "-0.05"],
    ["negative units", '"GOV":20', '"GOV":-20', "$.institutions[0].holdings.GOV", "-20"],
    ["a target at the default level", '"target":0.05', '"target":0.03', "$.institutions[0].behaviour.target", "0.03"],
    ["a price drop of all", '"priceDrop":0.05', '"priceDrop":1', "$.assets[0].impact.priceDrop", "1"],
    ["a negative price drop", '"priceDrop":0.05', '"priceDrop":-0.1', "$.assets[0].impact.priceDrop", "-0.1"],
    ["NaN", '"cash":5', '"cash":NaN', "$.institutions[0].cash", "NaN"],
    ["infinity", '"GOV":-0.05', '"GOV":-Infinity', "$.shock.GOV", "-Infinity"],
    ["an unknown behaviour", '"id":"delever-to-target"', '"id":"panic"', "$.institutions[0].behaviour.id", '"panic"'],
    ["an asset twice", '"id":"CORP"', '"id":"GOV"', "$.assets[1].id", '"GOV"'],
    ["a shock of more than all", '"GOV":-0.05', '"GOV":-1.5', "$.shock.GOV", "-1.5"],
    ["no rounds", '"rounds":6', '"rounds":0', "$.rounds", "0"],
    ["a market without depth", ',"soldShare":0.05', "", "$.assets[0].impact", '{"law":"exponential","priceDrop":0.05}'],
    ["a key that is passed over", '"GOV":20', '"__proto__":20', "$.institutions[0].holdings.__proto__", "__proto__"],
    ["an unknown field", '"rounds":6', '"rounds":6,"seed":1', "$.seed", "1"],
  ])("refuses %s at its place", (_, from, to, place, found) => {
    expect(text).toContain(from);
    expect(problemsOf(text.replace(from, to))[0]).toEqual([place, found]);
  });

  it("says which behaviours there are", () => {
    try {
      simulateSystem(parseSystem(text.replace('"id":"delever-to-target"', '"id":"panic"'), "file.json"));
      expect.unreachable();
    } catch (error) {
      expect(error instanceof Failure && error.problems[0]!.expected).toMatch(/^one of delever-to-target, .*, hold$/);
    }
  });

  it("runs without a shock, and with names that every object has", () => {
    const raw = JSON.parse(text);
    delete raw.shock;
    expect(simulateSystem(raw).prices).toEqual({ GOV: 1, CORP: 1 });
    expect(sweepSystem(raw, "shock.GOV=-0.3:0:4")).toEqual(sweepSystem(JSON.parse(text), "shock.GOV=-0.3:0:4"));
    expect(() => sweepSystem(raw, "shock=-0.3:0:4")).toThrow(/\$\.shock: found -0\.3/);
    const odd = JSON.parse(text.replaceAll('"CORP"', '"constructor"').replace(',"constructor":10', ""));
    expect(simulateSystem(odd).prices.constructor).toBe(1);
    expect(sweepSystem(odd, "shock.GOV=-0.3:0:4").items[0]!.prices.constructor).toBe(1);
  });

  it("counts what behaviours open as held at the start, in shares sold and in depth", () => {
    const asset = { id: "A", price: 2, impact: { law: "exponential", soldShare: 0.5, priceDrop: 0.2 } };
    const fund = {
      ...{ id: "fund", cash: 0, otherAssets: 0, loans: 0, otherLiabilities: 0 },
      behaviour: { id: "etf-holders", asset: "A", assets: 100, flow: 0, run: 0.5 },
    };
    const file = { assets: [asset], institutions: [fund], rounds: 3 };
    const answer = simulateSystem(file);
    expect(answer.soldShare).toBeCloseTo(0.5, 12);
    expect(answer.prices.A).toBeCloseTo(1.6, 12);
    const bank = { ...fund, id: "bank", holdings: { A: 50 }, behaviour: { id: "hold" } };
    expect(simulateSystem({ ...file, institutions: [fund, bank] }).soldShare).toBeCloseTo(0.25, 12);
    const buyer = {
      ...fund,
      behaviour: { id: "strong-hands", asset: "A", response: 5, threshold: 0.05, cap: 1 },
    };
    expect(problemsOf(JSON.stringify({ ...file, institutions: [buyer] }))[0]![0]).toBe("$.assets[0].impact.soldShare");
  });

  it("leaves texts that look like numbers alone, and says where JSON ends", () => {
    expect(parseSystem('{"id":"NaN, Infinity"}', "x")).toEqual({ id: "NaN, Infinity" });
    expect(() => parseSystem('{"id":', "file.json")).toThrow(/^file\.json: found/);
  });
});

it("tells what was sold from what was bought, where somebody buys", () => {
  const raw = { ...JSON.parse(text), shock: { GOV: -0.2 } };
  const alone = simulateSystem(raw);
  expect(alone.soldShare).toBeGreaterThan(0);
  expect(Object.keys(alone)).not.toContain("grossSoldShare");
  const behaviour = { id: "strong-hands", asset: "GOV", response: 20, threshold: 0.05, cap: 20 };
  const hands = { id: "hands", cash: 50, holdings: {}, otherAssets: 0, loans: 0, otherLiabilities: 0, behaviour };
  const both = simulateSystem({ ...raw, institutions: [...raw.institutions, hands] });
  expect(both.grossSoldShare!).toBeGreaterThan(0);
  expect(both.soldShare).toBeLessThan(both.grossSoldShare! - 0.01);
});

describe("a sweep", () => {
  it("runs each value, ends included, by name, place, id or all at once", () => {
    const raw = JSON.parse(text);
    const sweep = sweepSystem(raw, "shock.GOV=-0.3:0:4");
    expect(sweep.items.map((i) => i.value)).toEqual([-0.3, expect.closeTo(-0.2, 12), expect.closeTo(-0.1, 12), 0]);
    expect(sweep.items.map((i) => i.defaults)).toEqual([1, 1, 1, 0]);
    expect(sweep.items[1]!.prices).toEqual(simulateSystem({ ...raw, shock: { GOV: sweep.items[1]!.value } }).prices);
    const [byPlace, byId] = ["assets[0].impact.priceDrop=0.1:0.2:3", "assets.GOV.impact.priceDrop=0.1:0.2:3"];
    expect(sweepSystem(raw, byPlace).items).toEqual(sweepSystem(raw, byId).items);
    expect(sweepSystem(raw, "assets.*.impact.priceDrop=0:0:1").items[0]!.prices.GOV).toBe(0.95);
    expect(sweepSystem(raw, "shock.CORP=-0.1:0:2").items[0]!.prices.CORP).toBe(0.9);
  });

  it.each([
    ["shock.GOV=0:1", "--sweep"],
    ["shock.GOV=a:1:3", "--sweep"],
    ["shock.GOV=0:1:9999", "--sweep"],
    ["assets.GOW.price=1:2:2", "--sweep assets.GOW.price"],
    ["institutions[0].behaviour.id=1:2:2", "--sweep institutions[0].behaviour.id"],
    ["institutions[7].cash=1:2:2", "--sweep institutions[7].cash"],
  ])("refuses %s", (sweep, place) => {
    try {
      sweepSystem(JSON.parse(text), sweep);
      expect.unreachable();
    } catch (error) {
      expect(error instanceof Failure && error.problems[0]!.place).toBe(place);
    }
  });
});
