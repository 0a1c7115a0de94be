// All models together: list and files agree, examples run, every field is described, and wrong inputs are refused by name.
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Failure } from "../core/failure.ts";
import type { ModelDefinition } from "./define.ts";
import { findModel, models } from "./index.ts";
import { runModel } from "./run.ts";

const themes = [
  "japan",
  "carry",
  "ai-funding",
  "transmission",
  "price-action",
  "stress",
  "strong-hands",
  "thresholds",
  "outlook",
];
const folder = new URL(".", import.meta.url).pathname;

interface Described {
  readonly description?: string;
  readonly shape?: Readonly<Record<string, Described>>;
  readonly element?: Described;
  readonly unwrap?: () => Described;
}

function fieldsWithoutDescription(schema: Described, path: string): string[] {
  const inner = schema.unwrap && !schema.element ? schema.unwrap() : schema;
  const own = (schema.description ?? inner.description) === undefined && path !== "" ? [path] : [];
  const fields = Object.entries(inner.shape ?? {}).flatMap(([key, field]) =>
    fieldsWithoutDescription(field, `${path}.${key}`),
  );
  const element = inner.element?.shape
    ? Object.entries(inner.element.shape).flatMap(([key, field]) => fieldsWithoutDescription(field, `${path}[].${key}`))
    : [];
  return [...own, ...fields, ...element];
}

function problemsOf(model: ModelDefinition, input: unknown) {
  try {
    runModel(model, input);
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
  return [];
}

describe("the list of models", () => {
  it("holds every file of every theme folder once, under the file's name", () => {
    const files = themes.flatMap((theme) =>
      readdirSync(`${folder}${theme}`)
        .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
        .map((file) => `${theme}/${file.slice(0, -3)}`),
    );
    expect(models.map((model) => `${model.theme}/${model.id}`).sort()).toEqual(files.sort());
    expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
  });

  it("finds a model by id, and nothing for an unknown one", () => {
    expect(findModel("bond")?.title).toContain("bond");
    expect(findModel("no-such-model")).toBeUndefined();
  });
});

describe.each(models.map((model) => [model.id, model] as const))("%s", (id, model) => {
  const example = model.example as Record<string, unknown>;

  it("runs its example, twice with the same answer, in plain JSON", () => {
    const run = runModel(model, example);
    expect(run.model).toBe(id);
    expect(JSON.parse(JSON.stringify(run))).toEqual(run);
    expect(runModel(model, example)).toEqual(run);
    for (const [field, { lo, hi }] of Object.entries(run.uncertainty ?? {})) {
      const value = (run.outputs as Record<string, unknown>)[field];
      expect(value, field).toBeTypeOf("number");
      expect(lo).toBeLessThanOrEqual(value as number);
      expect(hi).toBeGreaterThanOrEqual(value as number);
    }
  });

  it("describes every field and has a title, formula and reference", () => {
    expect(fieldsWithoutDescription(model.inputs as unknown as Described, "")).toEqual([]);
    for (const text of [model.title, model.formula, model.reference]) expect(text.length).toBeGreaterThan(3);
  });

  it("refuses an unknown field by name", () => {
    const [problem] = problemsOf(model, { ...example, colour: "red" });
    expect(problem).toMatchObject({ place: `${id}.input.colour`, found: '"red"', expected: "no such field" });
  });

  it("refuses each field that is missing or of the wrong kind", () => {
    for (const field of Object.keys(example)) {
      const [wrong] = problemsOf(model, { ...example, [field]: { wrong: true } });
      expect(wrong?.place, field).toContain(`${id}.input.${field}`);
      const { [field]: _, ...rest } = example;
      const optional = (
        model.inputs as unknown as { shape: Record<string, { safeParse: (x: unknown) => { success: boolean } }> }
      ).shape[field]!;
      if (optional.safeParse(undefined).success) continue;
      expect(problemsOf(model, rest)[0]).toMatchObject({ place: `${id}.input.${field}`, found: "nothing" });
    }
  });

  it("refuses NaN and the infinities in every number", () => {
    for (const [field, value] of Object.entries(example)) {
      if (typeof value !== "number") continue;
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const [problem] = problemsOf(model, { ...example, [field]: bad });
        expect(problem).toMatchObject({ place: `${id}.input.${field}`, found: String(bad) });
      }
    }
  });

  it("refuses what is not an object", () => {
    for (const bad of [undefined, null, 3, "x", []]) expect(problemsOf(model, bad).length).toBeGreaterThan(0);
  });
});
