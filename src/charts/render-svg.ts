/** A chart as a standing SVG: ECharts' server-side renderer, then made deterministic and plain. */
import * as echarts from "echarts";
import type { Chart } from "./chart.ts";
import { lightPalette, type Palette } from "./palette.ts";
import { plainSvg } from "./plain-svg.ts";

export interface SvgOptions {
  readonly palette?: Palette;
  /** Pixels; default is the chart's own width. */
  readonly width?: number;
  /** Prefix of the ids inside; default is the chart's id. Two pictures of one chart on a page need two. */
  readonly idPrefix?: string;
}

/** SVG text of the chart with title and description. Same chart and options, same bytes, in any process and time zone. */
export function renderSvg(chart: Chart, options: SvgOptions = {}): string {
  const width = options.width ?? chart.width;
  const instance = echarts.init(null, null, { renderer: "svg", ssr: true, width, height: chart.height });
  try {
    instance.setOption(chart.option(options.palette ?? lightPalette, width));
    return plainSvg(instance.renderToSVGString(), { ...chart, width, id: options.idPrefix ?? chart.id });
  } finally {
    // Without this the process stays alive.
    instance.dispose();
  }
}
