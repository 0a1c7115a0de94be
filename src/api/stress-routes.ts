/** Routes of reverse stress and of a reader's own book. Both search, so they wait in line with other heavy runs. */
import { z } from "zod";
import { bookRequest, bookSchema, csvBodySchema, csvBookRequest } from "../app/book/read.ts";
import { bookAnswerSchema } from "../app/book/results.ts";
import { runSchema } from "../app/heavy-runs.ts";
import { listCriteria, reverseBodySchema, reverseRequest } from "../app/reverse.ts";
import { type Route, route, staleRead, staleRequest } from "./route.ts";

type BookQuery = z.infer<typeof staleRead>;

export const stressRoutes: readonly Route[] = [
  route<unknown>({
    method: "get",
    path: "/api/criteria",
    summary: "What reverse stress can be asked about",
    response: z.object({
      items: z.array(z.object({ id: z.string(), title: z.string(), rule: z.string(), source: z.string() })),
    }),
    handle: () => ({ items: listCriteria() }),
  }),
  route<unknown>({
    method: "post",
    path: "/api/reverse",
    summary:
      "The smallest plausible shock that breaks a criterion: starts a heavy run, whose answer is at /api/runs/{id}",
    body: reverseBodySchema,
    response: runSchema,
    status: 202,
    handle: ({ monitor, runs, body }) => {
      const { title, work } = reverseRequest(monitor, body);
      return runs.start(title, work);
    },
  }),
  route<BookQuery>({
    method: "post",
    path: "/api/book",
    summary: "Your own positions, loans and limits under the scenarios; computed, answered and stored nowhere",
    query: staleRead,
    body: bookSchema,
    response: bookAnswerSchema,
    handle: ({ monitor, body, query }) => bookRequest(monitor, body, staleRequest(query)),
  }),
  route<BookQuery>({
    method: "post",
    path: "/api/book/csv",
    summary: "The same from a CSV file as text",
    query: staleRead,
    body: csvBodySchema,
    response: bookAnswerSchema,
    handle: ({ monitor, body, query }) => csvBookRequest(monitor, body, staleRequest(query)),
  }),
];
