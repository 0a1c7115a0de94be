// The still picture: the same bytes in two processes under two time zones (found by running it, nothing is expected by
// value), only palette colours, no style or script, and text that stays text.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, expect, it } from "vitest";
import { flowBars } from "./flow-bars.ts";
import { darkPalette, lightPalette } from "./palette.ts";
import { renderSvg } from "./render-svg.ts";
import { seriesLine } from "./series-line.ts";
import { touchDots } from "./touch-dots.ts";

const scratch = mkdtempSync(join(tmpdir(), "charts-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const observed = ["2025-10-24", "2025-10-27", "2025-10-28", "2025-11-03", "2025-11-20"];
const line = (title = "A line") =>
  seriesLine({
    id: "line",
    title,
    subject: title,
    unit: "ratio",
    asOf: "2025-11-21T12:30:00Z",
    observed,
    values: [0.031, 0.0312, 0.0309, 0.032, 0.03334],
    levels: [{ label: title, value: 0.036 }],
  });
const dots = () =>
  touchDots({
    id: "dots",
    title: "Dots",
    rows: [{ label: "Level", estimates: [{ horizon: "1 month", lo: 0.1, value: 0.2, hi: 0.3 }] }],
  });

it("gives equal bytes in two processes under two time zones", () => {
  const entry = `
    import { renderSvg } from "./src/charts/render-svg.ts";
    import { seriesLine } from "./src/charts/series-line.ts";
    import { flowBars } from "./src/charts/flow-bars.ts";
    const days = ${JSON.stringify(observed)};
    const first = process.argv[2] === "twice" ? renderSvg(flowBars({ id: "x", title: "x", subject: "x", unit: "usd", observed: days, values: [1, -2, 3, 4, 5] })) : "";
    if (first === "never") console.log(first);
    process.stdout.write(renderSvg(seriesLine({ id: "line", title: "A line", subject: "it", unit: "ratio", asOf: "2025-11-21T12:30:00Z",
      observed: days, values: [0.031, 0.0312, 0.0309, 0.032, 0.03334], levels: [{ label: "3.60 %", value: 0.036 }] })));
    process.stdout.write(renderSvg(flowBars({ id: "flow", title: "f", subject: "f", unit: "usd", observed: days, values: [1e6, -2e6, 3e6, 4e6, 5e6] })));`;
  const outfile = join(scratch, "render.mjs");
  buildSync({
    stdin: { contents: entry, resolveDir: join(import.meta.dirname, "../.."), loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
  });
  const run = (zone: string, argument: string) =>
    execFileSync(process.execPath, [outfile, argument], { env: { ...process.env, TZ: zone }, encoding: "utf8" });
  const tokyo = run("Asia/Tokyo", "once");
  expect(tokyo).toContain("</svg>");
  expect(run("UTC", "once")).toBe(tokyo);
  // A chart drawn before in the same process changes no id.
  expect(run("America/New_York", "twice")).toBe(tokyo);
});

it("uses palette colours only, and no style, class or script", () => {
  const flow = flowBars({
    id: "flow",
    title: "f",
    subject: "f",
    unit: "usd",
    observed,
    values: [1e6, -2e6, 3e6, 4e6, 5e6],
  });
  for (const chart of [line(), dots(), flow]) {
    for (const palette of [lightPalette, darkPalette]) {
      const svg = renderSvg(chart, { palette });
      const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]+)"/g)].map((m) => m[1]!);
      const allowed = new Set([...Object.values(palette), "none", "transparent", "#000"]);
      expect(colours.filter((c) => !allowed.has(c))).toEqual([]);
      expect(svg).not.toMatch(/ style=| class=|<script|<style|ecmeta/);
    }
  }
});

it("numbers its ids by the prefix and points to ids that exist", () => {
  const svg = renderSvg(line(), { idPrefix: "one", width: 380 });
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]!);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => id.startsWith("one-"))).toBe(true);
  for (const [, used] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used);
  expect(svg).toContain('role="img" aria-labelledby="one-title one-desc"');
});

it("keeps text from outside as text", () => {
  const svg = renderSvg(line(`</text><script>alert("1")</script> style="x" & <b>`));
  expect(svg).not.toMatch(/<script|<b>/);
  expect(svg.match(/<(?!\/?(svg|title|desc|rect|path|g|text|defs|clipPath)\b)/g)).toBeNull();
});

it("draws a level where it is, not rounded to two decimals", () => {
  // Levels of 3.60 % and 3.64 % differ by less than the renderer's default precision; both lines must have their own height.
  const chart = seriesLine({
    id: "near",
    title: "t",
    subject: "s",
    unit: "ratio",
    asOf: "2025-11-21",
    observed,
    values: [0.0355, 0.0356, 0.0357, 0.0358, 0.0359],
    levels: [
      { label: "a", value: 0.036 },
      { label: "b", value: 0.0364 },
    ],
  });
  const dashed = [...renderSvg(chart).matchAll(/<path d="M\S+ (\S+)L[^"]*"[^>]*stroke-dasharray="6,4"/g)].map(
    (m) => m[1]!,
  );
  expect(new Set(dashed).size).toBe(2);
});
