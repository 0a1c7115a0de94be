// Every behaviour of the simulator: named after its file, described, refused where it should be, quiet when nothing happens,
// and conserving cash, units and loans through days of random moves. Nothing here knows a behaviour by name but the one
// that sells without being asked.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { behaviours } from "../../src/simulation/behaviours/index.ts";
import { type SimulationFile, simulationInputSchema } from "../../src/simulation/input.ts";
import { applyShock, createState, endStep, runRounds } from "../../src/simulation/run.ts";
import type { SimulationState } from "../../src/simulation/state.ts";

const folder = fileURLToPath(new URL("../../src/simulation/behaviours/", import.meta.url));

/** A sound institution with one holding that follows the behaviour's example, and a venue where it needs one. */
const fileFor = (id: string, parameters: object): SimulationFile => ({
  assets: [
    {
      id: "asset",
      price: 1,
      impact: { law: "exponential", depth: 400 },
      volatility: { annual: 0.2, sessionsPerYear: 252, memory: 0.94 },
      depthFallsWithStress: 1,
    },
  ],
  institutions: [
    {
      id: "one",
      cash: 5,
      holdings: { asset: 35 },
      otherAssets: 60,
      loans: 45,
      otherLiabilities: 45,
      behaviour: { id, ...parameters },
    },
  ],
  contracts: id === "perp-traders" ? [{ kind: "perpetual", longs: "one" }] : [],
  shock: {},
  rounds: 60,
  tolerance: 1e-9,
});
const totals = (s: SimulationState): number[] => [
  s.cash[0]! + s.outsideCash,
  s.institutions[0]!.unitsOf(0) + s.outsideUnits[0]!,
  s.loans[0]! - s.outsideLoans,
];
/** Every way of replacing one text "asset" of the example by an asset that is not there. */
function misnamed(value: unknown): unknown[] {
  if (value === "asset") return ["nowhere"];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    misnamed(inner).map((changed) =>
      Array.isArray(value) ? value.map((v, i) => (String(i) === key ? changed : v)) : { ...value, [key]: changed },
    ),
  );
}
interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
}
const undescribed = (schema: Described, path: string): string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(field.description ? [] : [`${path}.${name}`]),
    ...undescribed(field, `${path}.${name}`),
    ...undescribed(field.items ?? {}, `${path}.${name}[]`),
  ]);

it("lists every file of the folder, under the name of its id", () => {
  const files = readdirSync(folder).filter((f) => f.endsWith(".ts") && !f.endsWith(".test.ts") && f !== "index.ts");
  expect(behaviours.map((b) => `${b.id}.ts`).sort()).toEqual(files.sort());
  expect(new Set(behaviours.map((b) => b.id)).size).toBe(behaviours.length);
});

describe.each(behaviours.map((b) => [b.id, b] as const))("%s", (id, behaviour) => {
  it("says what it does, on whose authority, with what numbers", () => {
    for (const text of [behaviour.title, behaviour.rule, behaviour.source]) expect(text.length).toBeGreaterThan(8);
    expect(undescribed(z.toJSONSchema(behaviour.parameters, { io: "input" }) as Described, id)).toEqual([]);
  });

  it("takes its example, and refuses unknown fields and unknown assets", () => {
    const accepts = (parameters: object) => simulationInputSchema.safeParse(fileFor(id, parameters)).success;
    expect(accepts(behaviour.example)).toBe(true);
    expect(accepts({ ...behaviour.example, noSuchField: 1 })).toBe(false);
    for (const wrong of misnamed(behaviour.example))
      expect(accepts(wrong as object), JSON.stringify(wrong)).toBe(false);
  });

  it.skipIf(id === "scheduled-sale")("does nothing when nothing happens", () => {
    const s = createState(simulationInputSchema.parse(fileFor(id, behaviour.example)));
    const equity = s.institutions[0]!.equity;
    applyShock(s, {});
    runRounds(s, 60);
    expect([...s.prices]).toEqual([1]);
    expect(s.isPending).toBe(false);
    expect(s.institutions[0]!.equity).toBe(equity);
  });

  it("conserves cash, units and loans through days of random moves, and ends in a finite place", () => {
    const moves = fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(moves, (returns) => {
        const input = simulationInputSchema.parse(fileFor(id, behaviour.example));
        const s = createState(input);
        const before = totals(s);
        for (const move of returns) {
          applyShock(s, { asset: move });
          runRounds(s, 60, { tolerance: input.tolerance });
          endStep(s);
          totals(s).forEach((value, i) => {
            expect(Math.abs(value - before[i]!)).toBeLessThan(1e-7 * (1 + Math.abs(before[i]!)));
          });
          expect(s.cash[0]).toBeGreaterThan(-1e-7);
          expect(Number.isFinite(s.prices[0]) && s.prices[0]! > 0).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
