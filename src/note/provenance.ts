/** The appendix: everything that numbers of the note come from, in the order in which the note first uses it. */
import { formatDate, formatInterval, formatMoment, formatNumber, formatValue } from "../charts/format.ts";
import { type NoteDocument, type NumberSpan, numbersOf, type ProvenanceEntry } from "./document.ts";
import { type Facts, unitOf } from "./facts.ts";
import type { NoteStatus, NoteThreshold, NoteTrace } from "./input.ts";

type Told = readonly (readonly [label: string, text: string])[];

/**
 * One entry a thing, with all its numbers. Throws (a bug) when one ref is shown in two ways, so that no number can stand
 * in the note twice with different characters.
 */
export function provenanceOf(
  doc: Pick<NoteDocument, "summary" | "sections">,
  facts: Facts,
): readonly ProvenanceEntry[] {
  const seen = new Map<string, NumberSpan>();
  const groups = new Map<string, NumberSpan[]>();
  for (const span of numbersOf(doc)) {
    const before = seen.get(span.ref);
    if (before) {
      if (before.shown !== span.shown || before.value !== span.value || before.explain !== span.explain) {
        throw new Error(
          `bug: note: ${span.ref} is shown as ${JSON.stringify(before.shown)} and as ${JSON.stringify(span.shown)}`,
        );
      }
      continue;
    }
    seen.set(span.ref, span);
    const key = `${span.of} ${span.explain}`;
    const group = groups.get(key);
    if (group) group.push(span);
    else groups.set(key, [span]);
  }
  return [...groups.values()].map((spans) => entryOf(spans, facts));
}

function entryOf(spans: readonly NumberSpan[], facts: Facts): ProvenanceEntry {
  const { of, explain } = spans[0]!;
  const { title, told } = tell(of, explain, facts);
  return {
    of,
    explain,
    title,
    facts: told,
    numbers: spans.map(({ ref, shown, value }) => ({ ref, shown, value })),
  };
}

function tell(of: NumberSpan["of"], id: string, facts: Facts): { title: string; told: Told } {
  const { input } = facts;
  switch (of) {
    case "indicator": {
      const item = facts.findStatus(id);
      return item ? { title: item.title, told: indicatorFacts(item, input.traces[id] ?? [], facts) } : unknown(id);
    }
    case "threshold": {
      const row = facts.findThreshold(id);
      return row ? { title: row.title, told: thresholdFacts(row) } : unknown(id);
    }
    case "figure": {
      const item = input.audit.find((a) => a.id === id);
      if (!item) return unknown(id);
      return {
        title: `${item.subject}: ${item.metric}`,
        told: [
          ["Stated", item.stated],
          ["Verdict", item.verdict],
          ...item.findings.map((f) => [f.rule, f.arithmetic] as const),
          ["Source", "figure of the November 2025 note, under test"],
        ],
      };
    }
    case "claim": {
      const item = input.claims.find((c) => c.id === id);
      return item
        ? {
            title: item.claim,
            told: [
              ["Verdict", item.verdict],
              ["Reason", item.reason],
            ],
          }
        : unknown(id);
    }
    case "series": {
      const series = input.series[id];
      return series
        ? {
            title: series.title,
            told: [
              ["Publisher", series.publisher],
              ["Attribution", series.attribution],
            ],
          }
        : unknown(id);
    }
    case "list":
      return {
        title: listTitles[id] ?? id,
        told: [
          ["Counted", `items of \`metastable ${id === "claims" ? "audit --claims" : id}\` at the same as-of and head`],
        ],
      };
    case "packaged": {
      const { outlook } = input;
      if (!outlook) return unknown(id);
      const { run } = outlook;
      if (id === "outlook-run" && run)
        return {
          title: "Outlook: the run with the usual choices, packaged with the program",
          told: [
            ["Made by", run.command],
            ["As of", formatMoment(outlook.asOf)],
            [
              "Interval",
              `Wilson, 95 %, of ${run.paths} simulated paths, seed ${run.seed}: of the simulation, not of the model`,
            ],
            ["Validated", "no: no outcome has been scored against it"],
            ["Method", "docs/calibration.md"],
          ],
        };
      return {
        title: "Outlook: the range of its model choices, packaged with the program",
        told: [
          ["Made by", outlook.command],
          ["As of", formatMoment(outlook.asOf)],
          ["Combinations", `${outlook.combinations} of ${outlook.paths} paths, seed ${outlook.seed}`],
          ["Validated", "no: no outcome has been scored against it"],
          ["Method", "docs/calibration.md"],
        ],
      };
    }
    case "parameter": {
      const item = input.parameters.find((p) => p.id === id);
      if (!item) return unknown(id);
      const unit = unitOf(item.unit);
      return {
        title: item.title,
        told: [
          ["Tag", item.tag],
          ["Range", formatInterval(item.range[0]!, item.range[1]!, unit)],
          ["Source", item.source],
        ],
      };
    }
  }
}

const listTitles: Readonly<Record<string, string>> = {
  thresholds: "Register of thresholds",
  audit: "Audit of the November 2025 note's figures",
  claims: "Claims of the November 2025 note under test",
};

const unknown = (id: string): never => {
  throw new Error(`bug: note: ${id} is shown but is not among the results`);
};

function indicatorFacts(item: NoteStatus, traces: readonly NoteTrace[], facts: Facts): Told {
  const sources = [...new Set(traces.flatMap((t) => t.sources))].sort();
  const publishers = [...new Set(sources.map((id) => publisherOf(id, facts)))];
  const packaged = traces.some((t) => t.origins.includes("packaged"));
  const told: (readonly [string, string])[] = [
    ["Formula", item.formula],
    ["Meaning", item.meaning],
  ];
  if (item.interval && item.interval.lo !== item.interval.hi) {
    const { lo, hi, method, n } = item.interval;
    told.push([
      "Interval",
      `${formatInterval(lo, hi, unitOf(item.unit))}; ${method}${n > 0 ? `; n = ${formatNumber(n, { decimals: 0 })}` : ""}`,
    ]);
  }
  if (item.observed !== null) told.push(["Observed", formatDate(item.observed)]);
  if (traces.length > 0) told.push(["Inputs", traces.map((t) => inputWords(t, facts)).join("; ")]);
  if (publishers.length > 0) told.push([publishers.length > 1 ? "Publishers" : "Publisher", publishers.join("; ")]);
  if (sources.length > 0) told.push(["Source", sources.join(", ") + (packaged ? " (packaged with the program)" : "")]);
  const seqs = [...new Set(traces.flatMap((t) => t.seqs))].sort((a, b) => a - b);
  if (seqs.length > 0) told.push(["Ledger", `accept event${seqs.length > 1 ? "s" : ""} ${seqs.join(", ")}`]);
  return told;
}

const publisherOf = (source: string, facts: Facts): string =>
  facts.input.sources.find((s) => s.id === source)?.publisher ?? source;

function inputWords(trace: NoteTrace, facts: Facts): string {
  if (trace.kind === "parameter") {
    const item = facts.input.parameters.find((p) => p.id === trace.id);
    return item && trace.value !== null
      ? `assumption ${trace.id} = ${formatValue(trace.value, unitOf(item.unit))}`
      : `assumption ${trace.id}`;
  }
  if (trace.kind === "indicator") return `indicator ${trace.id}`;
  if (trace.n === 0) return `${trace.id}, no observation`;
  const amount = `${formatNumber(trace.n, { decimals: 0 })} ${trace.kind === "records" ? "records" : trace.n === 1 ? "observation" : "observations"}`;
  const span =
    trace.first === null ? "" : trace.first === trace.last ? `, ${trace.first}` : `, ${trace.first} to ${trace.last}`;
  const changes = trace.sources.length > 1 ? ", source changes inside the window" : "";
  return `${trace.id}, ${amount}${span}${changes}`;
}

function thresholdFacts(row: NoteThreshold): Told {
  const told: (readonly [string, string])[] = [
    ["Rule", `${row.rule}, ${row.side} the level; ${row.tag}`],
    ["Why", row.reason],
    ["Source", row.source],
  ];
  if (row.method !== "") told.push(["Method", row.method]);
  if (row.observed !== null) told.push(["Observed", formatDate(row.observed)]);
  return told;
}
