/**
 * Makes an SVG of ECharts deterministic and plain. The renderer numbers its ids by process, adds hover styles, and writes
 * font styles as CSS; here ids are renumbered with the chart's id, hover styles go, and fonts become attributes, so the
 * picture needs neither script nor style and may stand in any page.
 */
import type { Chart } from "./chart.ts";

export function plainSvg(raw: string, chart: Chart): string {
  const body = raw
    // The legend's frame is drawn even when nothing of it can be seen.
    .replace(/<path [^>]*fill-opacity="0"[^>]*stroke-width="0"[^>]*><\/path>\n?/g, "")
    .replace(/<style\s*>[\s\S]*?<\/style>\n?/g, "")
    .replace(/ class="[^"]*"/g, "")
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, "")
    .replace(/ pointer-events="[^"]*"/g, "")
    .replace(/ style="([^"]*)"/g, (_, css: string) => fontAttributes(css))
    .replace(/<defs\s*>\s*<\/defs>\n?/g, "");
  return renumber(body, chart.id).replace(/^<svg[^>]*>/, () => opening(chart));
}

/** The renderer writes ids such as zr7-c0 or ec-12; they become <chart>-1, <chart>-2 in order of appearance. */
function renumber(svg: string, chartId: string): string {
  const names = new Map<string, string>();
  for (const [, id] of svg.matchAll(/ id="([^"]+)"/g))
    if (!names.has(id!)) names.set(id!, `${chartId}-${names.size + 1}`);
  return svg
    .replace(/ id="([^"]+)"/g, (_, id: string) => ` id="${names.get(id)}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${names.get(id) ?? id})`)
    .replace(/href="#([^"]+)"/g, (_, id: string) => `href="#${names.get(id) ?? id}"`);
}

function opening(chart: Chart): string {
  const { id, width, height } = chart;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `role="img" aria-labelledby="${id}-title ${id}-desc">\n` +
    `<title id="${id}-title">${escapeXml(chart.title)}</title>\n<desc id="${id}-desc">${escapeXml(chart.alternative)}</desc>`
  );
}

const fontProperties = ["font-family", "font-size", "font-weight", "font-style"];

function fontAttributes(css: string): string {
  // Entities such as &quot; hold a semicolon that does not end a declaration.
  const text = css.replaceAll("&quot;", "'").replaceAll("&#39;", "'").replaceAll("&apos;", "'");
  const found = new Map<string, string>();
  for (const declaration of text.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim();
    const value = declaration.slice(colon + 1).trim();
    if (name === "font") {
      const parts = /^(?:(\w+) )?(?:(\w+) )?([\d.]+px) (.+)$/.exec(value);
      if (parts) {
        found.set("font-size", parts[3]!);
        found.set("font-family", parts[4]!);
        if (parts[2] !== undefined && parts[2] !== "normal") found.set("font-weight", parts[2]);
      }
    } else if (fontProperties.includes(name)) found.set(name, value);
  }
  return fontProperties
    .filter((name) => found.has(name))
    .map((name) => ` ${name}="${escapeXml(found.get(name)!)}"`)
    .join("");
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
