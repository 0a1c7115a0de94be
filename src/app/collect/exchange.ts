/** One question over HTTP and its answer: deadlines, size cap, redirects, compression, and whether it is data at all. */
import { createGunzip } from "node:zlib";
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import type { SourceRequest } from "../../sources/define.ts";
import { FetchFault, faultOf } from "./fault.ts";

export interface Limits {
  /** Until the headers of the answer are here, in milliseconds. */
  readonly headersMs: number;
  /** Longest silence inside the body, in milliseconds. */
  readonly bodyIdleMs: number;
  /** A request with all its attempts, in milliseconds. */
  readonly totalMs: number;
  /** Of the body after decompression. */
  readonly bytes: number;
}

export const defaultLimits: Limits = {
  headersMs: 20_000,
  bodyIdleMs: 30_000,
  totalMs: 180_000,
  bytes: 128 * 1024 * 1024,
};

const redirectsFollowed = 3;
const userAgent = "metastable (self-hosted market monitor)";

/** What the publisher said about the version it sent; asked for again with it. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** `bytes` is absent when the publisher says that nothing has changed since the validators. */
export interface Answer extends Validators {
  readonly bytes?: Uint8Array;
}

const hasProxy = ["https_proxy", "HTTPS_PROXY"].some((name) => process.env[name]);
let direct: Dispatcher | undefined;
let proxied: Dispatcher | undefined;

/** A proxy comes from the usual environment variables; this machine is reached without one. */
function dispatcherFor(url: URL): Dispatcher {
  if (!hasProxy || isLoopback(url)) {
    direct ??= new Agent();
    return direct;
  }
  proxied ??= new EnvHttpProxyAgent();
  return proxied;
}

export const isLoopback = (url: URL): boolean => /^(127(\.\d+){3}|localhost|\[::1\])$/.test(url.hostname);

/** Only https, and http on this machine (a mirror for tests or a desk's own copy). */
export const isSafeAddress = (url: URL): boolean =>
  url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));

/** Throws a `FetchFault`. The signal ends it at any moment; its reason is thrown. */
export async function exchange(
  address: string,
  asked: SourceRequest,
  validators: Validators,
  limits: Limits,
  signal: AbortSignal,
): Promise<Answer> {
  const deadline = new AbortController();
  const ended = AbortSignal.any([signal, deadline.signal]);
  const timer = watch(limits.headersMs, () =>
    deadline.abort(new FetchFault("timeout", `no answer within ${seconds(limits.headersMs)}`, { mayRetry: true })),
  );
  try {
    const { response, url } = await followed(new URL(address), asked, validators, ended);
    const { statusCode: status, headers } = response;
    if (status === 304 && (validators.etag ?? validators.lastModified) !== undefined) {
      await response.body.dump();
      return validators;
    }
    if (status !== 200) {
      await response.body.dump({ limit: 64 * 1024, signal: ended });
      throw refusal(status, one(headers["retry-after"]));
    }
    checkType(one(headers["content-type"]), asked);
    const silent = `the body fell silent for ${seconds(limits.bodyIdleMs)}`;
    timer.restart(limits.bodyIdleMs, () => deadline.abort(new FetchFault("timeout", silent, { mayRetry: true })));
    const bytes = await bodyOf(response, limits.bytes, () => timer.restart(limits.bodyIdleMs));
    checkPage(bytes, asked, url);
    const [etag, lastModified] = [one(headers.etag), one(headers["last-modified"])];
    return { bytes, ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
  } catch (error) {
    throw ended.aborted ? faultOf(ended.reason) : faultOf(error);
  } finally {
    timer.stop();
  }
}

/** The answer after at most three redirects, each to a safe address; headers of the source stay on its own host. */
async function followed(start: URL, asked: SourceRequest, validators: Validators, signal: AbortSignal) {
  let url = start;
  for (let n = 0; ; n++) {
    const isOwnHost = url.host === start.host;
    const response = await request(url, {
      method: asked.method ?? "GET",
      body: asked.body ?? null,
      headers: {
        "user-agent": userAgent,
        accept: "*/*",
        "accept-encoding": "gzip",
        ...(asked.body === undefined ? {} : { "content-type": "application/json" }),
        ...(isOwnHost ? asked.headers : {}),
        ...(validators.etag === undefined ? {} : { "if-none-match": validators.etag }),
        ...(validators.lastModified === undefined ? {} : { "if-modified-since": validators.lastModified }),
      },
      headersTimeout: 0,
      bodyTimeout: 0,
      signal,
      dispatcher: dispatcherFor(url),
    });
    const to = one(response.headers.location);
    if (![301, 302, 303, 307, 308].includes(response.statusCode) || to === undefined) return { response, url };
    await response.body.dump();
    const expected = `at most ${redirectsFollowed} redirects, to https`;
    if (asked.method === "POST") throw new FetchFault("redirect", "a redirect of a POST", { expected });
    if (n >= redirectsFollowed) throw new FetchFault("redirect", `${n + 1} redirects in a row`, { expected });
    const next = URL.canParse(to, url.href) ? new URL(to, url) : undefined;
    const isAllowed = next !== undefined && isSafeAddress(next) && (next.protocol === "https:" || isLoopback(start));
    if (!isAllowed)
      throw new FetchFault("redirect", `a redirect to ${next ? `${next.protocol}//${next.host}` : "no address"}`, {
        expected,
      });
    url = next;
  }
}

function refusal(status: number, retryAfter: string | undefined): FetchFault {
  const retryAfterMs = waitOf(retryAfter);
  const options = { expected: "HTTP status 200", retryAfterMs };
  if (status === 429 || (status === 503 && retryAfterMs !== undefined)) {
    const wait = retryAfterMs === undefined ? "" : `, wait ${seconds(retryAfterMs)}`;
    return new FetchFault("busy", `HTTP status ${status}${wait}`, { ...options, mayRetry: true });
  }
  if (status >= 500 || status === 408)
    return new FetchFault("unreachable", `HTTP status ${status}`, { ...options, mayRetry: true });
  return new FetchFault("refused", `HTTP status ${status}`, options);
}

/** Milliseconds of a Retry-After header: seconds, or a date. */
function waitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

const expectsPage = (asked: SourceRequest): boolean =>
  Object.entries(asked.headers ?? {}).some(([name, value]) => name.toLowerCase() === "accept" && /html/.test(value));

const neverData = /^(image|audio|video|font)\/|^application\/(pdf|javascript|wasm)\b|^text\/(css|javascript)\b/i;

function checkType(type: string | undefined, asked: SourceRequest): void {
  if (type === undefined) return;
  const isPage = /^(text\/html|application\/xhtml\+xml)\b/i.test(type) && !expectsPage(asked);
  if (isPage || neverData.test(type))
    throw new FetchFault("content", `content type ${type.slice(0, 80)}`, { expected: "data" });
}

/** Error pages often come with status 200 and the type of the data. */
function checkPage(bytes: Uint8Array, asked: SourceRequest, url: URL): void {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).replace(/^(\u00EF\u00BB\u00BF)?\s*/, "");
  if (/^<(!doctype\s+html|html[\s>])/i.test(start) && !expectsPage(asked))
    throw new FetchFault("content", `a web page from ${url.host}`, { expected: "data" });
  if (bytes.length === 0) throw new FetchFault("content", "an empty body", { expected: "data", mayRetry: true });
}

async function bodyOf({ headers, body }: Dispatcher.ResponseData, limit: number, alive: () => void) {
  // What is torn down on purpose has nothing more to say.
  body.on("error", () => {});
  const encoding = (one(headers["content-encoding"]) ?? "identity").toLowerCase();
  const declared = Number(one(headers["content-length"]) ?? 0);
  const tooLarge = () =>
    new FetchFault("size", `more than ${limit} bytes`, { expected: `at most ${limit} bytes in one answer` });
  if (declared > limit) {
    body.destroy();
    throw tooLarge();
  }
  if (!["identity", "gzip", "x-gzip", ""].includes(encoding)) {
    body.destroy();
    throw new FetchFault("content", `content encoding ${encoding}`, { expected: "gzip or none" });
  }
  const stream = encoding.endsWith("gzip") ? unpacked(body) : body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    alive();
    size += (chunk as Uint8Array).length;
    if (size > limit) {
      body.destroy();
      throw tooLarge();
    }
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function unpacked(body: Dispatcher.ResponseData["body"]) {
  const gunzip = createGunzip();
  body.on("error", (error) => gunzip.destroy(error));
  return body.pipe(gunzip);
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);
const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

function watch(ms: number, onEnd: () => void) {
  let end = onEnd;
  let timer = setTimeout(() => end(), ms);
  return {
    restart: (next: number, onNext = end) => {
      clearTimeout(timer);
      end = onNext;
      timer = setTimeout(() => end(), next);
    },
    stop: () => clearTimeout(timer),
  };
}
