/** Runs the lab's engine for the newest choices and hands back the newest pictures. */
import { useEffect, useRef, useState } from "react";
import type { ScenarioAnswer, ScenarioBasis } from "../../src/simulation/market-system/answer.ts";
import type { EnsembleResult } from "../../src/simulation/market-system/ensemble.ts";
import { LabEngine } from "./engine.ts";
import type { LabRequest } from "./messages.ts";
import { summarise, type WorldsSummary } from "./worlds.ts";

export interface LabPicture {
  readonly basis: ScenarioBasis;
  readonly askedAt: number | null;
  readonly answer: ScenarioAnswer;
  /** Absent while the worlds of this answer are built. */
  readonly worlds: EnsembleResult | undefined;
  readonly summary: WorldsSummary | undefined;
}

/** The scenario is shown without its worlds when they take longer than this: they are built anew then. */
const patienceMs = 150;

export function useLab(request: LabRequest | undefined): {
  picture: LabPicture | undefined;
  error: string | undefined;
} {
  const [picture, setPicture] = useState<LabPicture>();
  const [error, setError] = useState<string>();
  const engine = useRef<LabEngine>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: LabPicture): void => {
      clearTimeout(timer);
      setError(undefined);
      setPicture(next);
    };
    engine.current = new LabEngine({
      answered: ({ basis, askedAt }, answer) => {
        clearTimeout(timer);
        timer = setTimeout(() => show({ basis, askedAt, answer, worlds: undefined, summary: undefined }), patienceMs);
      },
      ran: ({ basis, askedAt }, answer, worlds) =>
        show({ basis, askedAt, answer, worlds, summary: summarise(worlds, answer, basis) }),
      failed: (message) => {
        clearTimeout(timer);
        setError(message);
      },
    });
    return () => {
      clearTimeout(timer);
      engine.current?.close();
      engine.current = undefined;
    };
  }, []);
  useEffect(() => {
    if (request) engine.current?.request(request);
  }, [request]);
  return { picture, error };
}
