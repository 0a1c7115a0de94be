/** The state of a number in a word and a shape: colour is never the only sign. */
import type { StatusItem } from "../../src/api/contract.ts";
import { Said } from "./said.tsx";

const words: Readonly<Record<StatusItem["state"], string>> = {
  present: "",
  stale: "stale",
  "warming-up": "more history needed",
  missing: "no data yet",
  "undefined-result": "undefined",
  "not-applicable": "not applicable",
};

export function StateMark({ state }: { state: StatusItem["state"] }) {
  return state === "present" ? null : <span className={`mark mark-${state}`}>{words[state]}</span>;
}

/** The value, or an em dash with the old value and its age below it. A press opens the way of the number. */
export function Value({
  item,
}: {
  item: Pick<StatusItem, "id" | "shown" | "state" | "last" | "observed" | "shownInterval">;
}) {
  return (
    <span className="value">
      <ExplainLink id={item.id}>{item.shown}</ExplainLink>
      {item.shownInterval !== null && <small>{item.shownInterval}</small>}
      {item.state === "stale" && item.last && (
        <small>
          last {item.last.shown}, observed {item.observed}
        </small>
      )}
    </span>
  );
}

/** A number that explains itself: opens the panel with its formula, inputs and payloads. */
export function ExplainLink({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <button
      type="button"
      className="explain"
      title={`Where does this number come from? (${id})`}
      onClick={() => dispatchEvent(new CustomEvent("explain", { detail: id }))}
    >
      {children}
    </button>
  );
}

export function Waiting({ error }: { error: Error | undefined }) {
  return error ? (
    <p className="error" role="alert">
      <Said text={error.message} />
    </p>
  ) : (
    <p className="waiting" role="status">
      Reading…
    </p>
  );
}
