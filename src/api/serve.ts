/** Starts the server on an address of this machine, or, with a token, on another. */
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import manifest from "../../package.json" with { type: "json" };
import type { Environment } from "../app/config.ts";
import { HeavyRuns } from "../app/heavy-runs.ts";
import type { Monitor } from "../app/monitor.ts";
import { packagedPath } from "../app/package-root.ts";
import { failure } from "../core/failure.ts";
import { createServer } from "./server.ts";

const loopback = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly env: Environment;
  readonly log: (message: string) => void;
}

export async function serve(
  monitor: Monitor,
  options: ServeOptions,
): Promise<{ url: string; close: () => Promise<void> }> {
  const isLocal = loopback.has(options.host);
  const token = options.env.METASTABLE_TOKEN;
  if (!isLocal && !token) {
    throw failure(
      "usage",
      "--host",
      options.host,
      "an address of this machine, or a token",
      "Set METASTABLE_TOKEN to a long random text before listening beyond this machine.",
    );
  }
  const web = packagedPath("dist/web");
  const runs = new HeavyRuns(monitor.clock, (error) =>
    options.log(`a heavy run failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  );
  const app = await createServer({
    monitor,
    runs,
    version: manifest.version,
    hosts: [...loopback, options.host],
    log: (message) => options.log(`${message}\n`),
    ...(existsSync(web) ? { webDirectory: web } : {}),
    ...(isLocal ? {} : { token: token! }),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const found = error.code === "EADDRINUSE" ? `port ${options.port} is taken` : error.message;
      reject(failure("conflict", "up", found, "a free port", "Choose another with --port, or --port 0.", error));
    });
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const shownHost = options.host.includes(":") ? `[${options.host.replaceAll(/[[\]]/g, "")}]` : options.host;
  return {
    url: `http://${shownHost}:${port}`,
    close: () =>
      new Promise((resolve) => {
        runs.close();
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
