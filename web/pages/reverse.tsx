import { useEffect } from "react";
import type { ReverseAnswer } from "../../src/api/contract.ts";
import { formatNumber, formatProbability } from "../../src/charts/format.ts";
import { setQuery, useAddress } from "../address.ts";
import { useAnswer } from "../data.ts";
import { Minima } from "../parts/minima.tsx";
import { RunProgress } from "../parts/run-progress.tsx";
import { Waiting } from "../parts/state.tsx";
import { isGoing, useRun } from "../run.ts";

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
  const asOf = query.get("asOf");
  useEffect(() => {
    if (chosen !== null) start("/api/reverse", { criterion: chosen, ...(asOf === null ? {} : { asOf }) });
  }, [chosen, asOf, start]);
  if (!data) return <Waiting error={error} />;
  const answer = control.run?.result ?? null;
  return (
    <>
      <h1>Reverse stress</h1>
      <p className="lead">
        Not what a shock would do, but which shock would do it: the smallest plausible move of yen, shares, bitcoin and
        Japanese yields after which something breaks, with all that is sold on the way.
      </p>
      <label className="choice question">
        What must not break?{" "}
        <select value={chosen ?? ""} onChange={(e) => setQuery({ criterion: e.target.value || null })}>
          <option value="">choose …</option>
          {data.items.map((c) => (
            <option key={c.id} value={c.id}>
              {c.title}
            </option>
          ))}
        </select>
      </label>
      <RunProgress control={control} />
      {answer && !isGoing(control.run) && <Found answer={answer} />}
    </>
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
        Broken when: {answer.criterion.rule} ({answer.criterion.source}). {formatNumber(answer.evaluations)} runs of the
        market system{answer.isCutShort ? "; the search was cut short, nearer shocks may exist" : ""}. Covariance:{" "}
        {answer.covariance}.{answer.otherCovariance !== null && ` Beside it: ${answer.otherCovariance}.`} Conditional on
        the assumptions of the market system; not a forecast.
      </p>
    </>
  );
}
