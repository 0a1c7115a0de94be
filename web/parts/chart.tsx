/** Draws a chart option with ECharts; the library is loaded when the first chart appears. Exports PNG and CSV. */
import { useEffect, useRef, useState } from "react";

export interface ChartProps {
  /** Built anew when colours change. */
  readonly build: (theme: "light" | "dark") => { readonly option: object; readonly alternative: string };
  readonly height: number;
  readonly name: string;
  readonly csvHref?: string;
}

const isDark = (): boolean => {
  const chosen = document.documentElement.getAttribute("data-theme");
  return chosen === "dark" || (chosen === null && matchMedia("(prefers-color-scheme: dark)").matches);
};

export function Chart({ build, height, name, csvHref }: ChartProps) {
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
  const built = build(dark ? "dark" : "light");
  const option = useRef(built.option);
  option.current = built.option;
  useEffect(() => {
    let disposed = false;
    let cleanUp = () => {};
    import("./echarts.ts").then(({ init }) => {
      if (disposed || !box.current) return;
      const chart = init(box.current, { height });
      chart.setOption(option.current);
      const observer = new ResizeObserver(() => chart.resize());
      observer.observe(box.current);
      setPicture(() => () => chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: dark ? "#10181c" : "#ffffff" }));
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
      <div ref={box} style={{ height }} role="img" aria-label={built.alternative} />
      <figcaption>
        {built.alternative}
        <span className="exports">
          {csvHref !== undefined && <a href={csvHref} download>CSV</a>}
          <button type="button" disabled={picture === null} onClick={() => {
            const link = document.createElement("a");
            link.href = picture!();
            link.download = `${name}.png`;
            link.click();
          }}>PNG</button>
        </span>
      </figcaption>
    </figure>
  );
}
