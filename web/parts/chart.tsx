/** Draws a chart option with ECharts; the library is loaded when the first chart appears. Exports PNG, SVG, and data. */
import { useEffect, useRef, useState } from "react";
import type { Chart as ChartData } from "../../src/charts/chart.ts";
import { darkPalette, lightPalette } from "../../src/charts/palette.ts";
import { RowExports } from "./exports.tsx";
import { type Rows, saveText } from "./save.ts";

export interface ChartProps {
  readonly chart: ChartData;
  readonly csvHref?: string;
  /** For what the page has computed itself. */
  readonly rows?: () => Rows;
  /** Called after the chart has been drawn with new data. */
  readonly onDrawn?: () => void;
}

const isDark = (): boolean => {
  const chosen = document.documentElement.getAttribute("data-theme");
  return chosen === "dark" || (chosen === null && matchMedia("(prefers-color-scheme: dark)").matches);
};

export function Chart({ chart: data, csvHref, rows, onDrawn }: ChartProps) {
  const { height } = data;
  const box = useRef<HTMLDivElement>(null);
  const [dark, setDark] = useState(isDark);
  const [picture, setPicture] = useState<(() => string) | null>(null);
  useEffect(() => {
    const media = matchMedia("(prefers-color-scheme: dark)");
    const update = () => setDark(isDark());
    media.addEventListener("change", update);
    addEventListener("themechange", update);
    return () => {
      media.removeEventListener("change", update);
      removeEventListener("themechange", update);
    };
  }, []);
  const latest = useRef(data);
  latest.current = data;
  /** Draws now when the chart can be seen, else when it comes into view. */
  const redraw = useRef<() => void>(undefined);
  const drawn = useRef(onDrawn);
  drawn.current = onDrawn;
  useEffect(() => {
    let disposed = false;
    let cleanUp = () => {};
    import("./echarts.ts").then(({ init }) => {
      if (disposed || !box.current) return;
      const chart = init(box.current, { height });
      let isSeen = true;
      let isStale = false;
      const draw = () => {
        isStale = !isSeen;
        if (!isSeen) return;
        chart.setOption(latest.current.option(dark ? darkPalette : lightPalette, chart.getWidth()), { notMerge: true });
        drawn.current?.();
      };
      const resized = new ResizeObserver(() => {
        chart.resize();
        draw();
      });
      resized.observe(box.current);
      const seen = new IntersectionObserver(
        ([entry]) => {
          isSeen = entry?.isIntersecting ?? true;
          if (isSeen && isStale) draw();
        },
        { rootMargin: "100px" },
      );
      seen.observe(box.current);
      redraw.current = draw;
      setPicture(() => () => {
        isSeen = true;
        draw();
        return chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: dark ? "#10181c" : "#ffffff" });
      });
      cleanUp = () => {
        redraw.current = undefined;
        resized.disconnect();
        seen.disconnect();
        chart.dispose();
      };
    });
    return () => {
      disposed = true;
      cleanUp();
    };
  }, [dark, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new data is what asks for a new drawing
  useEffect(() => redraw.current?.(), [data]);
  return (
    <figure className="chart">
      <figcaption>
        {data.title}
        <span className="exports">
          {csvHref !== undefined && (
            <a href={csvHref} download>
              CSV
            </a>
          )}
          {rows && <RowExports rows={rows} />}
          <button
            type="button"
            disabled={picture === null}
            onClick={() => {
              const link = document.createElement("a");
              link.href = picture!();
              link.download = `${data.id}.png`;
              link.click();
            }}
          >
            PNG
          </button>
          <button
            type="button"
            disabled={picture === null}
            onClick={() =>
              import("./echarts.ts").then(({ svgOf }) =>
                saveText(`${data.id}.svg`, svgOf(latest.current), "image/svg+xml"),
              )
            }
          >
            SVG
          </button>
        </span>
      </figcaption>
      <div ref={box} style={{ height }} role="img" aria-label={data.alternative} />
    </figure>
  );
}
