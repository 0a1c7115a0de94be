/** The note as Markdown with its charts as SVG files beside it. Plain CommonMark with tables; no HTML in it. */
import { formatMoment } from "../charts/format.ts";
import { renderSvg } from "../charts/render-svg.ts";
import type { Block, Inline, NoteDocument, ProvenanceEntry, Table } from "./document.ts";
import { partOf, pinWords } from "./html.ts";
import { escapeMarkdown, escapeMarkdownInline, safeUrl } from "./safe-text.ts";

export interface MarkdownFiles {
  /** Path relative to the edition's folder -> text. */
  readonly files: Readonly<Record<string, string>>;
}

/** `note.md` and one `charts/<id>.svg` a chart. Same document, same bytes. */
export function renderMarkdown(doc: NoteDocument): MarkdownFiles {
  const files: Record<string, string> = {};
  const blocks = (list: readonly Block[]): string[] =>
    list.map((block) => {
      if (block.kind === "figure") files[chartPath(block.chart.id)] = `${renderSvg(block.chart)}\n`;
      return renderBlock(block);
    });
  const parts = [
    `# ${escapeMarkdown(doc.title)}`,
    `*${escapeMarkdown(doc.subtitle)}*`,
    `As of ${escapeMarkdown(formatMoment(doc.asOf))}. ${escapeMarkdown(pinWords(doc))}`,
    ...blocks(doc.summary),
    ...doc.sections.flatMap((section) => [`## ${escapeMarkdown(section.title)}`, ...blocks(section.blocks)]),
    "## Provenance",
    "Every number above leads here: what it is, how it was computed, from which observations, and who published them. " +
      "The command `metastable explain ID` walks the whole way to the bytes received.",
    ...doc.provenance.map(renderEntry),
  ];
  files["note.md"] = `${parts.join("\n\n")}\n`;
  return { files };
}

const chartPath = (id: string): string => `charts/${id}.svg`;

/** The anchor that Markdown readers give to the heading of an entry: lower case, without punctuation. */
const headingAnchor = (explain: string): string =>
  explain
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, "")
    .replaceAll(" ", "-");

/** Stars beside a space are not markup, so the text is trimmed; nothing stays nothing. */
function strongly(value: string): string {
  const trimmed = escapeMarkdownInline(value.trim());
  return trimmed === "" ? "" : `**${trimmed}**`;
}

const renderInlines = (inlines: readonly Inline[]): string => inlines.map(renderInline).join("");

function renderInline(inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return escapeMarkdown(inline.text);
    case "strong":
      return strongly(inline.text);
    case "code":
      return `\`${inline.text.replaceAll("`", "'").replace(/[\r\n|]+/g, " ")}\``;
    case "number":
      return `[${escapeMarkdownInline(inline.shown)}](#${headingAnchor(inline.explain)})`;
    case "link": {
      const url = safeUrl(inline.url);
      return url === undefined ? escapeMarkdown(inline.text) : `[${escapeMarkdownInline(inline.text)}](<${url}>)`;
    }
  }
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return renderInlines(block.inlines);
    case "notice":
      return `> ${renderInlines(block.inlines)}`;
    case "subheading":
      return `### ${escapeMarkdown(block.text)}`;
    case "list":
      return block.items.map((item) => `- ${renderInlines(item)}`).join("\n");
    case "table":
      return renderTable(block);
    case "figure": {
      const { chart } = block;
      return (
        `![${escapeMarkdownInline(`${chart.title}. ${chart.alternative}`)}](${chartPath(chart.id)})\n\n` +
        `*${escapeMarkdownInline(chart.title)}.* ${renderInlines(block.caption)}`
      );
    }
    case "facts":
      return block.items
        .map(
          (item) =>
            `- ${strongly(item.label)}: ${renderInlines(item.number)}${item.note.length > 0 ? ` (${renderInlines(item.note)})` : ""}`,
        )
        .join("\n");
  }
}

function renderTable(table: Table): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    strongly(table.caption),
    "",
    row(table.columns.map((c) => escapeMarkdown(c.title))),
    row(table.columns.map((c) => (c.align === "right" ? "---:" : "---"))),
    ...table.rows.map((cells) => row(cells.map(renderInlines))),
  ].join("\n");
}

function renderEntry(entry: ProvenanceEntry): string {
  const numbers = entry.numbers
    .map((n) => `${escapeMarkdown(partOf(n.ref, entry.explain))} ${escapeMarkdown(n.shown)}`)
    .join("; ");
  return [
    `### ${escapeMarkdown(entry.explain)}`,
    [
      `- ${escapeMarkdown(entry.title)}`,
      `- Shown: ${numbers}`,
      ...entry.facts.map(([label, said]) => `- ${escapeMarkdown(label)}: ${escapeMarkdown(said)}`),
    ].join("\n"),
  ].join("\n\n");
}
