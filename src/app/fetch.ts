/** The network: one polite request at a time, with a deadline, a size cap and retry with jitter. */
import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { failure } from "../core/failure.ts";
import { type Clock, formatInstant, isLocalDate, type LocalDate, utcDateOf } from "../core/time.ts";
import type { SourceDefinition, SourceRequest } from "../sources/define.ts";
import type { DataFolder } from "./data-folder.ts";
import { type IngestOutcome, ingestPayloads, payloadLimitBytes } from "./ingest.ts";

const userAgent = "metastable (self-hosted market monitor)";
const headersTimeoutMs = 20_000;
const bodyTimeoutMs = 60_000;
const totalDeadlineMs = 180_000;
const attempts = 3;

export interface NetworkOptions {
  readonly from?: string;
  readonly to?: string;
  readonly baseUrl?: string;
}

export interface NetworkOutcome extends Omit<IngestOutcome, "verdict"> {
  readonly verdict: IngestOutcome["verdict"] | "unreachable";
}

/** Asks the source and takes in what it answers. A source that cannot be reached is an outcome, and an event, not an exception. */
export async function ingestFromNetwork(
  folder: DataFolder,
  source: SourceDefinition,
  clock: Clock,
  options: NetworkOptions,
): Promise<NetworkOutcome> {
  if (!source.request) {
    throw failure(
      "usage",
      source.id,
      "no network request",
      "a live source",
      `Import a file: metastable ingest ${source.id} --from-file PATH.`,
    );
  }
  const to = day("--to", options.to) ?? utcDateOf(clock.now());
  const from = day("--from", options.from);
  const received = [];
  for (const asked of source.request(from === undefined ? { to } : { from, to })) {
    const url = mirrored(asked.url, options.baseUrl);
    try {
      received.push({
        source,
        bytes: await fetchBytes(url, asked),
        from: redacted(url, asked),
        retrieved: clock.now(),
      });
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      const at = clock.now();
      const problem = `${redacted(url, asked)}: ${message}`;
      const body = {
        source: source.id,
        from: redacted(url, asked),
        retrieved: formatInstant(at),
        verdict: "rejected",
        problem,
      };
      await folder.write([{ kind: "fetch", body, at }]);
      const problems = [
        {
          place: redacted(url, asked),
          found: message,
          expected: "an answer",
          remedy: "Try again later; `metastable sources` keeps the record.",
        },
      ];
      return { source: source.id, verdict: "unreachable", seq: null, rows: 0, records: 0, quarantined: 0, problems };
    }
  }
  const outcomes = await ingestPayloads(folder, received);
  const worst =
    outcomes.find((o) => o.verdict === "rejected") ?? outcomes.find((o) => o.verdict === "accepted") ?? outcomes[0]!;
  return {
    ...worst,
    rows: outcomes.reduce((n, o) => n + o.rows, 0),
    records: outcomes.reduce((n, o) => n + o.records, 0),
    quarantined: outcomes.reduce((n, o) => n + o.quarantined, 0),
    problems: outcomes.flatMap((o) => o.problems),
  };
}

function day(flag: string, text: string | undefined): LocalDate | undefined {
  if (text === undefined) return undefined;
  if (!isLocalDate(text))
    throw failure("usage", flag, JSON.stringify(text), "a day as YYYY-MM-DD", "Write for example 2025-11-01.");
  return text;
}

/** The publisher's path and query on another host. */
function mirrored(url: string, baseUrl: string | undefined): string {
  if (baseUrl === undefined) return url;
  const { pathname, search } = new URL(url);
  return new URL(pathname.replace(/^\//, "") + search, baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`).href;
}

function redacted(url: string, asked: SourceRequest): string {
  const shown = new URL(url);
  shown.username = "";
  shown.password = "";
  for (const name of asked.secretParameters ?? [])
    if (shown.searchParams.has(name)) shown.searchParams.set(name, "REDACTED");
  return shown.href;
}

async function fetchBytes(url: string, asked: SourceRequest): Promise<Uint8Array> {
  const deadline = AbortSignal.timeout(totalDeadlineMs);
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(url, asked, deadline);
    } catch (cause) {
      const canRetry = !(cause instanceof Refused) && !deadline.aborted && attempt < attempts;
      if (!canRetry) throw cause;
      await sleep(2 ** attempt * 250 * (0.5 + Math.random()), undefined, { signal: deadline });
    }
  }
}

/** An answer that asking again does not change. */
class Refused extends Error {}

async function once(url: string, asked: SourceRequest, signal: AbortSignal): Promise<Uint8Array> {
  const { statusCode, body } = await request(url, {
    method: asked.method ?? "GET",
    body: asked.body ?? null,
    headers: { "user-agent": userAgent, accept: "*/*", ...asked.headers },
    headersTimeout: headersTimeoutMs,
    bodyTimeout: bodyTimeoutMs,
    signal,
  });
  if (statusCode !== 200) {
    await body.dump();
    const message = `HTTP status ${statusCode}`;
    throw statusCode === 429 || statusCode >= 500 ? new Error(message) : new Refused(message);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Uint8Array).length;
    if (size > payloadLimitBytes) throw new Refused(`more than ${payloadLimitBytes} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}
