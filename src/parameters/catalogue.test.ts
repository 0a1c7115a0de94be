// The list of assumptions: ids unique, every value inside its own range, sources said.
import { expect, it } from "vitest";
import { findParameter, getParameter, parameters } from "./catalogue.ts";

it("has unique ids in lower case with hyphens", () => {
  const ids = parameters.map((p) => p.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

it.each(parameters.map((p) => [p.id, p] as const))("%s lies in its range and says where it comes from", (_, p) => {
  const [low, high] = p.range;
  expect(low).toBeLessThan(high);
  expect(p.value).toBeGreaterThanOrEqual(low);
  expect(p.value).toBeLessThanOrEqual(high);
  expect(p.title.length).toBeGreaterThan(5);
  expect(p.source.length).toBeGreaterThan(5);
});

it("finds, gets and refuses", () => {
  expect(findParameter("nominal-growth")?.value).toBe(0.03);
  expect(findParameter("no-such")).toBeUndefined();
  expect(() => getParameter("no-such")).toThrow("no-such");
});
