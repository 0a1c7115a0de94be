/**
 * Every route of the API, one declaration each: the schema that checks the request also describes it in the OpenAPI
 * document. Handlers ask `app/` and return plain data.
 */
import { z } from "zod";
import { auditClaims, auditFigures } from "../app/audit.ts";
import { describeModel, getModel, listModels, models, runModel } from "../app/calc.ts";
import { eventList, eventsSchema, scoreList, scoreSchema } from "../app/events.ts";
import { explain } from "../app/explain.ts";
import { liquidations, liquidationsSchema } from "../app/feeds/liquidations.ts";
import { feedReport, feedReportSchema } from "../app/feeds/report.ts";
import { runSchema } from "../app/heavy-runs.ts";
import { metastability, metastabilitySchema } from "../app/metastability.ts";
import { ownParameters } from "../app/own-parameter.ts";
import { quarantineList } from "../app/release.ts";
import {
  auditSchema,
  calcSchema,
  claimsSchema,
  explainSchema,
  quarantineSchema,
  seriesListSchema,
  seriesSchema,
  sourcesSchema,
  statusSchema,
} from "../app/results.ts";
import { seriesList, seriesShow } from "../app/series.ts";
import { listScenarios, scenarioBasis } from "../app/simulate.ts";
import { simulateRequest, systemRequest } from "../app/simulate-request.ts";
import {
  scenarioAnswerSchema,
  scenarioBasisSchema,
  scenariosSchema,
  simulateBodySchema,
  sweepAnswerSchema,
  systemAnswerSchema,
} from "../app/simulate-results.ts";
import { systemSchema } from "../app/simulate-system.ts";
import { sourceList } from "../app/sources.ts";
import { status } from "../app/status.ts";
import { thresholdList, thresholdsSchema } from "../app/thresholds.ts";
import { outlookRoutes } from "./outlook-routes.ts";
import { type Read, type Route, readQuery, route, staleRead, staleRequest } from "./route.ts";
import { stressRoutes } from "./stress-routes.ts";

const modelSummary = z.object({
  id: z.string(),
  title: z.string(),
  theme: z.string(),
  formula: z.string(),
  reference: z.string(),
});
const seriesQuery = readQuery.extend({
  from: z.string().optional().describe("first observation day, YYYY-MM-DD"),
  to: z.string().optional().describe("last observation day, YYYY-MM-DD"),
});

const liquidationsQuery = readQuery.extend({
  hours: z.coerce.number().optional().describe("length of the window; default 24"),
  to: z.string().optional().describe("end of the window; default the last full minute"),
});

const basisQuery = staleRead.extend({
  scenario: z.string().describe("id of a scenario; /api/scenarios lists them"),
  set: z.string().max(4000).optional().describe("own values of parameters: id=value, several with commas between them"),
});
const systemQuery = z.strictObject({
  sweep: z
    .string()
    .optional()
    .describe("runs the file for each value of one number: PATH=FROM:TO:COUNT, such as shock.GOV=-0.3:0:21"),
});

export const routes: readonly Route[] = [
  route<Read>({
    method: "get",
    path: "/api/status",
    summary: "Every indicator with its value, state and reason",
    query: readQuery,
    response: statusSchema,
    handle: ({ monitor, query }) => status(monitor, query),
  }),
  route<Read>({
    method: "get",
    path: "/api/thresholds",
    summary: "The register of thresholds, sorted by distance",
    query: readQuery,
    response: thresholdsSchema,
    handle: ({ monitor, query }) => thresholdList(monitor, query),
  }),
  route<Read>({
    method: "get",
    path: "/api/calendar",
    summary: "Events with stated and computed probabilities, the recovery watch, the contrarian test",
    query: readQuery,
    response: eventsSchema,
    handle: ({ monitor, query }) => eventList(monitor, query),
  }),
  route<Read>({
    method: "get",
    path: "/api/score",
    summary: "Brier and log scores of stated probabilities, from stored observations",
    query: readQuery,
    response: scoreSchema,
    handle: ({ monitor, query }) => scoreList(monitor, query),
  }),
  route<z.infer<typeof staleRead>>({
    method: "get",
    path: "/api/metastability",
    summary: "Mean reversion beside the plain walk, early-warning signals and the potential well, with refusals",
    query: staleRead,
    response: metastabilitySchema,
    handle: ({ monitor, query }) => metastability(monitor, staleRequest(query)),
  }),
  route<Read>({
    method: "get",
    path: "/api/audit",
    summary: "Every figure of the note, recomputed and judged",
    query: readQuery,
    response: auditSchema,
    handle: ({ monitor, query }) => auditFigures(monitor, query),
  }),
  route<Read>({
    method: "get",
    path: "/api/claims",
    summary: "The narrative claims of the note under test",
    query: readQuery,
    response: claimsSchema,
    handle: ({ monitor, query }) => auditClaims(monitor, query),
  }),
  route<Read>({
    method: "get",
    path: "/api/sources",
    summary: "Every source with its terms and its last success",
    query: readQuery,
    response: sourcesSchema,
    handle: ({ monitor, query }) => sourceList(monitor, query),
  }),
  route<Read>({
    method: "get",
    path: "/api/feeds",
    summary: "State of every live feed, and the newest gaps",
    query: readQuery,
    response: feedReportSchema,
    handle: ({ monitor, query }) => feedReport(monitor, query),
  }),
  route<z.infer<typeof liquidationsQuery>>({
    method: "get",
    path: "/api/liquidations",
    summary: "Liquidated notional by coin, venue and side over a window, with its coverage",
    query: liquidationsQuery,
    response: liquidationsSchema,
    handle: ({ monitor, query }) => liquidations(monitor, query),
  }),
  route<Read>({
    method: "get",
    path: "/api/quarantine",
    summary: "Values that were held back because they cannot be believed, and not released",
    query: z.strictObject({}),
    response: quarantineSchema,
    handle: ({ monitor }) => quarantineList(monitor),
  }),
  route<Read>({
    method: "get",
    path: "/api/series",
    summary: "Every declared series",
    query: readQuery,
    response: seriesListSchema,
    handle: ({ monitor, query }) => seriesList(monitor, query),
  }),
  route<z.infer<typeof seriesQuery>>({
    method: "get",
    path: "/api/series/{id}",
    summary: "The observations of one series",
    parameters: { id: "series id, such as jgb.30y" },
    query: seriesQuery,
    response: seriesSchema,
    handle: ({ monitor, parameters, query }) => seriesShow(monitor, parameters.id!, query),
  }),
  route<Read>({
    method: "get",
    path: "/api/explain/{id}",
    summary: "The tree from a number to its formula, inputs and payloads",
    parameters: { id: "indicator, threshold, series, figure, claim or parameter" },
    query: readQuery,
    response: explainSchema,
    handle: ({ monitor, parameters, query }) => explain(monitor, parameters.id!, query),
  }),
  route<unknown>({
    method: "get",
    path: "/api/scenarios",
    summary: "Every scenario of the cascade simulator",
    response: scenariosSchema,
    handle: () => ({ items: listScenarios() }),
  }),
  route<z.infer<typeof basisQuery>>({
    method: "get",
    path: "/api/market-facts",
    summary:
      "All that is needed to run a scenario elsewhere: facts at the as-of, choices, assumptions with their ranges",
    query: basisQuery,
    response: scenarioBasisSchema,
    handle: ({ monitor, query: { scenario, set, ...read } }) =>
      scenarioBasis(monitor, scenario, { ...staleRequest(read), parameters: ownParameters(set) }),
  }),
  route<unknown>({
    method: "post",
    path: "/api/simulate",
    summary:
      "What would be sold in a scenario, and what that does to prices; conditional on its assumptions, no forecast",
    body: simulateBodySchema,
    response: scenarioAnswerSchema,
    handle: ({ monitor, body }) => simulateRequest(monitor, body),
  }),
  route<z.infer<typeof systemQuery>>({
    method: "post",
    path: "/api/simulate/system",
    summary: "Runs any network of institutions and markets, once or over a sweep of one number",
    query: systemQuery,
    body: systemSchema,
    response: z.union([systemAnswerSchema, sweepAnswerSchema]),
    handle: ({ body, query }) => systemRequest(body, query.sweep),
  }),
  route<unknown>({
    method: "get",
    path: "/api/models",
    summary: "Every model that can be calculated",
    response: z.object({ items: z.array(modelSummary) }),
    handle: () => ({ items: listModels() }),
  }),
  route<unknown>({
    method: "get",
    path: "/api/models/{model}",
    summary: "Inputs, formula and example of a model",
    parameters: { model: "id of the model" },
    response: z.looseObject({ id: z.string() }),
    handle: ({ parameters }) => describeModel(getModel(parameters.model!)),
  }),
  ...stressRoutes,
  ...outlookRoutes,
  route<unknown>({
    method: "get",
    path: "/api/runs/{id}",
    summary: "A heavy run: its place in line, its progress, or its answer; its events are at /api/runs/{id}/events",
    parameters: { id: "id that the request to start it was answered with" },
    response: runSchema,
    handle: ({ runs, parameters }) => runs.get(parameters.id!),
  }),
  route<unknown>({
    method: "post",
    path: "/api/runs/{id}/stop",
    summary: "Ends a heavy run early; it answers with what it has",
    parameters: { id: "id of the run" },
    response: runSchema,
    handle: ({ runs, parameters }) => runs.stop(parameters.id!),
  }),
  ...models.map((model) =>
    route<unknown>({
      method: "post",
      path: `/api/calc/${model.id}`,
      summary: `${model.title}: ${model.formula}`,
      body: model.inputs,
      response: calcSchema,
      handle: ({ body }) => runModel(model, body),
    }),
  ),
];
