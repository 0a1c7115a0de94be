import { useEffect, useState } from "react";
import type { ReverseAnswer } from "../../src/api/contract.ts";
import { formatCount, formatNumber, formatProbability } from "../../src/charts/format.ts";
import { channels } from "../../src/simulation/market-system/facts.ts";
import { setQuery, useAddress } from "../address.ts";
import { useAnswer } from "../data.ts";
import { Minima } from "../parts/minima.tsx";
import { RunProgress } from "../parts/run-progress.tsx";
import { Waiting } from "../parts/state.tsx";
import { isGoing, useRun } from "../run.ts";
import "../outlook/outlook.css";

interface Criterion {
  id: string;
  title: string;
  rule: string;
  source: string;
}

/** Which shock breaks it? The question lives in the address, so that a link asks it again. */
export function Reverse() {
  const { query } = useAddress();
  const { data, error } = useAnswer<{ items: Criterion[] }>("/api/criteria");
  const control = useRun<ReverseAnswer>();
  const chosen = query.get("criterion");
  const { start } = control;
  const asked = JSON.stringify(bodyOf(query));
  useEffect(() => {
    const body = JSON.parse(asked) as { criterion: string | null };
    if (body.criterion !== null) start("/api/reverse", body);
  }, [asked, start]);
  if (!data) return <Waiting error={error} />;
  const answer = control.run?.result ?? null;
  return (
    <>
      <h1>Reverse stress</h1>
      <p className="lead">
        Not what a shock would do, but which shock would do it: the smallest plausible move of yen, shares, bitcoin and
        Japanese yields after which something breaks, with all that is sold on the way.
      </p>
      <form className="run" onSubmit={(e) => e.preventDefault()}>
        <label className="question">
          What must not break?{" "}
          <select
            className="question"
            value={chosen ?? ""}
            onChange={(e) => setQuery({ criterion: e.target.value || null })}
          >
            <option value="">choose …</option>
            {data.items.map((c) => (
              <option key={c.id} value={c.id}>
                {c.title}
              </option>
            ))}
          </select>
        </label>
        <Horizon key={query.get("horizon")} asked={query.get("horizon")} />
      </form>
      <OffChannels off={offOf(query)} />
      <RunProgress control={control} />
      {answer && !isGoing(control.run) && <Found answer={answer} />}
    </>
  );
}

const channelTitle = (id: string): string => channels.find((c) => c.id === id)?.title ?? id;

const sessionsUsual = 21;
const sessionsMost = 378;

const offOf = (query: URLSearchParams): string[] => (query.get("off") ?? "").split(",").filter((id) => id !== "");

/** The question as the API takes it. */
function bodyOf(query: URLSearchParams) {
  const [asOf, head, horizon] = ["asOf", "head", "horizon"].map((name) => query.get(name));
  const off = offOf(query);
  return {
    criterion: query.get("criterion"),
    ...(asOf == null ? {} : { asOf }),
    ...(head == null ? {} : { head: Number(head) }),
    ...(horizon == null ? {} : { horizonSessions: Number(horizon) }),
    ...(off.length === 0 ? {} : { off }),
  };
}

/** Asked when the field is left or Enter is pressed, not at every digit. */
function Horizon({ asked }: { asked: string | null }) {
  const [text, setText] = useState(asked ?? String(sessionsUsual));
  const ask = (): void => setQuery({ horizon: text === String(sessionsUsual) || text === "" ? null : text });
  return (
    <label>
      Shock within, sessions (a month has 21){" "}
      <input
        type="number"
        min={1}
        max={sessionsMost}
        step={1}
        value={text}
        onChange={(e) => setText(e.target.value)}
        onBlur={ask}
        onKeyDown={(e) => e.key === "Enter" && ask()}
      />
    </label>
  );
}

function OffChannels({ off }: { off: readonly string[] }) {
  const toggle = (id: string): void => {
    const next = off.includes(id) ? off.filter((other) => other !== id) : [...off, id];
    setQuery({ off: next.length === 0 ? null : next.join(",") });
  };
  return (
    <details open={off.length > 0}>
      <summary>Who takes part{off.length > 0 ? `: ${formatCount(off.length, "channel")} switched off` : ""}</summary>
      <fieldset className="run channels" aria-label="Channels">
        {channels.map(({ id, title }) => (
          <label key={id}>
            <input type="checkbox" checked={!off.includes(id)} onChange={() => toggle(id)} /> {title}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function Found({ answer }: { answer: ReverseAnswer }) {
  const [nearest] = answer.minima;
  return (
    <>
      <p className="lead" role="status">
        {answer.isBrokenNow
          ? "It is broken as things stand, without any shock."
          : nearest
            ? `The nearest shock is ${formatNumber(nearest.distance, { decimals: 2 })} standard deviations of ${answer.horizonSessions} sessions away: a move at least this far in this direction has a probability of ${formatProbability(nearest.directionProbability)}. ${
                nearest.neededChannels.length === 0
                  ? "It breaks by the shock alone."
                  : `Without ${nearest.neededChannels.map((c) => c.title.toLowerCase()).join(" or ")} the same shock would not break it.`
              }`
            : `Nothing within ${answer.reach} standard deviations breaks it.`}
      </p>
      {answer.minima.length > 0 && <Minima name={`reverse-${answer.criterion.id}`} minima={answer.minima} />}
      <p className="fine">
        {answer.off.length > 0 && `Switched off: ${answer.off.map(channelTitle).join(", ")}. `}Broken when:{" "}
        {answer.criterion.rule} ({answer.criterion.source}). {formatNumber(answer.evaluations)} runs of the market
        system{answer.isCutShort ? "; the search was cut short, nearer shocks may exist" : ""}. Covariance:{" "}
        {answer.covariance}.{answer.otherCovariance !== null && ` Beside it: ${answer.otherCovariance}.`} Conditional on
        the assumptions of the market system; not a forecast.
      </p>
    </>
  );
}
