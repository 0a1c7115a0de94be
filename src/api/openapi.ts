/** The OpenAPI 3.1 document, made from the same schemas that check the requests. */
import { z } from "zod";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";

type Json = Record<string, unknown>;

const jsonSchema = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
};
const content = (schema: Json): Json => ({ "application/json": { schema } });
const errorSchema = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["kind", "message", "problems"],
      properties: {
        kind: { type: "string" },
        message: { type: "string" },
        problems: { type: "array", items: { type: "object" } },
      },
    },
  },
};

function operation(route: Route): Json {
  const inPath = Object.entries(route.parameters ?? {}).map(([name, description]) => ({
    name,
    in: "path",
    required: true,
    description,
    schema: { type: "string" },
  }));
  const query = route.query
    ? (jsonSchema(route.query, "input") as { properties?: Record<string, Json>; required?: string[] })
    : {};
  const inQuery = Object.entries(query.properties ?? {}).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: query.required?.includes(name) ?? false,
    description,
    schema,
  }));
  const failed = (description: string) => ({ description, content: content({ $ref: "#/components/schemas/Error" }) });
  return {
    operationId: `${route.method}${route.path.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, letter: string | undefined) => (letter ?? "").toUpperCase())}`,
    summary: route.summary,
    parameters: [...inPath, ...inQuery],
    ...(route.body ? { requestBody: { required: true, content: content(jsonSchema(route.body, "input")) } } : {}),
    responses: {
      [route.status ?? 200]: {
        description: route.status === 202 ? "accepted: a run" : "the answer",
        content: content(jsonSchema(route.response, "output")),
      },
      "400": failed("wrong input: which field, what was found, what is expected"),
      "404": failed("unknown id"),
    },
  };
}

export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Metastable",
      version,
      summary: "How far are markets from the edge, and what breaks if they cross it?",
      description:
        "Rates and shares are ratios (0.055 is 5.5 %). Every answer names the as-of and the ledger head that reproduce it. Not investment advice.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: { schemas: { Error: errorSchema } },
  };
}
