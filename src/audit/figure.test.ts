// Reading a figure file: each kind of bad entry is reported by its place and the good ones stay. Places by hand.
import { describe, expect, it } from "vitest";
import { parseFigures } from "./figure.ts";

const good = { id: "a", subject: "VIX", metric: "close", value: 20, unit: "index points" };
const placesOf = (entries: unknown) => parseFigures(entries).problems.map((problem) => problem.place);

describe("parseFigures", () => {
  it("takes a list, and an object with a list", () => {
    expect(parseFigures([good]).figures).toHaveLength(1);
    expect(parseFigures({ note: "x", figures: [good] }).figures).toHaveLength(1);
  });

  it.each([
    ["a missing value", { ...good, value: undefined }, "figures[1].value"],
    ["NaN", { ...good, value: Number.NaN }, "figures[1].value"],
    ["a null value", { ...good, value: null }, "figures[1].value"],
    ["a missing subject", { ...good, subject: undefined }, "figures[1].subject"],
    ["a number as unit", { ...good, unit: 3 }, "figures[1].unit"],
    ["low above high", { ...good, value: undefined, low: 3, high: 2 }, "figures[1].low"],
    ["low without high", { ...good, value: undefined, low: 3 }, "figures[1].high"],
    ["value and range", { ...good, low: 1, high: 2 }, "figures[1].value"],
    ["a link without figures", { ...good, links: [{ rule: "ratio", with: [] }] }, "figures[1].links[0].with"],
    ["no object", 7, "figures[1]"],
  ])("reports %s by place and keeps the good entry", (_name, bad, place) => {
    const entry = typeof bad === "object" ? { ...bad, id: "b" } : bad;
    const { figures, problems } = parseFigures([good, entry]);
    expect(figures.map((f) => f.id)).toEqual(["a"]);
    expect(problems.map((p) => p.place)).toContain(place);
  });

  it("keeps the first of a repeated id", () => {
    const { figures, problems } = parseFigures([good, { ...good, value: 21 }]);
    expect(figures.map((f) => f.value)).toEqual([20]);
    expect(problems.map((p) => p.place)).toEqual(["figures[1].id"]);
  });

  it("drops a link to an unknown figure or to itself, and keeps the figure", () => {
    const entry = {
      ...good,
      id: "b",
      links: [
        { rule: "ratio", with: ["a", "zz"] },
        { rule: "ratio", with: ["b"] },
      ],
    };
    const { figures } = parseFigures([good, entry]);
    expect(figures[1]?.links).toEqual([]);
    expect(placesOf([good, entry])).toEqual(["figures[1].links[0].with[1]", "figures[1].links[1].with[0]"]);
  });

  it("says so when there is no list", () => {
    expect(placesOf({ a: 1 })).toEqual(["figures"]);
    expect(placesOf(null)).toEqual(["figures"]);
  });
});
