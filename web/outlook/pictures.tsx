/** The outlook as pictures: scenarios that sum to one, and where the factors go. */
import { useState } from "react";
import type { Outlook } from "../../src/api/contract.ts";
import { type FanInput, fan } from "../../src/charts/fan.ts";
import { formatValue } from "../../src/charts/format.ts";
import type { PaletteRole } from "../../src/charts/palette.ts";
import { shareSteps } from "../../src/charts/share-steps.ts";
import { Chart } from "../parts/chart.tsx";

const roles: Readonly<Record<string, PaletteRole>> = { base: "first", recovery: "third", tail: "second" };
const order = ["base", "recovery", "tail"];

export function ScenarioPicture({ outlook: { model } }: { outlook: Outlook }) {
  const rows = [...model.scenarios]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ title, kind, probability }) => ({
      label: title,
      share: probability.value,
      role: roles[kind] ?? "neutral",
    }));
  return (
    <Chart
      chart={shareSteps({
        id: "outlook-scenarios",
        title: "Every path ends in one scenario: shares of the paths, together 100 %",
        subject: "paths by scenario",
        rows,
      })}
      rows={() => ({
        name: "outlook-scenarios",
        columns: ["scenario", "kind", "value", "lo", "hi"],
        rows: model.scenarios.map(({ id, kind, probability: p }) => [id, kind, p.value, p.lo, p.hi]),
      })}
    />
  );
}

const sessionsPerMonth = 21;
const quantileNames = ["p5", "p25", "p50", "p75", "p95"];

/** One factor at a time: its levels over the paths, with the watched thresholds. */
export function FanPicture({ outlook: { model }, name }: { outlook: Outlook; name: string }) {
  const [chosen, setChosen] = useState(model.bands[0]!.factor);
  const band = model.bands.find((b) => b.factor === chosen) ?? model.bands[0]!;
  const at = (k: number): number[] => band.fan.map(({ quantiles }) => quantiles[k]!);
  const months = band.fan.map(({ sessions }) => String(Math.round(sessions / sessionsPerMonth)));
  return (
    <>
      <p className="run">
        <label>
          Factor{" "}
          <select value={band.factor} onChange={(e) => setChosen(e.target.value)}>
            {model.bands.map((b) => (
              <option key={b.factor} value={b.factor}>
                {b.title}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Chart
        chart={fan({
          id: `outlook-fan-${band.factor}`,
          title: `${band.title} over the paths (half of them in the dark band, nine of ten in the light one)`,
          subject: band.title,
          unit: band.levelUnit as FanInput["unit"],
          steps: months,
          step: "month",
          many: "paths",
          count: model.paths,
          quantiles: [at(0), at(1), at(2), at(3), at(4)],
          levels: model.thresholds
            .filter((t) => t.factor === band.factor)
            .map(({ level }) => ({ label: formatValue(level, band.levelUnit as FanInput["unit"]), value: level })),
        })}
        rows={() => ({
          name: `${name}-fan-${band.factor}`,
          columns: ["sessions", ...quantileNames],
          rows: band.fan.map(({ sessions, quantiles }) => [sessions, ...quantiles]),
        })}
      />
    </>
  );
}
