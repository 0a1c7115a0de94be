/** The HTTP server: the API, the note, and the page's static files. Knows nothing that `app/` does not tell it. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { validInput } from "../app/checked-query.ts";
import { buildEdition } from "../app/edition.ts";
import type { HeavyRuns } from "../app/heavy-runs.ts";
import type { Monitor } from "../app/monitor.ts";
import { seriesCsv } from "../app/series.ts";
import { failure } from "../core/failure.ts";
import { parseLenientJson } from "../core/lenient-json.ts";
import { errorAnswer } from "./errors.ts";
import { eventStream } from "./events.ts";
import { openApiDocument } from "./openapi.ts";
import { type Route, readQuery } from "./route.ts";
import { routes } from "./routes.ts";
import { streamRuns } from "./run-events.ts";

export interface ServerOptions {
  readonly monitor: Monitor;
  readonly runs: HeavyRuns;
  readonly version: string;
  /** Folder with the built page; absent in tests of the API alone. */
  readonly webDirectory?: string;
  /** Required in the header `Authorization: Bearer ...` when the server listens beyond this machine. */
  readonly token?: string;
  /** Names under which a browser may address this server; others are refused, against DNS rebinding. */
  readonly hosts: readonly string[];
  readonly log: (message: string) => void;
}

const seeForm = "See /api/openapi.json.";
const bodyLimitBytes = 1024 * 1024;
const pagePolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const notePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

export async function createServer(options: ServerOptions): Promise<Hono> {
  const { monitor } = options;
  const app = new Hono();
  app.use(async (c, next) => {
    const host = (c.req.header("host") ?? "").replace(/:\d+$/, "").toLowerCase();
    if (!options.hosts.includes(host))
      return c.json({ error: { kind: "usage", message: `host ${host} is not served here`, problems: [] } }, 403);
    if (options.token !== undefined && c.req.header("authorization") !== `Bearer ${options.token}`) {
      return c.json({ error: { kind: "usage", message: "a bearer token is required", problems: [] } }, 401);
    }
    await next();
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "no-referrer");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    if (!c.res.headers.has("Content-Security-Policy")) c.header("Content-Security-Policy", pagePolicy);
  });
  app.use(
    "/api/*",
    bodyLimit({
      maxSize: bodyLimitBytes,
      onError: (c) =>
        c.json(
          { error: { kind: "limit", message: `the body has more than ${bodyLimitBytes} bytes`, problems: [] } },
          413,
        ),
    }),
  );
  const document = openApiDocument(options.version);
  app.get("/api/openapi.json", (c) => c.json(document));
  app.get("/api/health", (c) => c.json({ ok: true, head: monitor.folder.index.committedHead }));
  app.get("/api/events", eventStream(monitor));
  app.get("/api/series/:id{.+\\.csv}", async (c) => {
    const answer = await seriesCsv(monitor, c.req.param("id").replace(/\.csv$/, ""), parsedQuery(c));
    c.header("Content-Type", "text/csv; charset=utf-8");
    return c.body(answer);
  });
  app.get("/note", async (c) => {
    const edition = await buildEdition(monitor, parsedQuery(c));
    c.header("Content-Security-Policy", notePolicy);
    return c.html(edition.html);
  });
  app.get("/note.md", async (c) => {
    const edition = await buildEdition(monitor, parsedQuery(c));
    c.header("Content-Type", "text/markdown; charset=utf-8");
    return c.body(edition.markdown);
  });
  streamRuns(app, options.runs);
  for (const route of routes) register(app, route, options);
  app.all("/api/*", (c) => {
    const { status, body } = errorAnswer(
      failure("not-found", c.req.path, c.req.method, "a route of the API", "See /api/openapi.json."),
    );
    return c.json(body, status);
  });
  if (options.webDirectory !== undefined) await serveFiles(app, options.webDirectory);
  app.onError((error, c) => {
    const { status, body } = errorAnswer(error);
    if (status === 500) options.log(`${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`);
    return c.json(body, status);
  });
  return app;
}

const parsedQuery = (c: Context) =>
  validInput(readQuery, c.req.query(), "query", seeForm) as { asOf?: string; head?: number };

function register(app: Hono, route: Route, { monitor, runs }: ServerOptions): void {
  const pattern = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
  app.on(route.method.toUpperCase(), pattern, async (c) => {
    const query = route.query ? validInput(route.query, c.req.query(), "query", seeForm) : {};
    const body = route.body ? await jsonBody(c) : undefined;
    return c.json(
      (await route.handle({
        monitor,
        runs,
        parameters: c.req.param() as Record<string, string>,
        query: query as never,
        body,
      })) as object,
      route.status ?? 200,
    );
  });
}

async function jsonBody(c: Context): Promise<unknown> {
  try {
    return parseLenientJson(await c.req.text());
  } catch (cause) {
    throw failure(
      "usage",
      "body",
      cause instanceof Error ? cause.message : String(cause),
      "JSON",
      "Send the inputs as a JSON object.",
      cause,
    );
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".map": "application/json",
};

/** The built page is a handful of files: read once, served from memory, so that no path of a request meets the disk. */
async function serveFiles(app: Hono, directory: string): Promise<void> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of names) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(file));
    const url = `/${path.relative(directory, file).split(path.sep).join("/")}`;
    const type = contentTypes[path.extname(file)] ?? "application/octet-stream";
    const cache = url.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    const answer = (c: Context) => c.body(bytes, 200, { "Content-Type": type, "Cache-Control": cache });
    app.get(url, answer);
    if (url === "/index.html") app.get("/", answer);
    if (url === "/icon.svg") app.get("/favicon.ico", answer);
  }
}
