/** Runs a model on raw input: validates it, computes, and refuses results that are not numbers. */
import { Failure } from "../core/failure.ts";
import type { ModelDefinition, ModelResult } from "./define.ts";
import { formatPath, type Path, validInput } from "./validate.ts";

export interface ModelRun extends ModelResult<unknown> {
  readonly model: string;
  /** The inputs that were used, defaults filled in. */
  readonly inputs: unknown;
}

/**
 * Validates `rawInput` with the model's schema and computes. Throws `Failure("usage")` with one problem for each fault of
 * the input: field, what was found as JSON, what is expected, what to do. Results that overflow are faults of the input.
 */
export function runModel(model: ModelDefinition, rawInput: unknown): ModelRun {
  const inputs = validInput(model.inputs, rawInput, `${model.id}.input`, `See the example of ${model.id}.`);
  const result = model.compute(inputs);
  const bad = findNotFinite(result.outputs, []) ?? findNotFinite(result.uncertainty, []);
  if (bad)
    throw new Failure("usage", {
      place: `${model.id}.output${formatPath(bad.path)}`,
      found: String(bad.value),
      expected: "a finite number",
      remedy: "The inputs are valid one by one but too extreme together; check their units.",
    });
  return { model: model.id, inputs, ...result };
}

function findNotFinite(value: unknown, path: Path): { path: Path; value: number } | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : { path, value };
  if (value === null || typeof value !== "object") return undefined;
  const entries: [PropertyKey, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries) {
    const bad = findNotFinite(inner, [...path, key]);
    if (bad) return bad;
  }
  return undefined;
}
