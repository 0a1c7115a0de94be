/** New data shows itself: when the ledger has grown, what is on the page is asked again. */
import { useEffect, useState } from "react";
import { mutate } from "swr";
import type { RoundState } from "../src/api/contract.ts";

/**
 * Listens while the page is seen: a browser has few connections to one server, and hidden pages must not hold them.
 * Returns how far the questions to the publishers at the start have come, while they last.
 */
export function useLiveData(): RoundState | null {
  const [round, setRound] = useState<RoundState | null>(null);
  useEffect(() => {
    let events: EventSource | undefined;
    let shown: number | undefined;
    const listen = () => {
      events?.close();
      events = undefined;
      if (document.hidden) return;
      events = new EventSource("/api/events");
      events.addEventListener("head", ({ data }: MessageEvent<string>) => {
        const head = Number(data);
        const isNews = shown !== undefined && head > shown;
        shown = head;
        if (isNews) void mutate(() => true);
      });
      events.addEventListener("collection", ({ data }: MessageEvent<string>) =>
        setRound(JSON.parse(data) as RoundState | null),
      );
    };
    listen();
    document.addEventListener("visibilitychange", listen);
    return () => {
      document.removeEventListener("visibilitychange", listen);
      events?.close();
    };
  }, []);
  return round;
}
