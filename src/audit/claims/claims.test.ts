// Every claim of the packaged note has a declared test; verdicts at the episode's as-of, reviewed by hand against the facts.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseInstant } from "../../core/time.ts";
import { packagedView } from "../testing/view.ts";
import { auditClaims, claims, claimVerdicts } from "./index.ts";

const packaged = (path: string) => readFileSync(new URL(`../../../packaged/${path}`, import.meta.url), "utf8");
const asOf = parseInstant("2025-11-21T12:30:00Z");
const view = packagedView((file) => packaged(`facts/${file}`), asOf);
const helpers = ["define.ts", "index.ts", "statistics.ts"];

describe("the list", () => {
  it("holds every file, each named after its id", () => {
    const files = readdirSync(new URL(".", import.meta.url)).filter(
      (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !helpers.includes(name),
    );
    expect(claims.map((claim) => `${claim.id}.ts`).sort()).toEqual(files.sort());
  });

  it("has a test for every claim of the note", () => {
    const stated = (JSON.parse(packaged("note-2025-11/claims.json")) as { claims: { id: string; claim: string }[] })
      .claims;
    const { items } = auditClaims(view, stated);
    expect(items.map((item) => item.id)).toEqual(stated.map((claim) => claim.id));
    expect(items.filter((item) => item.reason.startsWith("no test"))).toEqual([]);
  });

  it("answers an unknown claim instead of failing", () => {
    expect(auditClaims(view, [{ id: "zz", claim: "?" }]).items[0]).toMatchObject({ verdict: "untestable" });
  });
});

describe("verdicts at the episode's as-of", () => {
  const items = auditClaims(view).items;
  it("come from the closed list, with a reason and finite numbers", () => {
    for (const item of items) {
      expect(claimVerdicts).toContain(item.verdict);
      expect(item.reason.length).toBeGreaterThan(20);
      for (const value of Object.values(item.numbers))
        expect(typeof value !== "number" || Number.isFinite(value)).toBe(true);
      if (item.verdict === "untestable") expect(item.reason).toMatch(/^missing: needs /);
    }
  });

  it.each([
    ["asia-began", "contradicted"],
    ["damage-before-new-york", "untestable"],
    ["no-catalyst", "undetermined"],
    ["yields-strengthen-yen", "undetermined"],
    ["carry-unwind-active", "contradicted"],
    ["jgb-drives-global-yields", "undetermined"],
    ["record-yield", "supported"],
    ["vix-since-april", "undetermined"],
    ["spot-prices-refute-demand", "untestable"],
    ["circular-revenue", "undetermined"],
    ["beat-was-sold", "undetermined"],
    ["selling-was-forced", "undetermined"],
    ["recent-buyers-capitulated", "untestable"],
    ["permanent-holders-bought", "untestable"],
    ["etfs-accumulated-eth", "contradicted"],
    ["treasuries-bought-the-dip", "contradicted"],
    ["accumulation-shows-conviction", "undetermined"],
    ["panic-is-contrarian-buy", "undetermined"],
    ["sentiment-multi-year-low", "contradicted"],
    ["vol-prices-events", "untestable"],
    ["thresholds-are-triggers", "contradicted"],
    ["nonlinearity-36-38", "undetermined"],
  ])("%s is %s", (id, verdict) => expect(items.find((item) => item.id === id)?.verdict).toBe(verdict));

  it("carries the numbers of the specification", () => {
    const numbers = (id: string) => items.find((item) => item.id === id)!.numbers;
    expect(numbers("asia-began").nikkeiPercent).toBe(2.65);
    expect(numbers("etfs-accumulated-eth").sumUsdBn).toBeCloseTo(-1.792, 3);
    expect(numbers("vol-prices-events")).toMatchObject({ varianceFactorLow: 0.46, varianceFactorHigh: 3.67 });
    expect(numbers("permanent-holders-bought").multiple).toBe(25.6);
  });
});

it("knows nothing before the facts were public", () => {
  const early = packagedView((file) => packaged(`facts/${file}`), parseInstant("2025-11-19T12:00:00Z"));
  const verdicts = new Map(auditClaims(early).items.map((item) => [item.id, item.verdict]));
  for (const id of ["asia-began", "carry-unwind-active", "record-yield", "sentiment-multi-year-low"])
    expect(verdicts.get(id)).toBe("untestable");
});
