// The simulator over HTTP: the same answers as the functions behind the command line, in the declared form, and every limit
// refused in words. The page's own run (basis as JSON, then the pure engine) gives the same JSON as the server's.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import type { Monitor } from "../../src/app/monitor.ts";
import { simulateScenario } from "../../src/app/simulate.ts";
import { scenarioAnswerSchema, scenarioBasisSchema, scenariosSchema } from "../../src/app/simulate-results.ts";
import { scenarios } from "../../src/scenarios/catalogue/index.ts";
import { answerScenario, type ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import { apiOver, packagedMonitor } from "../support/monitor.ts";

let monitor: Monitor;
let ask: Awaited<ReturnType<typeof apiOver>>["ask"];
let close: () => Promise<void>;
beforeAll(async () => {
  ({ monitor, close } = await packagedMonitor());
  ({ ask } = await apiOver(monitor));
});
afterAll(() => close());

/** Also refuses fields that the schema does not name. */
const asWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const conforms = (schema: z.ZodType, value: unknown): void => expect(schema.parse(value)).toEqual(value);
const found = (answer: { body: unknown }) =>
  (answer.body as { error: { problems: { place: string }[] } }).error.problems;

it("lists the scenarios", async () => {
  const { body } = await ask("/api/scenarios");
  conforms(scenariosSchema, body);
  expect((body as { items: unknown[] }).items).toHaveLength(scenarios.length);
});

it.each(scenarios.map(({ id }) => id))("%s: the page's run is the server's, to the last digit", async (id) => {
  const basis = (await ask(`/api/market-facts?scenario=${id}`)).body;
  conforms(scenarioBasisSchema, basis);
  const answer = (await ask("/api/simulate", { scenario: id })).body;
  conforms(scenarioAnswerSchema, answer);
  expect(asWire(answerScenario(basis as ScenarioBasis))).toEqual(answer);
  expect(asWire(await simulateScenario(monitor, id))).toEqual(answer);
});

it("takes the reader's choices, in the page as on the server", async () => {
  const changes = {
    exposureUsd: 9e11,
    law: "square-root" as const,
    carryReference: 157,
    shock: { btc: -0.12, usdjpy: -0.04 },
    off: ["trend", "perpetuals"] as const,
    parameters: { "carry-stop-median": 0.08 },
  };
  const answer = (await ask("/api/simulate", { scenario: "usdjpy-145", ...changes })).body as Record<string, unknown>;
  expect(answer).toMatchObject({ exposureUsd: 9e11, law: "square-root", carryReference: 157, off: changes.off });
  const basis = (await ask("/api/market-facts?scenario=usdjpy-145")).body as ScenarioBasis;
  expect(asWire(answerScenario(basis, changes))).toEqual(answer);
  const assets = answer.assets as { asset: string; exogenous: number }[];
  expect(assets.find((a) => a.asset === "btc")!.exogenous).toBeCloseTo(Math.log(0.88), 12);
  expect((answer.sales as { institution: string }[]).some((s) => /perp|trend/.test(s.institution))).toBe(false);
});

it("says which channel does nothing and why, and what calibrated stops and depths give", async () => {
  type Said = {
    idle: { channel: string; reason: string }[];
    assets: { asset: string; total: number }[];
    calibrated: { total: Record<string, number>; parameters: Record<string, number> } | null;
  };
  const jgb = (await ask("/api/simulate", { scenario: "jgb-30y-380" })).body as Said;
  expect(jgb.idle.map(({ channel }) => channel)).toEqual(["insurers"]);
  expect(jgb.idle[0]!.reason).toMatch(/leave \d+\.?\d* % of the capital assumed \(they sell below 80 %\)/);
  const off = (await ask("/api/simulate", { scenario: "jgb-30y-380", off: ["insurers"] })).body as Said;
  expect(off.idle).toEqual([]);
  const yen = (await ask("/api/simulate", { scenario: "usdjpy-145" })).body as Said;
  const { parameters, total } = yen.calibrated!;
  const same = (await ask("/api/simulate", { scenario: "usdjpy-145", parameters })).body as Said;
  expect(Object.fromEntries(same.assets.map((a) => [a.asset, a.total]))).toEqual(total);
  // A reader's own stop is nothing to hold calibrated stops against.
  expect(same.calibrated).toBeNull();
  expect(Math.abs(total.usdjpy! - yen.assets[0]!.total)).toBeGreaterThan(0.01);
});

it("shows nothing that is calibrated on an episode before that episode was known", async () => {
  const at = async (scenario: string, asOf?: string) =>
    (await ask("/api/simulate", { scenario, ...(asOf && { asOf }) })).body as { calibrated: { source: string } | null };
  expect((await at("july-august-2024")).calibrated).toBeNull();
  expect((await at("btc-treasury-cost", "2025-11-20T12:30:00Z")).calibrated!.source).toContain("later than the as-of");
  expect((await at("btc-treasury-cost")).calibrated!.source).not.toContain("later");
});

it("a central bank that buys above 3.60 % ends at 3.60 %, not where a duration would put it", async () => {
  const { yields } = (await ask("/api/simulate", { scenario: "jgb-30y-capped" })).body as {
    yields: { asset: string; shocked: number; end: number }[];
  };
  const jgb = yields.find(({ asset }) => asset === "jgb-30y")!;
  expect(jgb.shocked).toBeCloseTo(0.038, 8);
  expect(jgb.end).toBeCloseTo(0.036, 6);
});

it("reads at the as-of and head that are asked for", async () => {
  const at = { asOf: "2025-11-19", head: monitor.folder.dataHead };
  const answer = (await ask("/api/simulate", { scenario: "usdjpy-150", ...at })).body;
  expect(answer).toMatchObject({ asOf: "2025-11-19T23:59:59.999Z", head: at.head });
  const basis = (await ask(`/api/market-facts?scenario=usdjpy-150&asOf=${at.asOf}&head=${at.head}`)).body;
  expect(asWire(answerScenario(basis as ScenarioBasis))).toEqual(answer);
});

it("prepares facts and shocks with the reader's parameters", async () => {
  const set = "crypto-nasdaq-beta=0.5";
  const basis = (await ask(`/api/market-facts?scenario=nvda-20-commitment-fails&set=${set}`)).body as ScenarioBasis;
  const answer = await ask("/api/simulate", {
    scenario: "nvda-20-commitment-fails",
    parameters: { "crypto-nasdaq-beta": 0.5 },
  });
  expect(asWire(answerScenario(basis))).toEqual(answer.body);
});

it.each([
  ["an unknown scenario", { scenario: "usdjpy-15" }, 404, "simulate"],
  ["an unknown parameter", { scenario: "usdjpy-150", parameters: { "carry-stop": 0.1 } }, 400, "$.parameters"],
  ["an unknown asset", { scenario: "usdjpy-150", shock: { gold: -0.1 } }, 400, "$.shock.gold"],
  ["a law that does not exist", { scenario: "usdjpy-150", law: "linear" }, 400, "$.law"],
  ["a shock of more than all", { scenario: "usdjpy-150", shock: { btc: -1.5 } }, 400, "$.shock.btc"],
  ["an absurd parameter", { scenario: "usdjpy-150", parameters: { "carry-stop-spread": -1 } }, 400, "parameters"],
  ["no object", "[]", 400, "$"],
  ["no JSON", "{", 400, "body"],
])("refuses %s at its place", async (_, body, status, place) => {
  const answer = await ask("/api/simulate", body);
  expect(answer.status).toBe(status);
  expect(found(answer)[0]!.place).toContain(place);
});

const network = {
  assets: [{ id: "GOV", price: 1, impact: { law: "exponential", soldShare: 0.05, priceDrop: 0.05 } }],
  institutions: [
    {
      ...{ id: "A", cash: 1, holdings: { GOV: 60 }, otherAssets: 40, loans: 90, otherLiabilities: 5 },
      behaviour: { id: "delever-to-target", buffer: 0.04, target: 0.05 },
      defaultBelow: 0.03,
    },
  ],
  ...{ shock: { GOV: -0.01 }, rounds: 6 },
};

it("runs a network, and sweeps one number of it", async () => {
  const one = await ask("/api/simulate/system", network);
  expect(one.body).toMatchObject({ prices: { GOV: expect.any(Number) } });
  expect((one.body as { rounds: unknown[] }).rounds).toHaveLength(6);
  const sweep = await ask("/api/simulate/system?sweep=shock.GOV%3D-0.02:0:3", network);
  expect((sweep.body as { items: { value: number }[] }).items.map(({ value }) => value)).toEqual([-0.02, -0.01, 0]);
});

it("refuses a network at the JSON path, and one that costs too much", async () => {
  const wrong = await ask("/api/simulate/system", { ...network, shock: { GOLD: -0.1 } });
  expect(wrong.status).toBe(400);
  expect(found(wrong)[0]!.place).toBe("$.shock.GOLD");
  const heavy = await ask("/api/simulate/system?sweep=shock.GOV%3D-0.3:0:2000", {
    ...network,
    institutions: Array.from({ length: 20 }, (__, n) => ({ ...network.institutions[0], id: `B${n}` })),
    rounds: 1000,
  });
  expect(heavy.status).toBe(413);
  const large = await ask("/api/simulate/system", `{"x":"${"y".repeat(1024 * 1024)}"}`);
  expect(large.status).toBe(413);
});
