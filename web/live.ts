/** New data shows itself: when the ledger has grown, what is on the page is asked again. */
import { useEffect } from "react";
import { mutate } from "swr";

/** Listens while the page is seen: a browser has few connections to one server, and hidden pages must not hold them. */
export function useLiveData(): void {
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
    };
    listen();
    document.addEventListener("visibilitychange", listen);
    return () => {
      document.removeEventListener("visibilitychange", listen);
      events?.close();
    };
  }, []);
}
