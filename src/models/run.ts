/** Runs a model on raw input: validates it, computes, and refuses results that are not numbers. */
import type { z } from "zod";
import { Failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";
import type { ModelDefinition, ModelResult } from "./define.ts";

export interface ModelRun extends ModelResult<unknown> {
  readonly model: string;
  /** The inputs that were used, defaults filled in. */
  readonly inputs: unknown;
}

type Path = readonly PropertyKey[];

/**
 * Validates `rawInput` with the model's schema and computes. Throws `Failure("usage")` with one problem for each fault of
 * the input: field, what was found as JSON, what is expected, what to do. Results that overflow are faults of the input.
 */
export function runModel(model: ModelDefinition, rawInput: unknown): ModelRun {
  const parsed = model.inputs.safeParse(rawInput);
  if (!parsed.success)
    throw new Failure(
      "usage",
      parsed.error.issues.flatMap((issue) => problemsOf(model, issue, rawInput)),
    );
  const result = model.compute(parsed.data);
  const bad = findNotFinite(result.outputs, []) ?? findNotFinite(result.uncertainty, []);
  if (bad)
    throw new Failure("usage", {
      place: `${model.id}.output${formatPath(bad.path)}`,
      found: String(bad.value),
      expected: "a finite number",
      remedy: "The inputs are valid one by one but too extreme together; check their units.",
    });
  return { model: model.id, inputs: parsed.data, ...result };
}

function problemsOf(model: ModelDefinition, issue: z.core.$ZodIssue, raw: unknown): Problem[] {
  const place = `${model.id}.input${formatPath(issue.path)}`;
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(shapeOf(schemaAt(model.inputs, issue.path)) ?? {});
    return issue.keys.map((key) => ({
      place: `${place}.${key}`,
      found: describeValue(valueAt(raw, [...issue.path, key])),
      expected: "no such field",
      remedy: `Remove it or correct its name; the fields are ${known.join(", ")}.`,
    }));
  }
  const found = valueAt(raw, issue.path);
  const remedy = issue.code === "custom" && typeof issue.params?.remedy === "string" ? issue.params.remedy : undefined;
  const description = descriptionAt(model.inputs, issue.path);
  return [
    {
      place,
      found: describeValue(found),
      expected: expectationOf(issue),
      remedy:
        remedy ??
        (description
          ? `Give ${formatPath(issue.path).slice(1) || "the input"}: ${description}.`
          : `See the example of ${model.id}.`),
    },
  ];
}

const articles: Readonly<Record<string, string>> = {
  number: "a finite number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object with the fields of the model",
  record: "an object",
};

function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return articles[issue.expected] ?? `a value of type ${issue.expected}`;
    case "too_small":
      return sizeWords(issue.origin, "at least", issue.inclusive === false, "more than", issue.minimum);
    case "too_big":
      return sizeWords(issue.origin, "at most", issue.inclusive === false, "less than", issue.maximum);
    case "invalid_value":
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    default:
      return issue.message;
  }
}

function sizeWords(
  origin: string,
  inclusive: string,
  strict: boolean,
  exclusive: string,
  limit: number | bigint,
): string {
  const bound = `${strict ? exclusive : inclusive} ${limit}`;
  if (origin === "array") return `${bound} entries`;
  if (origin === "string") return `${bound} characters`;
  return `a number ${bound}`;
}

/** The offending value as JSON, shortened; words for what JSON cannot write. */
function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const step of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

const formatPath = (path: Path): string =>
  path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");

/** What a zod schema says about itself, as far as this file reads it. */
interface SchemaShape {
  readonly description?: string | undefined;
  readonly shape?: Readonly<Record<string, SchemaShape>>;
  readonly element?: SchemaShape;
  readonly valueType?: SchemaShape;
  readonly unwrap?: () => SchemaShape;
}

const shapeOf = (schema: SchemaShape | undefined) => schema?.shape;

function schemaAt(root: unknown, path: Path): SchemaShape | undefined {
  let schema = root as SchemaShape | undefined;
  for (const step of path) {
    schema = unwrapped(schema);
    schema = typeof step === "number" ? schema?.element : (schema?.shape?.[String(step)] ?? schema?.valueType);
  }
  return schema;
}

/** Looks through optional and default wrappers; arrays also have `unwrap`, so anything with an element stays. */
function unwrapped(schema: SchemaShape | undefined): SchemaShape | undefined {
  let inner = schema;
  for (let depth = 0; depth < 5 && inner?.unwrap && !inner.element; depth++) inner = inner.unwrap();
  return inner;
}

/** The description of the field, or of the nearest list or object that holds it. */
function descriptionAt(root: unknown, path: Path): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const schema = schemaAt(root, path.slice(0, length));
    const text = schema?.description ?? unwrapped(schema)?.description;
    if (text) return text;
  }
  return undefined;
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
