/** How far simulated paths are, for a terminal. */
import type { CommandIo } from "./define.ts";

const progressEveryMs = 2000;

/** Paths done, rate and remaining time on stderr, at most every two seconds. */
export function progressTo(io: CommandIo): (done: number, total: number) => void {
  const start = performance.now();
  let said = start;
  return (done, total) => {
    const now = performance.now();
    if (now - said < progressEveryMs && done < total) return;
    said = now;
    const rate = (1000 * done) / Math.max(1, now - start);
    const left = done < total ? `, about ${Math.ceil((total - done) / rate)} s left` : "";
    io.err(`${done} of ${total} paths, ${rate.toFixed(0)} a second${left}\n`);
  };
}
