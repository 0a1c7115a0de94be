/** Checks a data folder offline and changes nothing: the chain of the ledger, and the payload behind each event. */
import * as files from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";
import type { LedgerEvent } from "./contract.ts";
import { ledgerFile, maxLineBytes } from "./ledger.ts";
import { type LedgerScan, scanLedger } from "./ledger-scan.ts";
import { openPayloadStore } from "./payload-store.ts";
import { fileFailure } from "./storage-failure.ts";

const maxProblems = 100;

export interface LedgerReport {
  /** True when there is no problem at all; a torn end is one. */
  readonly ok: boolean;
  readonly events: number;
  /** Last sound event; 0 for an empty ledger. */
  readonly head: number;
  readonly headHash: string;
  readonly problems: readonly Problem[];
  /** Present when the only trouble is an interrupted write at the end, which the next command repairs by itself. */
  readonly repairable?: { readonly line: number; readonly bytes: number; readonly reason: string };
}

export interface DataReport extends LedgerReport {
  /** Distinct payloads that were read and hashed. */
  readonly payloads: number;
}

/** Checks every line, hash and link of the ledger. Throws a storage failure only when the file cannot be read. */
export const verifyLedger = (dir: string): Promise<LedgerReport> => walk(dir, () => undefined);

/**
 * `verifyLedger`, and then that the payload which each event names in `body.payload` (a sha256) is there and hashes to
 * its name. `payloadsOf` says otherwise where an event names its payloads.
 */
export async function verifyData(
  dir: string,
  payloadsOf: (event: LedgerEvent) => readonly string[] = namedPayload,
): Promise<DataReport> {
  const named = new Map<string, number>();
  const report = await walk(dir, (event) => {
    for (const hash of payloadsOf(event)) if (!named.has(hash)) named.set(hash, event.seq);
  });
  const store = openPayloadStore(dir);
  const problems = [...report.problems];
  for (const [hash, seq] of named) {
    try {
      await store.get(hash);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (problems.length < maxProblems)
        problems.push(...error.problems.map((problem) => ({ ...problem, place: `event ${seq}, ${problem.place}` })));
    }
  }
  return { ...report, ok: problems.length === 0, problems, payloads: named.size };
}

function namedPayload({ body }: LedgerEvent): readonly string[] {
  const { payload } = body as { payload?: unknown };
  return typeof payload === "string" ? [payload] : [];
}

async function walk(dir: string, onEvent: (event: LedgerEvent) => void): Promise<LedgerReport> {
  const path = join(dir, ledgerFile);
  let scan: LedgerScan;
  try {
    const file = await files.open(path, "r");
    try {
      scan = await scanLedger(file, { path, maxLineBytes, onEvent });
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileFailure(error, path, "reading the ledger");
  }
  const { events, head, headHash, torn } = scan;
  const problems = [...scan.problems];
  if (torn !== undefined)
    problems.push({
      place: `${path}, line ${torn.line}`,
      found: `an interrupted write of ${torn.bytes} bytes (${torn.reason})`,
      expected: "a whole last write",
      remedy:
        "Any command that writes repairs it: it cuts these bytes off and keeps them beside the ledger. Nothing acknowledged is in them.",
    });
  const repairable = torn !== undefined && scan.problems.length === 0 ? { repairable: torn } : {};
  return { ok: problems.length === 0, events, head, headHash, problems, ...repairable };
}
