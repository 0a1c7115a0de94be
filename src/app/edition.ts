/** Editions of the note: built from a pinned snapshot, written with a manifest that lets anyone recheck them. */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import manifest from "../../package.json" with { type: "json" };
import { failure } from "../core/failure.ts";
import { buildNote } from "../note/build.ts";
import { editionOf } from "../note/edition.ts";
import { renderHtml } from "../note/html.ts";
import { chartSeries, type NoteInput, type NoteSeries, type NoteTrace } from "../note/input.ts";
import { renderMarkdown } from "../note/markdown.ts";
import { parameters } from "../parameters/catalogue.ts";
import { findPublisher } from "../sources/publishers.ts";
import { auditOf, claimsOf } from "./audit.ts";
import { noteOutlook } from "./model-choices.ts";
import type { Monitor, ReadRequest, Snapshot } from "./monitor.ts";
import { packagedAnswer } from "./outlook-packaged.ts";
import { sourceList } from "./sources.ts";
import { statusItem } from "./status.ts";
import { thresholdItems } from "./thresholds.ts";

export const manifestFile = "edition.json";
export type EditionFormat = "md" | "html" | "json";

const hashed = z.object({ path: z.string(), sha256: z.string(), bytes: z.number().int() });
export const editionManifestSchema = z.object({
  version: z.string().describe("version of the program that built it"),
  title: z.string(),
  asOf: z.string(),
  head: z.number().int(),
  headHash: z.string(),
  formats: z.array(z.string()),
  files: z.array(hashed),
  /** Every number of the edition, with what it refers to. */
  numbers: z.array(
    z
      .object({
        ref: z.string(),
        title: z.string(),
        value: z.union([z.number(), z.string(), z.null()]),
        shown: z.string(),
      })
      .loose(),
  ),
  /** Every accepted payload that the edition could see; segments of live feeds, too many to list, are in `headHash`. */
  data: z.array(
    z.object({
      seq: z.number().int(),
      source: z.string(),
      payload: z.string(),
      rowsHash: z.string(),
      rows: z.number().int(),
      from: z.string(),
      retrieved: z.string(),
    }),
  ),
});
export type EditionManifest = z.infer<typeof editionManifestSchema>;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The note as web page and Markdown, for the server. Chart files of the Markdown form are in `files`. */
export async function buildEdition(monitor: Monitor, request: ReadRequest = {}) {
  const doc = buildNote(await noteInput(monitor, await monitor.snapshot(request), request));
  const files = renderMarkdown(doc).files;
  return { html: renderHtml(doc), markdown: files["note.md"]!, files, doc };
}

/** Everything that an edition consists of, in memory: the same pin gives the same bytes. */
export async function renderEdition(
  monitor: Monitor,
  request: ReadRequest = {},
  formats: readonly EditionFormat[] = ["md", "html"],
): Promise<EditionManifest & { contents: ReadonlyMap<string, string> }> {
  const snapshot = await monitor.snapshot(request);
  const doc = buildNote(await noteInput(monitor, snapshot, request));
  const contents = new Map<string, string>();
  if (formats.includes("md"))
    for (const [name, text] of Object.entries(renderMarkdown(doc).files)) contents.set(name, text);
  if (formats.includes("html")) contents.set("note.html", renderHtml(doc));
  const edition = editionOf(doc, [...formats]);
  if (formats.includes("json")) contents.set("numbers.json", `${JSON.stringify(edition.numbers, null, 2)}\n`);
  const data = [...monitor.folder.accepts.values()]
    .filter((a) => a.seq <= snapshot.pin.head)
    .sort((a, b) => a.seq - b.seq)
    .map(({ seq, source, payload, rowsHash, rows, records, from, retrieved }) => ({
      seq,
      source,
      payload,
      rowsHash,
      rows: rows + records,
      from,
      retrieved,
    }));
  const files = [...contents].map(([name, text]) => ({
    path: name,
    sha256: sha256(text),
    bytes: Buffer.byteLength(text),
  }));
  return {
    version: manifest.version,
    title: edition.title,
    asOf: edition.asOf,
    head: edition.head,
    headHash: await hashAt(monitor, snapshot.pin.head),
    formats: [...formats],
    files,
    numbers: edition.numbers.map((n) => ({ ...n })),
    data,
    contents,
  };
}

/** Writes the edition into a folder and records it in the ledger. */
export async function writeEdition(
  monitor: Monitor,
  request: ReadRequest,
  formats: readonly EditionFormat[],
  directory: string,
) {
  const { contents, ...edition } = await renderEdition(monitor, request, formats);
  try {
    for (const [name, text] of contents) {
      const file = path.join(directory, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await writeFile(path.join(directory, manifestFile), `${JSON.stringify(edition, null, 2)}\n`);
  } catch (cause) {
    throw failure(
      "storage",
      directory,
      (cause as NodeJS.ErrnoException).code ?? String(cause),
      "a folder that can be written",
      "Choose another with --out.",
      cause,
    );
  }
  const body = {
    asOf: edition.asOf,
    head: edition.head,
    files: edition.files.map((f) => ({ path: f.path, sha256: f.sha256 })),
  };
  await monitor.folder.write([{ kind: "edition", body, at: monitor.clock.now() }]);
  return {
    ...monitor.header(request, monitor.pin(request)),
    title: edition.title,
    files: [...edition.files, { path: manifestFile }],
    out: directory,
  };
}

/** Hash of an event of this ledger; empty where it has no such event. */
export async function hashAt(monitor: Monitor, head: number): Promise<string> {
  for await (const event of monitor.folder.ledger.events(head)) return event.hash;
  return "";
}

async function noteInput(monitor: Monitor, snapshot: Snapshot, request: ReadRequest): Promise<NoteInput> {
  const status = [...snapshot.results.values()].map(statusItem);
  const traces: Record<string, NoteTrace[]> = {};
  for (const result of snapshot.results.values()) {
    traces[result.id] = result.uses.map(({ trace, ...use }) => ({ ...use, ...trace() }));
  }
  const series: Record<string, NoteSeries> = {};
  for (const id of chartSeries) {
    if (id === "btc.drawdown") continue;
    const view = snapshot.view.series(id);
    if (view.length === 0) continue;
    const publisher = findPublisher(view.row(view.length - 1).source);
    const { title, unit } = monitor.describeSeries(id);
    series[id] = {
      title,
      unit,
      observed: [...view.observed],
      values: Array.from(view.values),
      publisher: publisher?.publisher ?? "",
      attribution: publisher?.terms.attribution ?? "",
    };
  }
  const { firstLive } = monitor.folder;
  const isEpisode = firstLive === null || firstLive > snapshot.pin.head;
  return {
    asOf: snapshot.head.asOf,
    head: snapshot.pin.head,
    headHash: await hashAt(monitor, snapshot.pin.head),
    packagedEpisode: isEpisode,
    status,
    traces,
    thresholds: thresholdItems(snapshot),
    audit: auditOf(snapshot).items,
    claims: claimsOf(snapshot).items,
    series,
    sources: (await sourceList(monitor, request)).items,
    parameters,
    outlook: await noteOutlook(await packagedAnswer(snapshot)),
  };
}
