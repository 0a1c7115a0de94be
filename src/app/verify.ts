/** Rechecks what this or another machine wrote, offline: an edition, or a data folder. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { failure } from "../core/failure.ts";
import { describeProblem } from "../core/outcome.ts";
import { ledgerFile } from "../store/ledger.ts";
import { verifyData } from "../store/verify.ts";
import { type EditionManifest, editionManifestSchema, hashAt, manifestFile, renderEdition } from "./edition.ts";
import { firstDifference } from "./first-difference.ts";
import type { Monitor } from "./monitor.ts";

export interface Check {
  readonly what: string;
  readonly passed: boolean;
  readonly detail: string;
}
export interface Verified {
  readonly path: string;
  readonly kind: "edition" | "ledger";
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

/** Checks this monitor's own ledger; a folder that was never used is filled first. */
export async function verifyOwn(monitor: () => Promise<Monitor>, directory: string): Promise<Verified> {
  if (!existsSync(path.join(directory, ledgerFile))) await monitor();
  return verifyPath(monitor, directory);
}

/** A data folder is read as it lies on the disk; `monitor` is opened for an edition only, so a damaged folder can be checked. */
export async function verifyPath(monitor: () => Promise<Monitor>, target: string): Promise<Verified> {
  if (existsSync(path.join(target, manifestFile)))
    return verdict(target, "edition", await editionChecks(await monitor(), target));
  if (existsSync(path.join(target, ledgerFile))) return verdict(target, "ledger", await ledgerChecks(target));
  throw failure(
    "usage",
    "verify",
    target,
    `a folder with ${manifestFile} (an edition) or ${ledgerFile} (a data folder)`,
    "Name the folder itself.",
  );
}

const verdict = (target: string, kind: Verified["kind"], checks: readonly Check[]): Verified => ({
  path: target,
  kind,
  ok: checks.every((c) => c.passed),
  checks,
});

async function ledgerChecks(directory: string): Promise<readonly Check[]> {
  const report = await verifyData(directory);
  const torn = report.repairable;
  const problems = report.problems.map(describeProblem).join("; ");
  return [
    {
      what: `chain of ${report.events} events to head ${report.head}`,
      passed: report.ok || torn !== undefined,
      detail: problems,
    },
    {
      what: `${report.payloads} payloads hash to their names`,
      passed: report.ok || torn !== undefined,
      detail: report.ok ? "" : "see above",
    },
    ...(torn
      ? [
          {
            what: "torn end",
            passed: true,
            detail: `${torn.bytes} bytes of an interrupted write; the next command repairs it`,
          },
        ]
      : []),
  ];
}

async function editionChecks(monitor: Monitor, directory: string): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const parsed = editionManifestSchema.safeParse(
    JSON.parse(await readFile(path.join(directory, manifestFile), "utf8")),
  );
  if (!parsed.success) {
    return [
      {
        what: manifestFile,
        passed: false,
        detail: parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("; "),
      },
    ];
  }
  const manifest = parsed.data;
  for (const file of manifest.files) {
    const bytes = await readFile(path.join(directory, file.path)).catch(() => undefined);
    const found = bytes === undefined ? "missing" : createHash("sha256").update(bytes).digest("hex");
    checks.push({
      what: file.path,
      passed: found === file.sha256,
      detail: found === file.sha256 ? "" : `found ${found}, expected ${file.sha256}`,
    });
  }
  const tampered = new Map<string, string>();
  for (const { what, passed } of checks)
    if (!passed) tampered.set(what, await readFile(path.join(directory, what), "utf8").catch(() => ""));
  checks.push(...(await rebuiltChecks(monitor, manifest, tampered)));
  return checks;
}

/** The numbers again from this machine's ledger, where it is the same up to that head; else says that they were not rebuilt. */
async function rebuiltChecks(
  monitor: Monitor,
  manifest: EditionManifest,
  tampered: ReadonlyMap<string, string>,
): Promise<readonly Check[]> {
  if ((await hashAt(monitor, manifest.head)) !== manifest.headHash) {
    const detail = "this ledger does not hold the same data up to that head, so the numbers were not rebuilt here";
    return [{ what: "numbers rebuilt from the ledger", passed: true, detail: `skipped: ${detail}` }];
  }
  const again = await renderEdition(monitor, { asOf: manifest.asOf, head: manifest.head });
  const before = new Map(manifest.numbers.map((n) => [n.ref, n]));
  const wrong = again.numbers.filter(
    (n) => before.get(n.ref)?.shown !== n.shown || before.get(n.ref)?.value !== n.value,
  );
  const passed = wrong.length === 0 && again.numbers.length === manifest.numbers.length;
  const checks: Check[] = [
    {
      what: `${again.numbers.length} numbers rebuilt from the ledger at head ${manifest.head}`,
      passed,
      detail: wrong
        .slice(0, 5)
        .map((n) => `${n.ref}: the edition says ${before.get(n.ref)?.shown ?? "nothing"}, the ledger gives ${n.shown}`)
        .join("; "),
    },
  ];
  if (manifest.version === again.version) {
    const hashes = new Map(again.files.map((f) => [f.path, f.sha256]));
    const differing = manifest.files.filter((f) => hashes.get(f.path) !== f.sha256).map((f) => f.path);
    checks.push({
      what: "files rebuilt to the same bytes",
      passed: differing.length === 0 && tampered.size === 0,
      detail:
        tampered.size === 0
          ? differing.join(", ")
          : [...tampered].map(([name, text]) => firstDifference(name, text, again.contents.get(name) ?? "")).join("; "),
    });
  }
  return checks;
}
