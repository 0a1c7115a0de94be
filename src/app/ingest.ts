/** Takes payloads in: bytes first, then the ledger, then the index. Acknowledged means that the ledger is on the disk. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";
import { type Clock, formatInstant, type Instant } from "../core/time.ts";
import { currentParser, type SourceDefinition } from "../sources/define.ts";
import type { Batch } from "../store/contract.ts";
import { type AcceptBody, examine, place, problemText } from "./accept.ts";
import type { DataFolder } from "./data-folder.ts";
import { packagedPath } from "./package-root.ts";

export const payloadLimitBytes = 256 * 1024 * 1024;
/** Quarantined rows that are written out in the event; the rest is counted. */
const quarantineShown = 1000;

export interface IngestOutcome {
  readonly source: string;
  readonly verdict: "accepted" | "unchanged" | "rejected";
  readonly seq: number | null;
  readonly rows: number;
  readonly records: number;
  readonly quarantined: number;
  readonly problems: readonly Problem[];
}

interface Received {
  readonly source: SourceDefinition;
  readonly bytes: Uint8Array;
  /** Where it came from, without secrets. */
  readonly from: string;
  readonly retrieved: Instant;
}

interface Prepared {
  readonly events: readonly { kind: "fetch" | "quarantine" | "accept"; body: Record<string, unknown>; at: Instant }[];
  /** The accept event is the last one, when there is one. */
  readonly batchAt?: (seq: number) => Batch;
  readonly acceptedAt?: (seq: number) => void;
  readonly outcome: Omit<IngestOutcome, "seq">;
}

/** Payloads that belong together (pages of one answer, the packaged files) become acknowledged and visible together. */
export async function ingestPayloads(folder: DataFolder, received: readonly Received[]): Promise<IngestOutcome[]> {
  const prepared: Prepared[] = [];
  for (const one of received) prepared.push(await prepare(folder, one));
  const outcomes: IngestOutcome[] = [];
  await folder.write(
    prepared.flatMap((p) => p.events),
    (written) => {
      let done = 0;
      return prepared.flatMap((p) => {
        done += p.events.length;
        const seq = p.batchAt ? written[done - 1]!.seq : null;
        outcomes.push({ ...p.outcome, seq });
        return p.batchAt && seq !== null ? [p.batchAt(seq)] : [];
      });
    },
  );
  prepared.forEach((p, i) => {
    const { seq } = outcomes[i]!;
    if (seq !== null) p.acceptedAt?.(seq);
  });
  return outcomes;
}

async function prepare(folder: DataFolder, { source, bytes, from, retrieved }: Received): Promise<Prepared> {
  const examined = examine(source, { bytes, retrieved, from });
  const payload = await folder.payloads.put(bytes);
  const { parsed, version } = examined;
  const fetched = { source: source.id, from, payload, bytes: bytes.length, retrieved: formatInstant(retrieved) };
  const outcome = {
    source: source.id,
    rows: 0,
    records: 0,
    quarantined: examined.quarantined.length,
    problems: parsed.problems,
  };
  const only = (verdict: "rejected" | "unchanged", problem?: string): Prepared => ({
    events: [{ kind: "fetch", body: { ...fetched, verdict, ...(problem ? { problem } : {}) }, at: retrieved }],
    outcome: { ...outcome, verdict },
  });
  if (parsed.rejected) return only("rejected", problemText(parsed.problems));
  if (examined.rows.length + parsed.records.length === 0) return only("rejected", "nothing that could be read");
  if (folder.hasAccepted(source.id, payload, version)) return only("unchanged");
  const body: AcceptBody = {
    source: source.id,
    payload,
    parser: version,
    retrieved: formatInstant(retrieved),
    rows: examined.rows.length,
    records: parsed.records.length,
    rowsHash: examined.rowsHash,
    quarantined: examined.quarantined.map((q) => q.index),
    problems: parsed.problems.length,
    newest: examined.rows.reduce<string | null>(
      (max, r) => (max === null || r.observed > max ? r.observed : max),
      null,
    ),
  };
  const problem = parsed.problems.length > 0 ? { problem: problemText(parsed.problems) } : {};
  const held = examined.quarantined
    .slice(0, quarantineShown)
    .map((q) => ({ index: q.index, ...q.row, because: q.because }));
  return {
    events: [
      { kind: "fetch", body: { ...fetched, verdict: "accepted", ...problem }, at: retrieved },
      ...(held.length === 0
        ? []
        : [
            {
              kind: "quarantine" as const,
              body: { source: source.id, payload, count: examined.quarantined.length, rows: held },
              at: retrieved,
            },
          ]),
      { kind: "accept", body: { ...body }, at: retrieved },
    ],
    batchAt: (seq) => place(source, seq, retrieved, examined.rows, parsed.records),
    acceptedAt: (seq) => folder.remember(seq, body, from),
    outcome: { ...outcome, verdict: "accepted", rows: examined.rows.length, records: parsed.records.length },
  };
}

/** A saved payload of the source instead of the network. */
export async function ingestFile(
  folder: DataFolder,
  source: SourceDefinition,
  file: string,
  clock: Clock,
): Promise<IngestOutcome> {
  const size = await stat(file).then(
    (s) => s.size,
    (cause) => {
      throw failure("usage", "--from-file", file, "a readable file", "Check the path.", cause);
    },
  );
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
