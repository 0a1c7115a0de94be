/** The parts of ECharts that the charts use. */
import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { init as initChart, use } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import type { Chart } from "../../src/charts/chart.ts";
import { lightPalette } from "../../src/charts/palette.ts";
import { plainSvg } from "../../src/charts/plain-svg.ts";

use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  DatasetComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer,
]);

export const init = (box: HTMLElement, size: { height: number }) =>
  initChart(box, null, { ...size, useDirtyRect: false });

/** The chart at its own width, in light colours, as a picture without script or style, like those of the note. */
export function svgOf(chart: Chart): string {
  const instance = initChart(null, null, { renderer: "svg", ssr: true, width: chart.width, height: chart.height });
  try {
    instance.setOption(chart.option(lightPalette, chart.width));
    return plainSvg(instance.renderToSVGString(), chart);
  } finally {
    instance.dispose();
  }
}
