/** A publisher on this machine that answers as it is told, and misbehaves as it is told. For tests only. */
import http from "node:http";
import type { AddressInfo } from "node:net";

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** `silent` never answers, `drip` sends a byte at a time, `reset` hangs up, `cut` hangs up in the middle of the body. */
  readonly manner?: "silent" | "drip" | "reset" | "cut";
}

export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Publisher {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Most requests that were under way at once. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

export async function publisher(answer: (asked: Asked, count: number) => Reply | Promise<Reply>): Promise<Publisher> {
  const asked: Asked[] = [];
  const state = { atOnce: 0, most: 0 };
  const server = http.createServer(async (request, response) => {
    state.most = Math.max(state.most, ++state.atOnce);
    response.on("close", () => state.atOnce--);
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { url: path = "/", method = "GET", headers } = request;
    const one = { path, method, headers, body };
    asked.push(one);
    send(response, await answer(one, asked.length));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    get mostAtOnce() {
      return state.most;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: http.ServerResponse, { status = 200, headers = {}, body = "", manner }: Reply): void {
  const bytes = Buffer.from(body);
  if (manner === "silent") return;
  if (manner === "reset") return void response.destroy();
  response.writeHead(status, { "content-length": String(bytes.length), ...headers });
  if (manner === undefined) return void response.end(bytes);
  if (manner === "cut") {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => setTimeout(() => response.destroy(), 10));
    return;
  }
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= bytes.length || response.destroyed) return void clearInterval(timer);
    response.write(bytes.subarray(sent, ++sent));
  }, 15);
  response.on("close", () => clearInterval(timer));
}
