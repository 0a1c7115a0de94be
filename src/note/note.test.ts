// The note of an invented world (test/golden/note/invented-input.ts). The golden files were read by a person before they
// were kept; UPDATE_GOLDEN=1 writes them again, and the change is reviewed like code.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { inventedInput } from "../../test/golden/note/invented-input.ts";
import { buildNote } from "./build.ts";
import { numbersOf } from "./document.ts";
import { editionOf } from "./edition.ts";
import { renderHtml } from "./html.ts";
import type { NoteInput } from "./input.ts";
import { renderMarkdown } from "./markdown.ts";

const root = join(import.meta.dirname, "../..");
const golden = join(root, "test/golden/note");
const doc = buildNote(inventedInput);
const html = renderHtml(doc);
const { files } = renderMarkdown(doc);
const edition = `${JSON.stringify(editionOf(doc, ["md", "html"]), null, 2)}\n`;
const plainText = (value: string) =>
  value
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

describe("golden note", () => {
  const expected: Record<string, string> = { ...files, "note.html": html, "edition.json": edition };
  if (process.env.UPDATE_GOLDEN) {
    for (const [path, text] of Object.entries(expected)) {
      mkdirSync(dirname(join(golden, path)), { recursive: true });
      writeFileSync(join(golden, path), text);
    }
  }
  it.each(Object.keys(expected))("%s is as reviewed", (path) => {
    expect(existsSync(join(golden, path)), `${path}: missing; run with UPDATE_GOLDEN=1 and review it`).toBe(true);
    expect(expected[path]).toBe(readFileSync(join(golden, path), "utf8"));
  });
});

it("has the seven sections of the note, and what stands behind them", () => {
  expect(doc.sections.map((s) => s.id)).toEqual([
    "japan",
    "carry",
    "ai-funding",
    "transmission",
    "price-action",
    "strong-hands",
    "outlook",
    "thresholds",
    "doubts",
    "method",
    "disclaimer",
  ]);
});

it("shows the same numbers in the same order in HTML and Markdown, each with an anchor", () => {
  const expected = numbersOf(doc).map((n) => n.shown);
  const main = html.slice(html.indexOf('<section id="summary"'), html.indexOf('<section id="provenance"'));
  const inHtml = [...main.matchAll(/<a class="n" href="#([^"]+)">([^<]*)<\/a>/g)];
  expect(inHtml.map((m) => plainText(m[2]!))).toEqual(expected);
  for (const [, anchor] of inHtml) expect(html).toContain(`<li id="${anchor}">`);
  const body = files["note.md"]!.slice(0, files["note.md"]!.indexOf("\n## Provenance"));
  const inMarkdown = [...body.matchAll(/\[((?:[^\]\\]|\\.)*)\]\(#([^)]+)\)/g)];
  expect(inMarkdown.map((m) => m[1]!.replace(/\\(.)/g, "$1"))).toEqual(expected);
  expect(editionOf(doc, []).numbers.map((n) => n.ref)).toEqual([
    ...new Set(editionOf(doc, []).numbers.map((n) => n.ref)),
  ]);
  expect(new Set(numbersOf(doc).map((n) => n.ref))).toEqual(new Set(editionOf(doc, []).numbers.map((n) => n.ref)));
});

it("needs no script, style attribute or outside file, and repeats no id", () => {
  expect(html).not.toMatch(/<script|<link|<img|<iframe|<object| style=| on[a-z]+=|javascript:/i);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]!);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

it("shows a stale headline as a dash with the old value and its age", () => {
  const card = /Speculators in yen futures<\/dt>.*?<\/div>/.exec(html)![0];
  expect(card).toContain('<dd class="value">—</dd>');
  expect(card.replace(/<[^>]+>/g, "")).toContain(
    "stale; last −12,345 contracts, net short yen, 14 January 2031, 52 days old",
  );
});

it("says plainly what is not known, and writes no sentence without its result", () => {
  const bare = buildNote({
    ...inventedInput,
    status: [],
    thresholds: [],
    audit: [],
    claims: [],
    series: {},
    sources: [],
    parameters: [],
    traces: {},
    outlook: undefined,
  });
  expect(numbersOf(bare)).toEqual([]);
  expect(bare.sections[0]!.blocks[0]).toMatchObject({ kind: "paragraph", lead: true });
  expect(renderMarkdown(bare).files["note.md"]).toContain(
    "Japan's 30-year yield against the first level under watch: not known (",
  );
  for (const gone of inventedInput.status) {
    const note = buildNote({ ...inventedInput, status: inventedInput.status.filter((s) => s.id !== gone.id) });
    expect(numbersOf(note).filter((n) => n.of === "indicator" && n.explain === gone.id)).toEqual([]);
  }
});

it("changes the words with the results", () => {
  const words = (input: NoteInput) => renderMarkdown(buildNote(input)).files["note.md"]!.replace(/\]\(#[^)]+\)/g, "]");
  const regime = (lo: number, hi: number) =>
    words({
      ...inventedInput,
      status: inventedInput.status.map((s) =>
        s.id === "fiscal-regime" ? { ...s, interval: { lo, hi, method: "m", n: 60 } } : s,
      ),
    });
  expect(regime(0.12, 0.63)).toContain("as a risk premium would have it");
  expect(regime(-0.6, -0.1)).toContain("as policy normalisation would have it");
  expect(regime(-0.1, 0.6)).toContain("is undetermined");
});

it("states no outlook that was computed after its as-of, and counts no level that was named after it", () => {
  const earlier = {
    ...inventedInput,
    asOf: "2031-02-28T23:00:00Z",
    thresholds: inventedInput.thresholds.map((t) => ({ ...t, namedLater: true })),
  };
  const numbers = numbersOf(buildNote(earlier));
  expect(numbers.filter((n) => n.of === "packaged")).toEqual([]);
  const counted = numbers.filter((n) => n.explain === "thresholds").map((n) => [n.ref, n.shown]);
  expect(new Map(counted as [string, string][])).toEqual(new Map([["thresholds.namedLater", "3"]]));
  expect(numbersOf(buildNote(inventedInput)).some((n) => n.of === "packaged")).toBe(true);
});

it("refuses one number in two writings", () => {
  const twice = inventedInput.status.map((s) => (s.id === "usdjpy" ? { ...s, id: "usdjpy-change-5d" } : s));
  expect(() => buildNote({ ...inventedInput, status: twice })).not.toThrow();
  const thresholds = [
    ...inventedInput.thresholds,
    { ...inventedInput.thresholds[0]!, shown: { ...inventedInput.thresholds[0]!.shown, sigma: "1.7" } },
  ];
  expect(() => buildNote({ ...inventedInput, thresholds })).toThrow(/is shown as/);
});

/** The input with every text that comes from outside replaced. */
function withText(hostile: string): NoteInput {
  return {
    ...inventedInput,
    notice: hostile,
    status: inventedInput.status.map((s) => ({
      ...s,
      title: hostile,
      formula: hostile,
      meaning: hostile,
      reason: s.reason === null ? null : hostile,
      ...(s.label === undefined || s.unit === "state" ? {} : { label: hostile }),
    })),
    thresholds: inventedInput.thresholds.map((t) => ({
      ...t,
      title: hostile,
      reason: hostile,
      source: hostile,
      method: hostile,
    })),
    audit: inventedInput.audit.map((a) => ({
      ...a,
      subject: hostile,
      metric: hostile,
      stated: hostile,
      findings: a.findings.map((f) => ({ ...f, rule: hostile, arithmetic: hostile })),
    })),
    claims: inventedInput.claims.map((c) => ({ ...c, claim: hostile, reason: hostile })),
    series: Object.fromEntries(
      Object.entries(inventedInput.series).map(([id, s]) => [
        id,
        { ...s, title: hostile, publisher: hostile, attribution: hostile },
      ]),
    ),
    sources: inventedInput.sources.map((s) => ({
      ...s,
      title: hostile,
      publisher: hostile,
      terms: { licence: hostile, attribution: hostile, url: hostile, read: hostile },
    })),
    parameters: inventedInput.parameters.map((p) => ({ ...p, title: hostile, source: hostile })),
  };
}

describe("text from outside", () => {
  const skeleton = (input: NoteInput) => {
    const page = renderHtml(buildNote(input)).replace(/<style>[\s\S]*?<\/style>/, "");
    // Texts change the geometry of charts, so only names of elements and attributes outside of charts are compared.
    return [...page.replace(/<svg[\s\S]*?<\/svg>/g, "").matchAll(/<(\/?[a-z0-9!]+)((?: [a-z-]+(?:="[^"]*")?)*)>/gi)]
      .map((m) => m[1]!)
      .join(" ");
  };
  const tokens = (input: NoteInput) =>
    new MarkdownIt({ html: true })
      .parse(renderMarkdown(buildNote(input)).files["note.md"]!, {})
      .flatMap((t) => [
        t.type,
        ...(t.children ?? [])
          .map((c) => c.type)
          .filter((type) => type !== "text" && type !== "text_special" && type !== "softbreak"),
      ]);
  const hostileTexts = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "[a](javascript:alert(1))",
    "![x](http://e.example/x.png)",
    "`code` **bold** | cell",
    "<!-- c -->",
    "]]><svg onload=alert(1)>",
    "a\n# heading\n- item",
    "1. item",
    "&lt;b&gt; &#60;",
    "</style><style>",
    "\\",
    "\\[x]",
  ];
  it.each(hostileTexts)("cannot become markup: %s", (hostile) => {
    expect(skeleton(withText(hostile))).toBe(skeleton(withText("plain")));
    expect(tokens(withText(hostile))).toEqual(tokens(withText("plain")));
    expect(renderHtml(buildNote(withText(hostile)))).not.toMatch(/<script|<img|href="javascript/i);
  });
  it("cannot become markup, whatever it is", () => {
    const nasty = fc
      .string({ unit: fc.constantFrom(..."<>\"'&[](){}|`*_#!-+=\\/: \n1.ab~$"), minLength: 1, maxLength: 12 })
      .filter((s) => s.trim() !== "");
    fc.assert(
      fc.property(nasty, (hostile) => {
        expect(skeleton(withText(hostile))).toBe(skeleton(withText("plain")));
        expect(tokens(withText(hostile))).toEqual(tokens(withText("plain")));
      }),
      { numRuns: 12, seed: 20251121 },
    );
  });
});

it("gives equal bytes in two processes under two time zones", () => {
  const scratch = mkdtempSync(join(tmpdir(), "note-"));
  try {
    const outfile = join(scratch, "note.mjs");
    const contents = `
      import { buildNote } from "./src/note/build.ts";
      import { renderHtml } from "./src/note/html.ts";
      import { renderMarkdown } from "./src/note/markdown.ts";
      import { inventedInput } from "./test/golden/note/invented-input.ts";
      const doc = buildNote(inventedInput);
      process.stdout.write(renderHtml(doc) + JSON.stringify(renderMarkdown(doc).files));`;
    buildSync({
      stdin: { contents, resolveDir: root, loader: "ts" },
      bundle: true,
      platform: "node",
      format: "esm",
      outfile,
      logLevel: "error",
    });
    const run = (zone: string) =>
      execFileSync(process.execPath, [outfile], {
        env: { ...process.env, TZ: zone, LANG: "ja_JP.UTF-8" },
        encoding: "utf8",
        maxBuffer: 1e8,
      });
    const here = html + JSON.stringify(files);
    expect(run("Asia/Tokyo")).toBe(here);
    expect(run("UTC")).toBe(here);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
