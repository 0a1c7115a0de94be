/** Collects one source: asks, follows pages and leads, and takes each answer in before it asks for the next. */
import type { Problem } from "../../core/outcome.ts";
import { type Clock, formatInstant, type LocalDate, parseInstant, utcDateOf } from "../../core/time.ts";
import { currentParser, type SourceDefinition, type SourceRequest } from "../../sources/define.ts";
import type { DataFolder } from "../data-folder.ts";
import { type IngestOutcome, ingestPayloads, type Received } from "../ingest.ts";
import { mirrored, provenanceOf } from "./address.ts";
import { exchange, isLoopback, type Limits, type Validators } from "./exchange.ts";
import { FetchFault, faultKinds, faultProblem } from "./fault.ts";
import type { Hosts } from "./hosts.ts";
import { type Redact, redactData, secretForms } from "./redact.ts";
import type { Remembered } from "./remembered.ts";
import { type Secrets, secretsOf } from "./secrets.ts";
import { type Window, windowsOf } from "./windows.ts";

export interface CollectContext {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly hosts: Hosts;
  readonly remembered: Remembered;
  readonly secrets: Secrets;
  /** Companies that the reader follows. */
  readonly tickers: readonly string[];
  readonly redact: Redact;
  readonly limits: Limits;
  /** Runs the work when no other answer is being taken in. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface CollectOptions {
  /** First and last observation day of a backfill; without them, what the source gives as its present state. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** A mirror instead of the publisher's host. */
  readonly baseUrl?: URL | undefined;
  /** Asks again for the parts of a backfill that are done. */
  readonly again?: boolean | undefined;
  readonly signal: AbortSignal;
  readonly say: (message: string) => void;
}

export interface CollectOutcome extends Omit<IngestOutcome, "verdict"> {
  readonly verdict: IngestOutcome["verdict"] | "unreachable" | "off";
  /** Answers that an earlier run of the backfill had taken in. */
  readonly skipped: number;
}

const pagesLimit = 1000;
/** Requests of one window, with those that answers lead to. */
const requestsLimit = 1000;
/** So many requests in a row without an answer end a run: a publisher that refuses is not asked for the rest. */
const failuresInRow = 3;

/** What one request came to; `fault` where nothing was received. */
interface Answered extends Omit<CollectOutcome, "skipped"> {
  readonly fault?: FetchFault;
}

/** A source that cannot be reached is an outcome, and an event, not an exception. */
export async function collectSource(
  context: CollectContext,
  source: SourceDefinition,
  options: CollectOptions,
): Promise<CollectOutcome> {
  if (!source.request) throw new Error(`bug: ${source.id} has no network request`);
  const backfill = options.from !== undefined;
  const to = options.to ?? utcDateOf(context.clock.now());
  const secrets = secretsOf(source, context.secrets);
  const asked = new Set<string>();
  const outcomes: Answered[] = [];
  let skipped = 0;
  let failures = 0;
  for (const window of windowsOf(options.from, to)) {
    const requests = [...source.request({ ...window, secrets, tickers: context.tickers })];
    // Grows while it is walked.
    for (let n = 0; n < requests.length; n++) {
      const one = requests[n]!;
      options.signal.throwIfAborted();
      if (failures >= failuresInRow) break;
      const place = provenanceOf(mirrored(one.url, options.baseUrl), one, context.redact);
      const key = `${place.asked ?? ""} ${place.from}`;
      if (asked.has(key)) continue;
      asked.add(key);
      if (backfill && !options.again && !one.isList && isDone(context, source, place, window)) {
        skipped++;
        continue;
      }
      const { outcome, leads } = await collectAnswer(context, source, one, options);
      if (one.otherwise && isRefused(outcome)) {
        requests.splice(n + 1, 0, ...one.otherwise);
        options.say(`${source.id}: not answered in this form, asked in another`);
        continue;
      }
      outcomes.push(outcome);
      requests.push(...leads.slice(0, Math.max(0, requestsLimit - requests.length)));
      failures = outcome.verdict === "unreachable" ? failures + 1 : 0;
      const part = requests.length > 1 || backfill ? ` (${windowText(window)}, ${n + 1} of ${requests.length})` : "";
      options.say(`${source.id}: ${outcome.verdict}, ${outcome.rows + outcome.records} new rows${part}`);
    }
  }
  const fault = outcomes.findLast((outcome) => outcome.fault)?.fault;
  if (fault === undefined) context.remembered.succeeded(source.id);
  else context.remembered.failed(source.id, context.clock.now(), fault.kind, context.redact(fault.message));
  await context.remembered.saved();
  return { ...summed(source, outcomes), skipped };
}

const isRefused = ({ verdict, fault }: Answered): boolean =>
  verdict === "rejected" || fault?.kind === "refused" || fault?.kind === "redirect";

const windowText = ({ from, to }: Window): string => (from === undefined ? `to ${to}` : `${from} to ${to}`);

/** Accepted by the parser of today, and after the last day of the window was over. */
function isDone(
  { folder }: CollectContext,
  source: SourceDefinition,
  place: { from: string; asked?: string },
  window: Window,
): boolean {
  const last = folder.fetches.findTaken({ source: source.id, ...place });
  return last?.parser === currentParser(source).version && utcDateOf(parseInstant(last.retrieved)) > window.to;
}

interface Collected {
  readonly outcome: Answered;
  readonly leads: readonly SourceRequest[];
}

/** One request with its pages; they are accepted together or not at all. */
async function collectAnswer(
  context: CollectContext,
  source: SourceDefinition,
  first: SourceRequest,
  options: CollectOptions,
): Promise<Collected> {
  const { folder, clock, redact } = context;
  const pages: Received[] = [];
  const leads: SourceRequest[] = [];
  const seen = new Set<string>();
  let asked: SourceRequest | undefined = first;
  let place = provenanceOf(first.url, first, redact);
  try {
    while (asked) {
      const url = mirrored(asked.url, options.baseUrl);
      place = provenanceOf(url, asked, redact);
      const key = `${place.asked ?? ""} ${place.from}`;
      if (seen.has(key) || pages.length >= pagesLimit)
        throw new FetchFault("content", `pages that ${seen.has(key) ? "go round" : "do not end"}`, {
          expected: `at most ${pagesLimit} different pages`,
        });
      seen.add(key);
      const validators = source.next || asked.isList ? {} : validatorsOf(context, source, place);
      const answer = await fetched(context, source, asked, url, validators, options.signal);
      const retrieved = clock.now();
      const { bytes, ...note } = answer;
      if (!bytes) return { outcome: await unchanged(context, source, place, answer), leads };
      pages.push({ source, bytes, retrieved, ...place, note });
      if (asked.isList) leads.push(...(source.leads?.({ bytes, retrieved, from: place.from }, asked) ?? []));
      asked = source.next?.({ bytes, retrieved, from: place.from }, asked);
    }
  } catch (error) {
    if (options.signal.aborted || !(error instanceof FetchFault)) throw error;
    return { outcome: await failed(context, source, place, error), leads: [] };
  }
  const taken = await context.inTurn(() => ingestPayloads(folder, pages, { together: true }));
  const outcome = summed(source, taken);
  return { outcome, leads: outcome.verdict === "rejected" ? [] : leads };
}

async function fetched(
  { hosts, limits, secrets }: CollectContext,
  source: SourceDefinition,
  asked: SourceRequest,
  url: string,
  validators: Validators,
  signal: AbortSignal,
) {
  const work = (ended: AbortSignal) => exchange(url, asked, validators, limits, ended);
  // A mirror on this machine needs no politeness.
  const pauseMs = isLoopback(new URL(url)) ? 0 : Math.max(source.pauseMs ?? 0, hosts.pauseMs);
  const turn = { pauseMs, totalMs: limits.totalMs, signal };
  // Behind a mirror each publisher keeps its own line: one that is missing there must not stop the others.
  const [publisher, host] = [new URL(asked.url).host, new URL(url).host];
  const answer = await hosts.gate(host === publisher ? host : `${publisher} by way of ${host}`).ask(work, turn);
  const bytes = answer.bytes && Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength);
  if (bytes && secretForms(secrets.values()).some((form) => bytes.includes(form)))
    throw new FetchFault("secret", "an answer with the key in it", { expected: "data" });
  return answer;
}

/** Only where the payload behind them was taken in by the parser of today: else the bytes are needed. */
function validatorsOf(
  { folder }: CollectContext,
  source: SourceDefinition,
  place: { from: string; asked?: string },
): Validators {
  const last = folder.fetches.findTaken({ source: source.id, ...place });
  if (last?.parser !== currentParser(source).version) return {};
  const { etag, lastModified } = last;
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

const nothing = { seq: null, rows: 0, records: 0, revised: 0, quarantined: 0, problems: [] as readonly Problem[] };

async function unchanged(
  { folder, clock }: CollectContext,
  source: SourceDefinition,
  place: { from: string; asked?: string },
  validators: Validators,
) {
  const at = clock.now();
  const { payload, bytes, parser } = folder.fetches.findTaken({ source: source.id, ...place })!;
  const body = { source: source.id, ...place, payload, bytes, parser, ...validators };
  await folder.write([{ kind: "fetch", body: { ...body, retrieved: formatInstant(at), verdict: "unchanged" }, at }]);
  return { source: source.id, verdict: "unchanged" as const, ...nothing };
}

/**
 * The ledger tells a failure once, and again when its reason changes. What says nothing about the publisher (this machine
 * without a network, a host that rests) is no fact of it at all: `remembered.ts` has it.
 */
async function failed(
  { folder, clock, redact }: CollectContext,
  source: SourceDefinition,
  place: { from: string; asked?: string },
  fault: FetchFault,
): Promise<Answered> {
  const at = clock.now();
  const verdict = ["content", "size", "secret"].includes(fault.kind) ? ("rejected" as const) : ("unreachable" as const);
  const problem = redact(fault.message);
  const remedy = faultKinds[fault.kind];
  const body = { source: source.id, ...place, retrieved: formatInstant(at), verdict, problem, remedy };
  if (fault.isAnswer && !folder.fetches.knowsFailure(body, problem)) await folder.write([{ kind: "fetch", body, at }]);
  const problems = [redactData(faultProblem(place.from, fault), redact)];
  return { source: source.id, verdict, ...nothing, problems, fault };
}

const worstFirst = ["rejected", "unreachable", "quarantined", "accepted", "unchanged", "off"] as const;

function summed(source: SourceDefinition, outcomes: readonly Answered[]) {
  const verdict = worstFirst.find((v) => outcomes.some((o) => o.verdict === v)) ?? "unchanged";
  const total = (count: "rows" | "records" | "revised" | "quarantined") => outcomes.reduce((n, o) => n + o[count], 0);
  return {
    source: source.id,
    verdict,
    seq: outcomes.reduce<number | null>((last, o) => o.seq ?? last, null),
    rows: total("rows"),
    records: total("records"),
    revised: total("revised"),
    quarantined: total("quarantined"),
    problems: outcomes.flatMap((o) => o.problems),
  };
}
