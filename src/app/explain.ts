/** The way of a number, backwards: from what is shown to the bytes that a publisher sent. */

import { formatValue } from "../charts/format.ts";
import { failure } from "../core/failure.ts";
import { units } from "../core/units.ts";
import type { IndicatorResult, InputUse } from "../indicators/define.ts";
import type { SeriesView } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { findParameter } from "../parameters/catalogue.ts";
import { findPublisher } from "../sources/publishers.ts";
import { thresholds } from "../thresholds/catalogue/index.ts";
import { auditOf, claimsOf } from "./audit.ts";
import type { Monitor, ReadRequest, Snapshot } from "./monitor.ts";
import type { Explain, ExplainNode } from "./results.ts";
import { shownInterval, shownReading } from "./status.ts";
import { closest } from "./suggest.ts";
import { thresholdItems } from "./thresholds.ts";

/** A live feed brings a payload a minute. */
const payloadsShown = 200;

/** `id` is an indicator, a threshold, a series, a figure or a claim; when several share it, in that order. */
export async function explain(monitor: Monitor, id: string, request: ReadRequest = {}): Promise<Explain> {
  const snapshot = await monitor.snapshot(request);
  const series = await monitor.findSeries(id, snapshot.pin);
  const root =
    explainIndicator(snapshot, id) ??
    explainThreshold(snapshot, id) ??
    (series && seriesNode(id, await monitor.seriesAt(series, snapshot.pin))) ??
    explainFigure(snapshot, id) ??
    explainClaim(snapshot, id) ??
    explainParameter(id);
  if (!root) {
    const figures = snapshot.view.records("figure").map((r) => r.key);
    const indicators = [...snapshot.results.values()].map(({ definition }) => definition);
    const declared = await monitor.declaredSeries(snapshot.pin);
    const known = [...indicators, ...thresholds, ...declared].map((d) => d.id).concat(figures);
    const near = closest(id, known);
    throw failure(
      "not-found",
      "explain",
      JSON.stringify(id),
      "the id of an indicator, threshold, series, figure, claim or parameter",
      near ? `Did you mean ${near}?` : "`metastable status`, `thresholds`, `series list` and `audit` show the ids.",
    );
  }
  return { ...snapshot.head, root: await withPayloads(monitor, root) };
}

function explainIndicator(snapshot: Snapshot, id: string): ExplainNode | undefined {
  const result = snapshot.results.get(id);
  return result ? indicatorNode(snapshot, result) : undefined;
}

function indicatorNode(snapshot: Snapshot, result: IndicatorResult): ExplainNode {
  const { definition, outcome } = result;
  const reading = outcome.state === "present" ? outcome.value : result.last;
  const children = result.uses.map((use): ExplainNode => {
    if (use.kind === "indicator") return indicatorNode(snapshot, snapshot.results.get(use.id)!);
    if (use.kind === "parameter") return explainParameter(use.id)!;
    return inputNode(use);
  });
  return {
    kind: "indicator",
    id: result.id,
    title: definition.title,
    shown: reading ? shownReading(reading, definition.unit) : "\u2014",
    detail: {
      formula: definition.formula,
      unit: units[definition.unit].label,
      value: reading?.value ?? null,
      interval: reading ? shownInterval(reading, definition.unit) : null,
      state: outcome.state === "present" ? "present" : outcome.reason,
      reason: outcome.state === "absent" ? outcome.detail : null,
      observed: result.observed,
      reference: definition.reference,
    },
    children,
  };
}

function inputNode(use: InputUse): ExplainNode {
  const trace = use.trace();
  const shown = trace.seqs.slice(-payloadsShown);
  const series = use.kind === "series" ? findSeries(use.id) : undefined;
  return {
    kind: use.kind === "series" ? "series" : "records",
    id: use.id,
    title: series?.title ?? `records: ${use.id}`,
    shown: series && use.value !== null ? formatValue(use.value, series.unit) : `${use.n} records`,
    detail: {
      observations: use.n,
      first: use.first,
      last: use.last,
      value: use.value,
      unit: series ? units[series.unit].label : null,
      sources: trace.sources.join(", "),
      changesSource: trace.sources.length > 1 || trace.origins.length > 1 ? "yes" : "no",
      ...(shown.length < trace.seqs.length ? { payloads: `the newest ${shown.length} of ${trace.seqs.length}` } : {}),
    },
    children: [...trace.sources.map(publisherNode), ...shown.map(payloadNode)],
  };
}

function publisherNode(source: string): ExplainNode {
  const known = findPublisher(source);
  return {
    kind: "payload",
    id: source,
    title: known?.publisher ?? source,
    shown: known?.terms.attribution ?? source,
    detail: {
      dataset: known?.title ?? source,
      licence: known?.terms.licence ?? "not recorded",
      url: known?.terms.url ?? null,
    },
    children: [],
  };
}

const payloadNode = (seq: number): ExplainNode => ({
  kind: "payload",
  id: `seq:${seq}`,
  title: `ledger event ${seq}`,
  shown: "not in this ledger",
  detail: {},
  children: [],
});

/** The tree with what the ledger says about each payload in it. */
async function withPayloads(monitor: Monitor, node: ExplainNode): Promise<ExplainNode> {
  const children: ExplainNode[] = [];
  for (const child of node.children) children.push(await withPayloads(monitor, child));
  const seq = node.id.startsWith("seq:") ? Number(node.id.slice(4)) : undefined;
  const accepted = seq === undefined ? undefined : await monitor.folder.accepted(seq);
  if (accepted === undefined) return { ...node, children };
  return {
    ...node,
    shown: `${accepted.source}, ${accepted.rows + accepted.records} rows`,
    detail: {
      source: accepted.source,
      from: accepted.from,
      retrieved: accepted.retrieved,
      sha256: accepted.payload,
      parser: `${accepted.source}@${accepted.parser}`,
      rowsHash: accepted.rowsHash,
    },
    children,
  };
}

function seriesNode(id: string, view: SeriesView): ExplainNode {
  const rows = Array.from({ length: view.length }, (_, i) => view.row(i));
  const distinct = <T extends string | number>(values: T[]): T[] =>
    [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  return inputNode({
    name: id,
    kind: "series",
    id,
    n: view.length,
    first: view.observed[0] ?? null,
    last: view.observed[view.length - 1] ?? null,
    value: view.values[view.length - 1] ?? null,
    trace: () => ({
      seqs: distinct(rows.map((r) => r.seq)),
      sources: distinct(rows.map((r) => r.source)),
      origins: distinct(rows.map((r) => r.origin)),
    }),
  });
}

function explainThreshold(snapshot: Snapshot, id: string): ExplainNode | undefined {
  const row = thresholdItems(snapshot).find((r) => r.id === id);
  const definition = thresholds.find((t) => t.id === id);
  if (!row || !definition) return undefined;
  const { subject, level } = definition;
  const behind = [
    "series" in subject
      ? seriesNode(subject.series, snapshot.view.series(subject.series))
      : explainIndicator(snapshot, subject.indicator),
    typeof level === "number" ? undefined : explainIndicator(snapshot, level.indicator),
  ];
  return {
    kind: "threshold",
    id,
    title: definition.title,
    shown: row.shown.state,
    detail: {
      level: row.level,
      value: row.value,
      side: definition.side,
      rule: definition.rule.kind,
      source: definition.source,
      reason: definition.reason,
      "distance in sigmas (21 sessions)": row.distance?.sigma ?? null,
      ...Object.fromEntries(
        row.counts.map((c) => [`sessions beyond, of ${c.sessions} (${c.source}, ${c.from} to ${c.to})`, c.beyond]),
      ),
    },
    children: behind.filter((node) => node !== undefined),
  };
}

function explainFigure(snapshot: Snapshot, id: string): ExplainNode | undefined {
  const record = snapshot.view.records("figure").find((r) => r.key === id);
  if (!record) return undefined;
  const item = auditOf(snapshot).items.find((i) => i.id === id);
  return {
    kind: "figure",
    id,
    title: `${record.body.subject}: ${record.body.metric}`,
    shown: item?.stated ?? "",
    detail: {
      verdict: item?.verdict ?? null,
      ...Object.fromEntries((item?.findings ?? []).map((f, i) => [`${i + 1}. ${f.rule} (${f.verdict})`, f.arithmetic])),
    },
    children: [publisherNode(record.source), payloadNode(record.seq)],
  };
}

function explainClaim(snapshot: Snapshot, id: string): ExplainNode | undefined {
  const item = claimsOf(snapshot).items.find((i) => i.id === id);
  const record = snapshot.view.records("claim").find((r) => r.key === id);
  if (!item || !record) return undefined;
  return {
    kind: "claim",
    id,
    title: item.claim,
    shown: item.verdict,
    detail: { reason: item.reason, ...item.numbers },
    children: [publisherNode(record.source), payloadNode(record.seq)],
  };
}

function explainParameter(id: string): ExplainNode | undefined {
  const found = findParameter(id);
  if (!found) return undefined;
  return {
    kind: "parameter",
    id,
    title: found.title,
    shown: formatValue(found.value, found.unit),
    detail: {
      value: found.value,
      unit: units[found.unit].label,
      low: found.range[0],
      high: found.range[1],
      tag: found.tag,
      source: found.source,
    },
    children: [],
  };
}
