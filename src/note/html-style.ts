/**
 * The style of a note as one self-contained page: long-form measure, system faces, tabular numerals, light and dark,
 * print. Exported so that a server can allow it by hash in its content security policy.
 */
import { darkRules } from "../charts/palette.ts";

export const noteCss = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --ink: #1c2430; --muted: #566070; --rule: #d9dbe0; --faint: #f3f2ee; --accent: #0a5a9c; --warn: #8a3a00;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Charter, Georgia, "Noto Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --ink: #e6e9ee; --muted: #a7b0bd; --rule: #333b46; --faint: #1b2027; --accent: #7dbdf4; --warn: #ffb27f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.62 var(--serif); font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
.page { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
h1, h2, h3, .meta, .card, table, figcaption, nav, .notice, .provenance, caption { font-family: var(--sans); }
h1 { font-size: 2.1rem; line-height: 1.15; letter-spacing: -0.015em; margin: 0 0 0.4rem; text-wrap: balance; }
h2 { font-size: 1.4rem; line-height: 1.25; letter-spacing: -0.01em; margin: 3.4rem 0 0.7rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.02rem; line-height: 1.35; margin: 2rem 0 0.4rem; }
p { margin: 0 0 1em; max-width: 70ch; }
p.lead { font-size: 1.19rem; line-height: 1.5; }
ul { margin: 0 0 1.2em; padding-left: 1.15em; max-width: 70ch; }
li { margin: 0 0 0.5em; }
ul.quiet { font-family: var(--sans); font-size: 0.84rem; line-height: 1.5; }
ul.quiet li { margin-bottom: 0.25em; }
li::marker { color: var(--muted); }
a { color: var(--accent); text-underline-offset: 0.16em; }
a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
a.n { color: inherit; white-space: nowrap; text-decoration: underline dotted var(--muted) 1px; text-underline-offset: 0.22em; }
a.n:hover { color: var(--accent); text-decoration: underline solid 1px; }
code { font: 0.86em var(--mono); background: var(--faint); padding: 0.1em 0.3em; border-radius: 3px; }
.kicker { font: 600 0.78rem/1.4 var(--sans); letter-spacing: 0.08em; text-transform: uppercase; color: var(--accent); margin: 0 0 0.6rem; }
.subtitle { font-size: 1.15rem; line-height: 1.45; color: var(--muted); margin: 0 0 1.1rem; }
.meta { font-size: 0.84rem; line-height: 1.5; color: var(--muted); margin: 0 0 1.6rem; }
.notice { font-size: 0.9rem; line-height: 1.5; border-left: 3px solid var(--warn); background: var(--faint); padding: 0.7rem 1rem; margin: 0 0 1.4rem; max-width: none; }
nav { font-size: 0.88rem; line-height: 1.9; margin: 1.6rem 0 0; }
nav ol { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.2rem; padding: 0; margin: 0; max-width: none; }
nav li { margin: 0; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); border: 1px solid var(--rule); border-radius: 6px; overflow: hidden; margin: 0 0 1.5rem; padding: 0; }
.card { padding: 0.8rem 0.9rem 0.85rem; margin: 0; box-shadow: 0 0 0 0.5px var(--rule); }
.card dt { font-size: 0.78rem; line-height: 1.35; color: var(--muted); }
.card dd { margin: 0; }
.card .value { font-size: 1.42rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; margin: 0.2rem 0 0.15rem; }
.card .value a.n { text-decoration-color: transparent; }
.card .value a.n:hover { text-decoration-color: currentColor; }
.card .note { font-size: 0.78rem; line-height: 1.4; color: var(--muted); }
.card .note a.n { white-space: normal; }
figure { margin: 1.6rem 0 1.9rem; }
figure svg { display: block; width: 100%; height: auto; }
.at-narrow { display: none; }
figcaption { font-size: 0.85rem; line-height: 1.5; color: var(--muted); margin-top: 0.55rem; max-width: 72ch; }
figcaption strong { color: var(--ink); font-weight: 600; }
.scroll { overflow-x: auto; margin: 1.2rem 0 1.8rem; -webkit-overflow-scrolling: touch; }
table { border-collapse: collapse; width: 100%; font-size: 0.84rem; line-height: 1.42; }
caption { text-align: left; font-weight: 600; font-size: 0.9rem; padding: 0 0 0.5rem; }
th, td { padding: 0.42rem 0.75rem 0.42rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); font-weight: 400; }
tr > :last-child { padding-right: 0; }
thead th { font-weight: 600; color: var(--muted); border-bottom: 1.5px solid var(--muted); vertical-align: bottom; font-size: 0.79rem; }
tbody th { font-weight: 500; min-width: 10rem; }
.right { text-align: right; white-space: nowrap; }
.right.several { white-space: normal; }
thead .right { white-space: normal; }
.wide { width: min(calc(100vw - 2.5rem), 60rem); margin-left: 50%; transform: translateX(-50%); }
.provenance { font-size: 0.82rem; line-height: 1.5; }
.provenance summary { cursor: pointer; padding: 0.5rem 0; color: var(--accent); }
.provenance section { padding: 0.6rem 0 0.65rem; border-top: 1px solid var(--rule); }
.provenance h3 { margin: 0 0 0.25rem; font-size: 0.9rem; }
.provenance h3 code { font-weight: 400; color: var(--muted); background: none; padding: 0; margin-left: 0.35rem; }
.provenance dl { margin: 0.2rem 0 0; }
.provenance dt { display: inline; color: var(--muted); }
.provenance dt::after { content: ":"; }
.provenance dd { display: inline; margin: 0 0.5em 0 0; }
.provenance .numbers { margin: 0; padding: 0; list-style: none; max-width: none; display: flex; flex-wrap: wrap; gap: 0 1.2rem; color: var(--muted); }
.provenance .numbers b { font-weight: 500; color: var(--ink); }
.provenance .numbers li { margin: 0; }
.provenance .numbers li:target { background: var(--faint); outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.4rem 0.8rem; }
@media (max-width: 34rem) {
  body { font-size: 1rem; }
  .page { padding: 1.5rem 1rem 3.5rem; }
  h1 { font-size: 1.7rem; }
  h2 { margin-top: 2.6rem; }
  table { font-size: 0.8rem; }
  tbody th { min-width: 7.5rem; }
  th, td { padding-right: 0.5rem; }
  .at-narrow { display: block; }
  .at-wide { display: none; }
}
@media (prefers-color-scheme: dark) {
${darkRules("figure svg")}
}
@media print {
  :root { --paper: #fff; --ink: #000; --muted: #444; --rule: #bbb; --faint: #f4f4f4; --accent: #000; color-scheme: light; }
  body { font-size: 10pt; line-height: 1.45; }
  .page { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  h2 { break-after: avoid; margin-top: 1.6em; }
  h3, caption { break-after: avoid; }
  .provenance details::details-content { content-visibility: visible; }
  figure, tr, .card, .provenance section { break-inside: avoid; }
  a, a.n { color: inherit; text-decoration: none; }
  .wide { width: auto; margin-left: 0; transform: none; }
  .scroll { overflow: visible; }
}
@page { margin: 18mm 16mm; }
`;
