/** Where a heavy run is: its place in line, its progress with what remains, why it ended early. */
import { formatNumber } from "../../src/charts/format.ts";
import { isGoing, type RunControl } from "../run.ts";

export function RunProgress<Result>({ control: { run, error, stop } }: { control: RunControl<Result> }) {
  if (error !== null)
    return (
      <p className="error" role="alert">
        {error}
      </p>
    );
  if (!run) return null;
  if (isGoing(run))
    return (
      <p className="waiting" role="status">
        {run.position !== null ? `Waiting: ${run.position} before this one. ` : "Running. "}
        {run.progress && (
          <>
            <progress value={run.progress.done} max={run.progress.total} aria-label="Progress" />{" "}
            {formatNumber(run.progress.done, { decimals: 0 })} of {formatNumber(run.progress.total, { decimals: 0 })}
            {run.progress.ratePerSecond !== null &&
              `, ${formatNumber(run.progress.ratePerSecond, { decimals: 0 })} a second`}
            {run.progress.remainingMs !== null && `, about ${Math.ceil(run.progress.remainingMs / 1000)} s left`}
          </>
        )}{" "}
        <button type="button" onClick={stop}>
          Stop
        </button>
      </p>
    );
  if (run.state === "failed")
    return (
      <p className="error" role="alert">
        {run.problems.map((p) => `${p.place}: found ${p.found}, expected ${p.expected}. ${p.remedy}`).join(" ")}
      </p>
    );
  return run.state === "stopped" ? <p className="why">Stopped early: this is what it has.</p> : null;
}
