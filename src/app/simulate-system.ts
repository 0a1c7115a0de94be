/** A network from a file: the same validation and the same answer on the command line and over HTTP. */
import { z } from "zod";
import { failure } from "../core/failure.ts";
import { validInput } from "../models/validate.ts";
import { behaviours } from "../simulation/behaviours/index.ts";
import { type SimulationInput, simulationInputSchema } from "../simulation/input.ts";
import { prepareFireSale } from "../simulation/kernel/fire-sale-batch.ts";
import { findFireSaleSystem } from "../simulation/kernel/fire-sale-system.ts";
import { run, systemicExtent } from "../simulation/result.ts";
import { compileSystem } from "../simulation/state.ts";
import { type SystemAnswer, systemAnswer } from "../simulation/system-file.ts";
import { replaceAt } from "./sweep-path.ts";

export const systemSchema = simulationInputSchema;
export const maxSweepSteps = 2000;

/**
 * JSON text as a value. NaN and Infinity, which some writers put into JSON, become numbers that no field accepts, so that
 * they are refused at their place. Throws `Failure("usage")` for other faults of the text.
 */
export function parseSystem(text: string, name: string): unknown {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
    token.startsWith('"') ? token : `"\\u0000${token}"`,
  );
  try {
    return JSON.parse(marked, (_, value) =>
      typeof value === "string" && value.startsWith("\u0000") ? Number(value.slice(1)) : value,
    );
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw failure("usage", name, found, "JSON", "Correct the file at that place.", cause);
  }
}

/** Throws `Failure("usage")` with one problem for each fault, at its JSON path. */
export function validSystem(raw: unknown): SimulationInput {
  const input = validInput(simulationInputSchema, raw, "$", "See docs/system-file.md for the form.");
  refuseDepthOfNothing(input);
  return input;
}

/** A depth as a share of what is held says nothing where nobody holds anything, and somebody may want to trade it. */
function refuseDepthOfNothing(input: SimulationInput): void {
  const shares = input.assets.flatMap(({ id, impact }, i) =>
    "soldShare" in impact && impact.soldShare ? [{ id, i }] : [],
  );
  const traded = new Set(
    input.institutions.flatMap(({ behaviour }) => {
      const named = behaviours.find((b) => b.id === behaviour.id)?.assets?.(behaviour) ?? [];
      return named.map(([, asset]) => asset);
    }),
  );
  if (!shares.some(({ id }) => traded.has(id))) return;
  const { totals } = compileSystem(input).markets;
  for (const { id, i } of shares)
    if (traded.has(id) && totals[i] === 0)
      throw failure(
        "usage",
        `$.assets[${i}].impact.soldShare`,
        `a share of ${JSON.stringify(id)}, which nobody holds at the start though a behaviour trades it`,
        "a depth in money or units",
        "Give depth or depthUnits in place of soldShare and priceDrop.",
      );
}

export function simulateSystem(raw: unknown): SystemAnswer {
  const input = validSystem(raw);
  return systemAnswer(input, run(input));
}

export interface Sweep {
  readonly path: string;
  readonly items: readonly {
    readonly value: number;
    /** Institutions that defaulted in all rounds. */
    readonly defaults: number;
    readonly extentOfSystemicEvent: number;
    readonly soldShare: number;
    readonly prices: Readonly<Record<string, number>>;
  }[];
}

/** Runs the file once for each value of one numeric path: `PATH=FROM:TO:COUNT`, ends included. */
export function sweepSystem(raw: unknown, sweep: string): Sweep {
  const { path, values } = parseSweep(sweep);
  return { path, items: sweepShock(raw, path, values) ?? sweepOneByOne(raw, path, values) };
}

function sweepOneByOne(raw: unknown, path: string, values: readonly number[]): Sweep["items"] {
  return values.map((value) => {
    const answer = simulateSystem(replaceAt(raw, path, value));
    return {
      value,
      defaults: answer.rounds.reduce((sum, round) => sum + round.defaults, 0),
      extentOfSystemicEvent: answer.extentOfSystemicEvent,
      soldShare: answer.soldShare,
      prices: answer.prices,
    };
  });
}

/** The kernel runs all shocks of one asset at once; undefined for other paths, and for networks beyond the published model. */
function sweepShock(raw: unknown, path: string, values: readonly number[]): Sweep["items"] | undefined {
  if (!path.startsWith("shock.")) return undefined;
  const inputs = values.map((value) => validSystem(replaceAt(raw, path, value)));
  const system = findFireSaleSystem(inputs[0]!);
  if (!system) return undefined;
  const ids = inputs[0]!.assets.map(({ id }) => id);
  const shocks = Float64Array.from(
    inputs.flatMap(({ shock }) => ids.map((id) => (Object.hasOwn(shock, id) ? shock[id]! : 0))),
  );
  const results = prepareFireSale(system).run({ count: values.length, shocks });
  const { rounds } = system;
  return values.map((value, s) => {
    const defaults = results.defaults.subarray(s * rounds, (s + 1) * rounds).reduce((sum, n) => sum + n, 0);
    return {
      value,
      defaults,
      extentOfSystemicEvent: systemicExtent(defaults, system.institutions.length),
      soldShare: results.soldShare[(s + 1) * rounds - 1]!,
      prices: Object.fromEntries(ids.map((id, a) => [id, results.prices[s * ids.length + a]!])),
    };
  });
}

/** How many values a sweep runs through. */
export const sweepSteps = (sweep: string): number => parseSweep(sweep).values.length;

function parseSweep(text: string): { path: string; values: number[] } {
  const found = /^([^=]+)=([^:]+):([^:]+):(\d+)$/.exec(text);
  const [from, to, count] = [Number(found?.[2]), Number(found?.[3]), Number(found?.[4])];
  if (!found || !Number.isFinite(from) || !Number.isFinite(to) || !(count >= 1 && count <= maxSweepSteps))
    throw failure(
      "usage",
      "--sweep",
      JSON.stringify(text),
      `PATH=FROM:TO:COUNT with a COUNT of at most ${maxSweepSteps}`,
      "Write for example shock.GOV=-0.3:0:21.",
    );
  // Steps as a person would write them: -0.175, not -0.17500000000000002.
  const values = Array.from({ length: count }, (_, i) =>
    count === 1 ? from : Number((from + ((to - from) * i) / (count - 1)).toPrecision(12)),
  );
  return { path: found[1]!.trim(), values };
}

/** Behaviours that a file may name, with their parameters. */
export const listBehaviours = () =>
  behaviours.map(({ id, title, rule, source, parameters, example }) => {
    const schema = z.toJSONSchema(parameters, { io: "input", unrepresentable: "any" }) as {
      properties?: Record<string, { description?: string; default?: unknown }>;
      required?: readonly string[];
    };
    const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
      name,
      what: field.description ?? "",
      isRequired: schema.required?.includes(name) ?? false,
      default: field.default ?? null,
    }));
    return { id, title, rule, source, fields, example };
  });
