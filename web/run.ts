/** A heavy run of the server: starts it, follows its events, can stop it. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { RunState } from "../src/api/contract.ts";
import { fetchJson } from "./data.ts";

export type Run<Result> = Omit<RunState, "result"> & { readonly result: Result | null };

export interface RunControl<Result> {
  readonly run: Run<Result> | null;
  readonly error: string | null;
  readonly start: (path: string, body: unknown) => void;
  readonly stop: () => void;
}

export const isGoing = (run: { readonly state: RunState["state"] } | null): boolean =>
  run?.state === "waiting" || run?.state === "running";

/** `first` is a run that was started before, followed until another one is started here. */
export function useRun<Result>(first: Run<Result> | null = null): RunControl<Result> {
  const [own, setRun] = useState<Run<Result> | null>(null);
  const [error, setError] = useState<string | null>(null);
  const run = own ?? first;
  const watched = run && isGoing(run) ? run.id : null;
  useEffect(() => {
    if (watched === null) return;
    const source = new EventSource(`/api/runs/${encodeURIComponent(watched)}/events`);
    source.addEventListener("state", (event) => {
      const state = JSON.parse((event as MessageEvent<string>).data) as Run<Result>;
      setRun(state);
      if (!isGoing(state)) source.close();
    });
    return () => source.close();
  }, [watched]);
  const asked = useRef(0);
  const start = useCallback((path: string, body: unknown) => {
    const question = ++asked.current;
    setError(null);
    setRun(null);
    void fetchJson(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }).then(
      (started) => {
        if (question === asked.current) setRun(started as Run<Result>);
      },
      (fault) => setError(fault instanceof Error ? fault.message : String(fault)),
    );
  }, []);
  const stop = useCallback(() => {
    if (run) void fetchJson(`/api/runs/${encodeURIComponent(run.id)}/stop`, { method: "POST" }).catch(() => {});
  }, [run]);
  return { run, error, start, stop };
}
