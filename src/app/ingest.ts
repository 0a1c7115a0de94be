/** Takes payloads in: bytes first, then the ledger, then the index. Acknowledged means that the ledger is on the disk. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";
import { type Clock, formatInstant, type Instant, instant, observedAt } from "../core/time.ts";
import type { ParsedRow } from "../market/observation.ts";
import { currentParser, type Parsed, type SourceDefinition } from "../sources/define.ts";
import type { Batch } from "../store/contract.ts";
import { type AcceptBody, hashRows, place, problemText } from "./accept.ts";
import type { DataFolder, NewEvent } from "./data-folder.ts";
import { type Examined, examine } from "./examine.ts";
import type { QuarantineBody } from "./held-rows.ts";
import { packagedPath } from "./package-root.ts";
import { toRanges } from "./row-ranges.ts";

export const payloadLimitBytes = 256 * 1024 * 1024;
/** Quarantined rows that are written out in the event; the rest is counted. */
const quarantineShown = 1000;

export interface IngestOutcome {
  readonly source: string;
  /** `quarantined`: nothing new was good, and something was held back. */
  readonly verdict: "accepted" | "unchanged" | "quarantined" | "rejected";
  readonly seq: number | null;
  /** New rows and records; what was stored before is not counted again. */
  readonly rows: number;
  readonly records: number;
  /** Those of the rows that change a stored value. */
  readonly revised: number;
  readonly quarantined: number;
  readonly problems: readonly Problem[];
}

export interface Received {
  readonly source: SourceDefinition;
  readonly bytes: Uint8Array;
  /** Where it came from, without secrets. */
  readonly from: string;
  /** sha256 of the redacted body of a POST. */
  readonly asked?: string;
  readonly retrieved: Instant;
  /** What else the fetch event keeps. */
  readonly note?: Readonly<Record<string, string>>;
}

interface Prepared {
  readonly received: Received;
  readonly payload: string;
  readonly examined: Examined;
  readonly outcome: Omit<IngestOutcome, "seq">;
}

/**
 * Payloads that are written together become acknowledged and visible together. `together`: they are pages of one answer,
 * and where one is rejected none is taken.
 */
export async function ingestPayloads(
  folder: DataFolder,
  received: readonly Received[],
  options: { together?: boolean } = {},
): Promise<IngestOutcome[]> {
  const prepared: Prepared[] = [];
  for (const one of received) prepared.push(await prepare(folder, one));
  const broken = options.together ? prepared.findIndex((p) => p.outcome.verdict === "rejected") : -1;
  const parts = prepared.map((p, n) => {
    if (broken < 0 || p.outcome.verdict === "rejected") return p;
    const problem = {
      place: `page ${n + 1}`,
      found: `page ${broken + 1} rejected`,
      expected: "every page of an answer",
      remedy: "See the problem of that page.",
    };
    const outcome = { ...p.outcome, ...nothing, verdict: "rejected" as const, problems: [problem] };
    return {
      ...p,
      outcome,
      examined: { ...p.examined, rows: [], revised: [], corrected: [], records: [], held: [], rejected: problem },
    };
  });
  const events = parts.map((p) => eventsOf(folder, p));
  const outcomes: IngestOutcome[] = [];
  await folder.write(events.flat(), (written) => {
    let done = 0;
    return parts.flatMap((part, n) => {
      done += events[n]!.length;
      const last = written[done - 1]!;
      const seq = last.kind === "accept" ? last.seq : null;
      outcomes.push({ ...part.outcome, seq });
      return seq === null ? [] : [batchOf(part, seq)];
    });
  });
  return outcomes;
}

const nothing = { rows: 0, records: 0, revised: 0, quarantined: 0 };

async function prepare(folder: DataFolder, received: Received): Promise<Prepared> {
  const { source, bytes, from, retrieved } = received;
  if (source.isFeed && !folder.heard.knows(source.id)) folder.heard.know(source.id, await rowsBefore(folder, source));
  const examined = await examine(source, { bytes, retrieved, from }, folder.index, folder.heard);
  const wasStored = source.isFeed === true && (await folder.payloads.has(sha256(bytes)));
  const payload = await folder.payloads.put(bytes);
  const { parsed, version, rows, records, held, revised } = examined;
  const common = { source: source.id, ...nothing, problems: parsed.problems };
  const as = (verdict: IngestOutcome["verdict"], more: Partial<IngestOutcome> = {}): Prepared => ({
    received,
    payload,
    examined,
    outcome: { ...common, verdict, ...more },
  });
  if (parsed.rejected) return as("rejected");
  if (parsed.rows.length + parsed.records.length === 0)
    return as("rejected", { problems: [...parsed.problems, emptyPayload] });
  if (examined.rejected)
    return as("rejected", { quarantined: held.length, problems: [examined.rejected, ...parsed.problems] });
  const isKnown = source.isFeed
    ? wasStored && (await hasSegment(folder, source, payload, parsed))
    : folder.hasAccepted(source.id, payload, version);
  if (isKnown) return as("unchanged");
  if (rows.length + records.length === 0)
    return as(held.length > 0 ? "quarantined" : "unchanged", { quarantined: held.length });
  return as("accepted", {
    rows: rows.length,
    records: records.length,
    revised: revised.length,
    quarantined: held.length,
  });
}

/** Of the newest segment in the ledger, as far as it can be read. */
async function rowsBefore(folder: DataFolder, source: SourceDefinition): Promise<readonly ParsedRow[]> {
  const payload = folder.feedEnds.get(source.id)?.payload;
  const bytes = payload === undefined ? undefined : await folder.payloads.get(payload).catch(() => undefined);
  return bytes === undefined ? [] : currentParser(source).parse({ bytes, retrieved: instant(0), from: "" }).rows;
}

/** Segments are too many to remember. One that is newer than all before is new; for an older one the ledger is read. */
async function hasSegment(folder: DataFolder, source: SourceDefinition, payload: string, parsed: Parsed) {
  const end = folder.feedEnds.get(source.id)?.end;
  if (end === undefined || parsed.rows.some((row) => observedAt(row.observed) > observedAt(end))) return false;
  for await (const { kind, body } of folder.ledger.events())
    if (kind === "accept" && body.source === source.id && body.payload === payload) return true;
  return false;
}

const emptyPayload: Problem = {
  place: "the payload",
  found: "nothing that could be read",
  expected: "at least one observation or record",
  remedy: "Look at the payload; if the publisher changed it, the parser needs a new version.",
};

/**
 * A fetch event, a quarantine event when rows are held back that were not before, and an accept event when there is
 * something new. A good segment of a live feed was not fetched: its accept event says all of it.
 */
function eventsOf(folder: DataFolder, { received, payload, examined, outcome }: Prepared): NewEvent[] {
  const { source, bytes, from, asked, retrieved, note } = received;
  const { version, parsed, held } = examined;
  const at = retrieved;
  const base = { source: source.id, payload, parser: version, retrieved: formatInstant(retrieved) };
  const problem = outcome.problems[0];
  const fetched = {
    ...base,
    from,
    ...(asked === undefined ? {} : { asked }),
    bytes: bytes.length,
    verdict: outcome.verdict,
    ...(problem ? { problem: problemText(outcome.problems), remedy: problem.remedy } : {}),
    ...note,
  };
  const events: NewEvent[] = [{ kind: "fetch", body: fetched, at }];
  if (outcome.verdict === "unchanged" || parsed.rejected) return events;
  const fresh = held.filter(({ row }) => !folder.held.knows(row));
  if (fresh.length > 0) {
    const rows = fresh.slice(0, quarantineShown).map(({ index, row, because }) => ({ index, ...row, because }));
    const indexes = toRanges(fresh.map((h) => h.index));
    const body: QuarantineBody = { ...base, from, count: fresh.length, indexes, rows };
    events.push({ kind: "quarantine", body: { ...body }, at });
  }
  if (outcome.verdict !== "accepted") return events;
  const rows = examined.rows.map((n) => parsed.rows[n]!);
  const records = examined.records.map((n) => parsed.records[n]!);
  const isWhole = rows.length + held.length === parsed.rows.length && records.length === parsed.records.length;
  const body: AcceptBody = {
    ...base,
    rows: rows.length,
    records: records.length,
    rowsHash: hashRows(rows, records),
    ...(isWhole ? {} : { kept: toRanges(examined.rows), keptRecords: toRanges(examined.records) }),
    ...(examined.revised.length > 0 ? { revised: toRanges(examined.revised) } : {}),
    ...(examined.corrected.length > 0 ? { corrected: toRanges(examined.corrected) } : {}),
    quarantined: held.map((h) => h.index),
    problems: parsed.problems.length,
    newest: newestOf(rows),
  };
  if (source.isFeed && problem === undefined && events.length === 1)
    return [{ kind: "accept", body: { ...body, from }, at }];
  return [...events, { kind: "accept", body: { ...body }, at }];
}

/** The newest observation, as its publisher wrote the time. */
function newestOf(rows: readonly ParsedRow[]): string | null {
  let newest: string | null = null;
  for (const { observed } of rows) if (newest === null || observedAt(observed) > observedAt(newest)) newest = observed;
  return newest;
}

function batchOf({ received, examined }: Prepared, seq: number): Batch {
  const { parsed, rows, records } = examined;
  const corrected = new Set(examined.corrected);
  return place(received.source, {
    seq,
    retrieved: received.retrieved,
    rows: rows.map((n) => parsed.rows[n]!),
    records: records.map((n) => parsed.records[n]!),
    isCorrection: (position) => corrected.has(rows[position]!),
  });
}

/** A saved payload of the source instead of the network. */
export async function ingestFile(
  folder: DataFolder,
  source: SourceDefinition,
  file: string,
  clock: Clock,
): Promise<IngestOutcome> {
  const found = await stat(file).catch((cause) => {
    throw failure("usage", "--from-file", file, "a readable file", "Check the path.", cause);
  });
  if (found.isDirectory())
    throw failure("usage", "--from-file", `the folder ${file}`, "a file", "Name one saved payload in it.");
  const { size } = found;
  if (size > payloadLimitBytes) {
    throw failure("limit", "--from-file", `${size} bytes`, `at most ${payloadLimitBytes}`, "Split the file.");
  }
  const bytes = await readFile(file);
  const [outcome] = await ingestPayloads(folder, [
    { source, bytes, from: `file:${file.split(/[\\/]/).pop()}`, retrieved: clock.now() },
  ]);
  return outcome!;
}

/**
 * Loads every packaged file that the ledger does not hold yet, all together. They count as retrieved when the package
 * was compiled, so that a fresh data folder has the same ledger on every machine.
 */
export async function ingestPackaged(
  folder: DataFolder,
  sources: readonly SourceDefinition[],
  compiled: Instant,
): Promise<IngestOutcome[]> {
  const received: Received[] = [];
  for (const source of sources) {
    for (const file of source.packaged ?? []) {
      const bytes = await readFile(packagedPath(file)).catch((cause) => {
        throw failure(
          "storage",
          `packaged file ${file}`,
          "no readable file",
          "the file of the release",
          "Reinstall the program.",
          cause,
        );
      });
      const isKnown = folder.hasAccepted(source.id, sha256(bytes), currentParser(source).version);
      if (!isKnown) received.push({ source, bytes, from: file, retrieved: compiled });
    }
  }
  return received.length === 0 ? [] : ingestPayloads(folder, received);
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
