/** The note as one self-contained HTML page: no script, no outside file, style in one element, charts inline. */
import { narrowWidth } from "../charts/chart.ts";
import { formatMoment } from "../charts/format.ts";
import { renderSvg } from "../charts/render-svg.ts";
import { type Anchors, anchorsOf } from "./anchors.ts";
import type { Block, Column, Inline, NoteDocument, ProvenanceEntry, Section, Table } from "./document.ts";
import { noteCss } from "./html-style.ts";
import { escapeHtml, safeUrl } from "./safe-text.ts";

export interface HtmlOptions {
  /** Where `explain` answers on the web, such as `/explain/`; without it the page names the command. */
  readonly explainBase?: string;
}

/** The whole page. Same document and options, same bytes. */
export function renderHtml(doc: NoteDocument, options: HtmlOptions = {}): string {
  const anchors = anchorsOf(doc);
  const body = [
    `<a class="skip" href="#summary">Skip to the summary</a>`,
    `<main class="page">`,
    `<header>`,
    `<p class="kicker">Metastable research note</p>`,
    `<h1>${escapeHtml(doc.title)}</h1>`,
    `<p class="subtitle">${escapeHtml(doc.subtitle)}</p>`,
    `<p class="meta">As of ${escapeHtml(formatMoment(doc.asOf))}. ${escapeHtml(pinWords(doc))}</p>`,
    `</header>`,
    `<section id="summary" aria-label="Summary">`,
    ...doc.summary.map((block) => renderBlock(block, anchors)),
    contents(doc.sections),
    `</section>`,
    ...doc.sections.map((section) => renderSection(section, anchors)),
    renderProvenance(doc, anchors, options),
    `</main>`,
  ];
  return [
    "<!doctype html>",
    `<html lang="en">`,
    "<head>",
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="generator" content="Metastable">`,
    `<title>${escapeHtml(doc.title)}, ${escapeHtml(formatMoment(doc.asOf))}</title>`,
    `<style>${noteCss}</style>`,
    "</head>",
    "<body>",
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** The pin in words; shared with the other renderings. */
export const pinWords = (doc: NoteDocument): string =>
  `Read at ledger head ${doc.head}${doc.headHash === null ? "" : ` (${doc.headHash.slice(0, 12)})`}: the same as-of and head give the same note.`;

const contents = (sections: readonly Section[]): string =>
  `<nav aria-label="Contents"><ol>${[
    ...sections.map((s) => [s.id, s.title] as const),
    ["provenance", "Provenance"] as const,
  ]
    .map(([id, title]) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`)
    .join("")}</ol></nav>`;

const renderSection = (section: Section, anchors: Anchors): string =>
  `<section id="${section.id}" aria-labelledby="${section.id}-heading">\n<h2 id="${section.id}-heading">${escapeHtml(section.title)}</h2>\n` +
  `${section.blocks.map((block) => renderBlock(block, anchors)).join("\n")}\n</section>`;

function renderBlock(block: Block, anchors: Anchors): string {
  const inline = (inlines: readonly Inline[]): string => inlines.map((i) => renderInline(i, anchors)).join("");
  switch (block.kind) {
    case "paragraph":
      return `<p${block.lead ? ' class="lead"' : ""}>${inline(block.inlines)}</p>`;
    case "notice":
      return `<p class="notice" role="note">${inline(block.inlines)}</p>`;
    case "subheading":
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case "list":
      return `<ul${block.quiet ? ' class="quiet"' : ""}>\n${block.items.map((item) => `<li>${inline(item)}</li>`).join("\n")}\n</ul>`;
    case "table":
      return renderTable(block, inline);
    case "figure":
      return (
        `<figure id="figure-${block.chart.id}">\n<div class="at-wide">${renderSvg(block.chart)}</div>\n` +
        `<div class="at-narrow">${renderSvg(block.chart, { width: narrowWidth, idPrefix: `${block.chart.id}-narrow` })}</div>\n` +
        `<figcaption><strong>${escapeHtml(block.chart.title)}.</strong> ${inline(block.caption)}</figcaption>\n</figure>`
      );
    case "facts":
      return `<dl class="cards">\n${block.items
        .map(
          (item) =>
            `<div class="card"><dt>${escapeHtml(item.label)}</dt><dd class="value">${inline(item.number)}</dd>` +
            `<dd class="note">${inline(item.note)}</dd></div>`,
        )
        .join("\n")}\n</dl>`;
  }
}

/** More columns than this do not fit the measure; the table may be wider than the text. */
const columnsInMeasure = 6;

function renderTable(table: Table, inline: (inlines: readonly Inline[]) => string): string {
  // One number stays on its line; an estimate with its range may take two.
  const aligned = (column: Column | undefined, several = false): string =>
    column?.align === "right" ? ` class="right${several ? " several" : ""}"` : "";
  const head = table.columns.map((c) => `<th scope="col"${aligned(c)}>${escapeHtml(c.title)}</th>`).join("");
  const rows = table.rows.map(
    (row) =>
      `<tr>${row
        .map((cell, i) =>
          i === 0
            ? `<th scope="row">${inline(cell)}</th>`
            : `<td${aligned(table.columns[i], cell.length > 1)}>${inline(cell)}</td>`,
        )
        .join("")}</tr>`,
  );
  const wide = table.columns.length > columnsInMeasure ? " wide" : "";
  return (
    `<div class="scroll${wide}" role="region" tabindex="0" aria-label="${escapeHtml(table.caption)}">\n<table>\n` +
    `<caption>${escapeHtml(table.caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>\n</div>`
  );
}

function renderInline(inline: Inline, anchors: Anchors): string {
  switch (inline.kind) {
    case "text":
      return escapeHtml(inline.text);
    case "strong":
      return `<strong>${escapeHtml(inline.text)}</strong>`;
    case "code":
      return `<code>${escapeHtml(inline.text)}</code>`;
    case "number":
      return `<a class="n" href="#${anchors.ofNumber(inline.ref)}">${escapeHtml(inline.shown)}</a>`;
    case "link": {
      const url = safeUrl(inline.url);
      return url === undefined
        ? escapeHtml(inline.text)
        : `<a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(inline.text)}</a>`;
    }
  }
}

function renderProvenance(doc: NoteDocument, anchors: Anchors, options: HtmlOptions): string {
  return (
    `<section id="provenance" class="provenance" aria-labelledby="provenance-heading">\n<h2 id="provenance-heading">Provenance</h2>\n` +
    `<p>Every number above leads here: what it is, how it was computed, from which observations, and who published them. ` +
    `${options.explainBase === undefined ? "The command <code>metastable explain ID</code> walks the whole way to the bytes received." : "Each name leads to the whole way, down to the bytes received."}</p>\n` +
    // Half of the page by length and read one entry at a time: closed, and opened by the browser for a number's link.
    `<details>\n<summary>All ${doc.provenance.length} entries</summary>\n` +
    `${doc.provenance.map((entry) => renderEntry(entry, doc, anchors, options)).join("\n")}\n</details>\n</section>`
  );
}

/** What a number is called within its entry: the rest of its ref, or "value". */
export const partOf = (ref: string, explain: string): string =>
  ref === explain ? "value" : ref.startsWith(`${explain}.`) ? ref.slice(explain.length + 1) : ref;

function renderEntry(entry: ProvenanceEntry, doc: NoteDocument, anchors: Anchors, options: HtmlOptions): string {
  const pin = `as-of=${encodeURIComponent(doc.asOf)}&head=${doc.head}`;
  const title =
    options.explainBase === undefined || entry.of === "list" || entry.of === "packaged"
      ? escapeHtml(entry.title)
      : `<a href="${escapeHtml(`${options.explainBase}${encodeURIComponent(entry.explain)}?${pin}`)}">${escapeHtml(entry.title)}</a>`;
  const numbers = entry.numbers
    .map(
      (n) =>
        `<li id="${anchors.ofNumber(n.ref)}">${escapeHtml(partOf(n.ref, entry.explain))} <b>${escapeHtml(n.shown)}</b></li>`,
    )
    .join("");
  const facts = entry.facts
    .map(([label, said]) => `<dt>${escapeHtml(label)}</dt> <dd>${escapeHtml(said)}</dd>`)
    .join(" ");
  return (
    `<section id="${anchors.ofEntry(`${entry.of} ${entry.explain}`)}">\n<h3>${title}<code>${escapeHtml(entry.explain)}</code></h3>\n` +
    `<ul class="numbers">${numbers}</ul>\n<dl>${facts}</dl>\n</section>`
  );
}
