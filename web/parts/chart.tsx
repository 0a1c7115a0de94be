/** Draws a chart option with ECharts; the library is loaded when the first chart appears. Exports PNG and CSV. */
import { useEffect, useRef, useState } from "react";
import type { Chart as ChartData } from "../../src/charts/chart.ts";
import { darkPalette, lightPalette } from "../../src/charts/palette.ts";

export interface ChartProps {
  readonly chart: ChartData;
  readonly csvHref?: string;
}

const isDark = (): boolean => {
  const chosen = document.documentElement.getAttribute("data-theme");
  return chosen === "dark" || (chosen === null && matchMedia("(prefers-color-scheme: dark)").matches);
};

export function Chart({ chart: data, csvHref }: ChartProps) {
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
  useEffect(() => {
    let disposed = false;
    let cleanUp = () => {};
    import("./echarts.ts").then(({ init }) => {
      if (disposed || !box.current) return;
      const chart = init(box.current, { height });
      const draw = () => {
        chart.resize();
        chart.setOption(latest.current.option(dark ? darkPalette : lightPalette, chart.getWidth()));
      };
      const observer = new ResizeObserver(draw);
      observer.observe(box.current);
      setPicture(
        () => () => chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: dark ? "#10181c" : "#ffffff" }),
      );
      cleanUp = () => {
        observer.disconnect();
        chart.dispose();
      };
    });
    return () => {
      disposed = true;
      cleanUp();
    };
  }, [dark, height]);
  return (
    <figure className="chart">
      <div ref={box} style={{ height }} role="img" aria-label={data.alternative} />
      <figcaption>
        {data.title}
        <span className="exports">
          {csvHref !== undefined && (
            <a href={csvHref} download>
              CSV
            </a>
          )}
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
        </span>
      </figcaption>
    </figure>
  );
}
