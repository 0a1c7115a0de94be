/** The audit over a snapshot: the packaged note's figures and claims, or a reader's own file of the same form. */
import { readFile, stat } from "node:fs/promises";
import { auditFigures as judge, parseFigures } from "../audit/audit.ts";
import { auditClaims as testClaims } from "../audit/claims/index.ts";
import type { Figure } from "../audit/figure.ts";
import { Failure, failure } from "../core/failure.ts";
import { parseLenientJson } from "../core/lenient-json.ts";
import type { Monitor, ReadRequest, Snapshot } from "./monitor.ts";
import type { Audit, Claims } from "./results.ts";

const fileLimitBytes = 20 * 1024 * 1024;
const kept = new WeakMap<object, { figures?: Audit; claims?: Claims }>();

/** Figures that were known at the pin, in the note's order. */
function knownRecords(snapshot: Snapshot, table: string): readonly Record<string, unknown>[] {
  return snapshot.view
    .records(table)
    .map((r) => r.body)
    .sort((a, b) => Number(a.order ?? 0) - Number(b.order ?? 0))
    .map(({ order: _order, ...body }) => body);
}

export function auditOf(snapshot: Snapshot): Audit {
  const memo = kept.get(snapshot.view) ?? {};
  kept.set(snapshot.view, memo);
  memo.figures ??= judged(snapshot, knownRecords(snapshot, "figure"));
  return memo.figures;
}

export function claimsOf(snapshot: Snapshot): Claims {
  const memo = kept.get(snapshot.view) ?? {};
  kept.set(snapshot.view, memo);
  if (!memo.claims) {
    const known = new Map(knownRecords(snapshot, "claim").map((c) => [String(c.id), String(c.claim)]));
    const { items } = testClaims(snapshot.view);
    memo.claims = {
      ...snapshot.head,
      items: items.filter((i) => known.has(i.id)).map((i) => ({ ...i, claim: known.get(i.id)! })),
    };
  }
  return memo.claims;
}

export async function auditFigures(monitor: Monitor, request: ReadRequest = {}): Promise<Audit> {
  const snapshot = await monitor.snapshot(request);
  return { ...auditOf(snapshot), ...snapshot.head };
}

export async function auditClaims(monitor: Monitor, request: ReadRequest = {}): Promise<Claims> {
  const snapshot = await monitor.snapshot(request);
  return { ...claimsOf(snapshot), ...snapshot.head };
}

function judged(snapshot: Snapshot, json: unknown): Audit {
  const { figures, problems } = parseFigures(json);
  const byId = new Map(figures.map((f) => [f.id, f]));
  const { items } = judge(figures, snapshot.view, snapshot.pin.asOf);
  return {
    ...snapshot.head,
    items: items.map((item) => {
      const figure = byId.get(item.id)!;
      return {
        id: item.id,
        section: figure.section,
        subject: figure.subject,
        metric: figure.metric,
        stated: statedText(figure),
        verdict: item.verdict,
        findings: item.findings.map((f) => ({ ...f, with: [...f.with] })),
      };
    }),
    ...(problems.length === 0 ? {} : { problems: [...problems] }),
  };
}

/** The figure as stated, with its qualifier and unit. */
function statedText(figure: Figure): string {
  const number = (scaled: number): string => {
    // With a scale word in the unit the number stands as written: 46.74 USD bn.
    const n = Number((scaled / figure.scale).toPrecision(12));
    return Math.abs(n) >= 1e6 ? `${Number((n / scaleOf(n).factor).toPrecision(6))} ${scaleOf(n).name}` : String(n);
  };
  const value =
    figure.low !== undefined && figure.high !== undefined
      ? `${number(figure.low)} to ${number(figure.high)}`
      : typeof figure.value === "number"
        ? number(figure.value)
        : String(figure.value ?? "");
  const unit = figure.unit === "label" || figure.unit === "year" ? "" : figure.unit;
  return [figure.qualifier, value, unit].filter((part) => part !== "").join(" ");
}

const scaleOf = (n: number) =>
  Math.abs(n) >= 1e12
    ? { factor: 1e12, name: "tn" }
    : Math.abs(n) >= 1e9
      ? { factor: 1e9, name: "bn" }
      : { factor: 1e6, name: "m" };

/** Another file of the form. It is read, judged and forgotten: nothing of it is stored. */
export async function auditFile(monitor: Monitor, file: string, request: ReadRequest = {}): Promise<Audit> {
  const size = await stat(file).then(
    (s) => s.size,
    (cause) => {
      throw failure("usage", "audit", file, "a readable file", "Check the path.", cause);
    },
  );
  if (size > fileLimitBytes)
    throw failure("limit", file, `${size} bytes`, `at most ${fileLimitBytes}`, "Split the file.");
  let json: unknown;
  try {
    json = parseLenientJson(await readFile(file, "utf8"));
  } catch (cause) {
    throw failure(
      "usage",
      file,
      cause instanceof Error ? cause.message : String(cause),
      "JSON: a list of figures",
      "See docs/audit.md for the form.",
      cause,
    );
  }
  const answer = judged(await monitor.snapshot(request), json);
  if (answer.items.length > 0) return answer;
  const form = "See docs/audit.md for the form.";
  throw answer.problems
    ? new Failure(
        "usage",
        answer.problems.map((p) => ({ ...p, place: `${file}: ${p.place}`, remedy: form })),
      )
    : failure("usage", file, "no figure", "a list of figures, or an object with one in `figures`", form);
}
