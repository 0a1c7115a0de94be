/** Turns what a schema refuses into problems that a person can act on: where, what was found, what is expected, what to do. */
import type { z } from "zod";
import { Failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";

export type Path = readonly PropertyKey[];

/**
 * The raw input, checked and with defaults filled in. Throws `Failure("usage")` with one problem for each fault; `place`
 * stands before the path of the field, `remedy` is what to do where nothing better is known.
 */
export function validInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  place: string,
  remedy: string,
): z.output<Schema> {
  refuseLostKeys(raw, place);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new Failure(
    "usage",
    parsed.error.issues.flatMap((issue) => problemsOf(schema, issue, raw, place, remedy)),
  );
}

/** Schemas pass over a key named `__proto__` in silence; what is written is either read or refused. */
function refuseLostKeys(raw: unknown, root: string): void {
  const open: { value: unknown; path: Path }[] = [{ value: raw, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) continue;
    if (Object.hasOwn(value, "__proto__"))
      throw new Failure("usage", [
        {
          place: `${root}${formatPath([...path, "__proto__"])}`,
          found: "__proto__",
          expected: "another name",
          remedy: "Rename it; this name is reserved.",
        },
      ]);
    const isList = Array.isArray(value);
    for (const [key, child] of Object.entries(value))
      if (child !== null && typeof child === "object")
        open.push({ value: child, path: [...path, isList ? Number(key) : key] });
  }
}

function problemsOf(
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  raw: unknown,
  root: string,
  fallback: string,
): Problem[] {
  const place = `${root}${formatPath(issue.path)}`;
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(shapeOf(schemaAt(schema, issue.path)) ?? {});
    return issue.keys.map((key) => ({
      place: `${place}.${key}`,
      found: describeValue(valueAt(raw, [...issue.path, key])),
      expected: "no such field",
      remedy: `Remove it or correct its name; the fields are ${known.join(", ")}.`,
    }));
  }
  const found = valueAt(raw, issue.path);
  const remedy = issue.code === "custom" && typeof issue.params?.remedy === "string" ? issue.params.remedy : undefined;
  const description = descriptionAt(schema, issue.path);
  return [
    {
      place,
      found: describeValue(found),
      expected: choicesAt(schema, issue) ?? expectationOf(issue),
      remedy:
        remedy ?? (description ? `Give ${formatPath(issue.path).slice(1) || "the input"}: ${description}.` : fallback),
    },
  ];
}

const articles: Readonly<Record<string, string>> = {
  number: "a finite number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object with its fields",
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

/** The words that tell the members of a union apart, where what was found is none of them. */
function choicesAt(schema: z.ZodType, issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== "invalid_union" || typeof issue.discriminator !== "string") return undefined;
  const { discriminator, path } = issue;
  const union = unwrapped(schemaAt(schema, path.at(-1) === discriminator ? path.slice(0, -1) : path));
  const words = union?.options?.flatMap((member) => [...(unwrapped(member)?.shape?.[discriminator]?.values ?? [])]);
  return words && words.length > 0 ? `one of ${words.join(", ")}` : undefined;
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

export const formatPath = (path: Path): string =>
  path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");

/** What a zod schema says about itself, as far as this file reads it. */
interface SchemaShape {
  readonly description?: string | undefined;
  readonly shape?: Readonly<Record<string, SchemaShape>>;
  readonly element?: SchemaShape;
  readonly valueType?: SchemaShape;
  readonly options?: readonly SchemaShape[];
  readonly values?: ReadonlySet<unknown>;
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
