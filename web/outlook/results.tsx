/** What a run of the outlook says: probabilities with their intervals, beside history and the note's claim. */
import type { Outlook } from "../../src/api/contract.ts";
import {
  formatCount,
  formatDateShort,
  formatNumber,
  formatPercent,
  formatProbability,
} from "../../src/charts/format.ts";
import { touchDots } from "../../src/charts/touch-dots.ts";
import { Chart } from "../parts/chart.tsx";
import { saveText } from "../parts/save.ts";
import { ExplainLink } from "../parts/state.tsx";
import { Table } from "../parts/table.tsx";
import { BandTable } from "./bands.tsx";
import { FanPicture, ScenarioPicture } from "./pictures.tsx";
import { SegmentTable } from "./segments.tsx";
import { horizon, range, shown } from "./shares.ts";

const estimate = ({ lo, value, hi }: { lo: number; value: number; hi: number }) => ({ horizon, lo, value, hi });

const nameOf = ({ asOf }: Outlook): string => `outlook-${asOf.slice(0, 10)}`;

export function OutlookAnswer({ outlook }: { outlook: Outlook }) {
  const { model, history } = outlook;
  const name = nameOf(outlook);
  return (
    <section className="so-what" aria-label="What it says">
      <h2>{answerOf(outlook)}</h2>
      <p>{verdict(outlook)}</p>
      {model.notBelievable.map((sentence) => (
        <p key={sentence}>{sentence}.</p>
      ))}
      <p>
        History had {history.episodes.length} cascades in {formatNumber(history.years, { decimals: 1 })} years. Without
        forced sellers the model's shocks give {formatProbability(model.noCascadeWithoutAgents.value)}.
      </p>
      <p className="fine">
        Simulation: {range(model.noCascade)} from {model.paths.toLocaleString("en")} paths, seed {model.seed}. Model
        choices: {model.choices.cells.length} combinations of {model.choices.paths} paths, as of{" "}
        {formatDateShort(model.choices.asOf.slice(0, 10))}. Conditional on its assumptions, not validated against
        outcomes, no forecast.{" "}
        <button
          type="button"
          onClick={() => saveText(`${name}.json`, `${JSON.stringify(outlook, null, 2)}\n`, "application/json")}
        >
          JSON
        </button>
      </p>
      {outlook.warnings.length > 0 && (
        <details className="fine">
          <summary>What limits this run: {formatCount(outlook.warnings.length, "thing")}</summary>
          <ul>
            {outlook.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

export function OutlookResults({ outlook }: { outlook: Outlook }) {
  const { model, note, history } = outlook;
  const claim = { lo: note.low, value: (note.low + note.high) / 2, hi: note.high };
  const sum = model.scenarios.reduce((total, s) => total + s.probability.value, 0);
  const name = nameOf(outlook);
  return (
    <>
      <ScenarioPicture outlook={outlook} />
      <Table
        name={`${name}-scenarios`}
        title={`Scenarios; exclusive, and together ${formatPercent(sum, { decimals: 0 })}`}
        rows={model.scenarios}
        keyOf={(s) => s.id}
        columns={[
          { title: "Scenario", shown: (s) => s.title, value: (s) => s.id },
          { title: "Kind", shown: (s) => s.kind, value: (s) => s.kind },
          {
            title: "Probability",
            numeric: true,
            shown: (s) => shown(s.probability),
            value: (s) => s.probability.value,
          },
          {
            title: "By third of the exposure",
            numeric: true,
            shown: (s) => s.byTercile.map((t) => formatProbability(t.value)).join(" · "),
            value: (s) => s.byTercile.map((t) => t.value).join(" "),
          },
          { title: "Rule", shown: (s) => s.rule, value: (s) => s.rule },
        ]}
      />
      <Table
        name={`${name}-thresholds`}
        title="Is a threshold a trigger? Paths that meet it, and cascades among them"
        rows={model.thresholds}
        keyOf={(t) => t.id}
        columns={[
          {
            title: "Threshold",
            shown: (t) => <ExplainLink id={t.id}>{t.title}</ExplainLink>,
            value: (t) => t.id,
          },
          {
            title: "Met",
            numeric: true,
            shown: (t) => (t.passedAtStart ? "passed at the start" : shown(t.met)),
            value: (t) => t.met?.value ?? null,
          },
          {
            title: "Cascade then or later",
            numeric: true,
            shown: (t) => shown(t.cascadeAfter),
            value: (t) => t.cascadeAfter?.value ?? null,
          },
          {
            title: "Any path, same sessions",
            numeric: true,
            shown: (t) => (t.anyPathAfter === null ? "—" : formatProbability(t.anyPathAfter)),
            value: (t) => t.anyPathAfter,
          },
          {
            title: "Cascade at any time",
            numeric: true,
            shown: (t) => shown(t.cascadeAny),
            value: (t) => t.cascadeAny?.value ?? null,
          },
        ]}
      />
      <p className="fine">
        Where a cascade is about as likely after a threshold as without it, the threshold is not the trigger that the
        note takes it for. Any path, same sessions: the share with a cascade from the same sessions on, threshold or
        not, if there was none before. Over the whole horizon: {formatProbability(1 - model.noCascade.value)}.
      </p>
      <Chart
        chart={touchDots({
          id: "outlook-no-cascade",
          title: "No cascade within 18 months, by who says it",
          rows: [
            { label: "model, with the range of its choices", estimates: [choicesEstimate(outlook)] },
            { label: "model as it is, simulation alone", estimates: [estimate(model.noCascade)] },
            ...model.noCascadeByTercile.map((share, i) => ({
              label: `model, ${["smallest", "middle", "largest"][i]} third of the carry trade's size`,
              estimates: [estimate(share)],
            })),
            { label: "its shocks, nobody forced to sell", estimates: [estimate(model.noCascadeWithoutAgents)] },
            { label: "history alone", estimates: [estimate(history.noEvent)] },
            { label: "the November 2025 note", estimates: [estimate(claim)] },
          ],
        })}
        rows={() => ({
          name: `${name}-no-cascade`,
          columns: ["who", "value", "lo", "hi"],
          rows: [
            ["model choices", model.noCascade.value, model.choices.low, model.choices.high],
            ["model", model.noCascade.value, model.noCascade.lo, model.noCascade.hi],
            ...model.noCascadeByTercile.map((s, i) => [`model, exposure tercile ${i + 1}`, s.value, s.lo, s.hi]),
            [
              "without agents",
              model.noCascadeWithoutAgents.value,
              model.noCascadeWithoutAgents.lo,
              model.noCascadeWithoutAgents.hi,
            ],
            ["history", history.noEvent.value, history.noEvent.lo, history.noEvent.hi],
            ["note", claim.value, claim.lo, claim.hi],
          ],
        })}
      />
      <SegmentTable outlook={outlook} name={name} />
      <FanPicture outlook={outlook} name={name} />
      <BandTable bands={model.bands} name={name} />
    </>
  );
}

/** The bar holds the estimate also where a run falls outside a grid that was made for another as-of. */
const choicesEstimate = ({ model: { noCascade, choices } }: Outlook) =>
  estimate({
    lo: Math.min(choices.low, noCascade.value),
    value: noCascade.value,
    hi: Math.max(choices.high, noCascade.value),
  });

/** The answer in one sentence: the model with the range of its choices, the claim, and history alone. */
function answerOf({ model: { noCascade, choices }, note, history: { noEvent } }: Outlook): string {
  return (
    `No cascade within 18 months: ${formatProbability(noCascade.value)} by the model, ${formatProbability(choices.low)} to ${formatProbability(choices.high)} by its choices; ` +
    `the note claims ${claimOf(note)}, history alone gives ${formatProbability(noEvent.value)} (${range(noEvent)}).`
  );
}

const claimOf = ({ low, high }: Outlook["note"]): string =>
  `${formatPercent(low, { decimals: 0 })} to ${formatPercent(high, { decimals: 0 })}`;

/** Whether the note's range lies inside, above or below what the model's choices give. */
function verdict({ model: { noCascade, choices }, note }: Outlook): string {
  const relation =
    choices.high < note.low
      ? "lies above all that the model's choices give"
      : choices.low > note.high
        ? "lies below all that the model's choices give"
        : "lies within what the model's choices allow";
  return `The note's ${claimOf(note)} ${relation}. The simulation error is ±${(50 * (noCascade.hi - noCascade.lo)).toFixed(1)} points.`;
}
