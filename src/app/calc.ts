/** The models as calculators: the same validation and the same answer on the command line and over HTTP. */
import { z } from "zod";
import { failure } from "../core/failure.ts";
import type { ModelDefinition } from "../models/define.ts";
import { models } from "../models/index.ts";
import { closest } from "./suggest.ts";

export { runModel } from "../models/run.ts";
export { models };

export const listModels = () =>
  models.map(({ id, title, theme, formula, reference }) => ({ id, title, theme, formula, reference }));

export function getModel(id: string): ModelDefinition {
  const model = models.find((m) => m.id === id);
  if (model) return model;
  const near = closest(
    id,
    models.map((m) => m.id),
  );
  throw failure(
    "not-found",
    "calc",
    JSON.stringify(id),
    "the id of a model",
    near ? `Did you mean ${near}? \`metastable calc --list\` shows all.` : "`metastable calc --list` shows all.",
  );
}

interface JsonProperty {
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** What a value may be, in words. */
function rangeOf(property: JsonProperty): string {
  if (property.enum) return `one of ${property.enum.join(", ")}`;
  const bounds = [
    ["at least", property.minimum],
    ["above", property.exclusiveMinimum],
    ["at most", property.maximum],
    ["below", property.exclusiveMaximum],
  ] as const;
  const said = bounds.flatMap(([word, bound]) => (bound === undefined ? [] : [`${word} ${bound}`]));
  const kind =
    property.type === "integer" ? ["a whole number"] : said.length === 0 && property.type ? [property.type] : [];
  return [...kind, ...said].join(", ");
}

/** Inputs with their meaning and unit, for help texts and forms. */
export function describeModel(model: ModelDefinition) {
  const schema = z.toJSONSchema(model.inputs, { io: "input", unrepresentable: "any" }) as {
    properties?: Record<string, JsonProperty>;
    required?: readonly string[];
  };
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    range: rangeOf(property),
    what: `${property.description ?? ""}${required.has(name) ? "" : ` (optional${property.default === undefined ? "" : `, default ${JSON.stringify(property.default)}`})`}`,
  }));
  return {
    id: model.id,
    title: model.title,
    theme: model.theme,
    formula: model.formula,
    reference: model.reference,
    fields,
    schema,
    example: model.example,
  };
}
